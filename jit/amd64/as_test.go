package amd64

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// ownLabel is how statements for gnuAs and listings name labels.
var ownLabel = regexp.MustCompile(`\bL(\d+)\b`)

// gnuAs assembles statements in Intel's syntax with GNU as, all in one run, and
// returns the bytes of each. Labels L1, L2, ... are each statement's own. The
// test is skipped where GNU as is not installed.
func gnuAs(t *testing.T, statements []string) [][]byte {
	t.Helper()
	as, err := exec.LookPath("as")
	if err != nil {
		t.Skip("GNU as is not installed")
	}
	var text, ends bytes.Buffer
	for i, s := range statements {
		own := fmt.Sprintf(".L%d_$1", i)
		fmt.Fprintf(&text, "%s\n.Lend%d:\n", ownLabel.ReplaceAllString(s, own), i)
		fmt.Fprintf(&ends, ".4byte .Lend%d-.Lstart\n", i)
	}
	object := filepath.Join(t.TempDir(), "a.o")
	cmd := exec.Command(as, "--64", "-o", object, "-")
	cmd.Stdin = bytes.NewBufferString(".intel_syntax noprefix\n.text\n.Lstart:\n" + text.String() + ".section ends\n" + ends.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("as: %v\n%.2000s", err, out)
	}
	f, err := elf.Open(object)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	code, offsets := section(t, f, ".text"), section(t, f, "ends")
	result := make([][]byte, len(statements))
	start := 0
	for i := range statements {
		end := int(binary.LittleEndian.Uint32(offsets[4*i:]))
		result[i] = code[start:end]
		start = end
	}
	return result
}

// section returns the contents of a section of an object. It may hold no
// relocations: those would be bytes that as has not made up its mind about.
func section(t *testing.T, f *elf.File, name string) []byte {
	t.Helper()
	if f.Section(".rela"+name) != nil {
		t.Fatalf("as left relocations in %s", name)
	}
	data, err := f.Section(name).Data()
	if err != nil {
		t.Fatal(err)
	}
	return data
}
