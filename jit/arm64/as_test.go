package arm64

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// ownLabel is how statements for gnuAs and listings name labels.
var ownLabel = regexp.MustCompile(`\bL(\d+)\b`)

// gnuAs assembles statements with GNU as for AArch64, all in one run, and
// returns the bytes of each. Labels L1, L2, ... are each statement's own. The
// test is skipped where GNU as is not installed.
func gnuAs(t *testing.T, statements []string) [][]byte {
	t.Helper()
	object, complaints := runAs(t, statements)
	if complaints != "" {
		t.Fatalf("as: %.2000s", complaints)
	}
	return object
}

// gnuAsAccepts returns which of the statements GNU as assembles.
func gnuAsAccepts(t *testing.T, statements []string) []bool {
	t.Helper()
	accepted := make([]bool, len(statements))
	for i := range accepted {
		accepted[i] = true
	}
	_, complaints := runAs(t, statements)
	for _, m := range asError.FindAllStringSubmatch(complaints, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			t.Fatal(err)
		}
		accepted[(n-2)/2] = false // two lines for each statement, after the header
	}
	return accepted
}

var asError = regexp.MustCompile(`:(\d+): (?:Error|Warning):`)

// asHeader turns on the extensions that we have.
const asHeader = ".arch armv8.2-a+lse+fp16; .text; .Lstart:\n"

// runAs returns the bytes of the statements, or what as has to complain about.
func runAs(t *testing.T, statements []string) (code [][]byte, complaints string) {
	t.Helper()
	as, err := exec.LookPath("aarch64-linux-gnu-as")
	if err != nil {
		t.Skip("GNU as for AArch64 (Debian: binutils-aarch64-linux-gnu) is not installed")
	}
	var text, ends bytes.Buffer
	for i, s := range statements {
		own := fmt.Sprintf(".L%d_$1", i)
		fmt.Fprintf(&text, "%s\n.Lend%d:\n", ownLabel.ReplaceAllString(s, own), i)
		fmt.Fprintf(&ends, ".4byte .Lend%d-.Lstart\n", i)
	}
	object := filepath.Join(t.TempDir(), "a.o")
	cmd := exec.Command(as, "-o", object, "-")
	cmd.Stdin = bytes.NewBufferString(asHeader + text.String() + ".section ends\n" + ends.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, string(out) + err.Error()
	}
	f, err := elf.Open(object)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, offsets := section(t, f, ".text"), section(t, f, "ends")
	start := 0
	for i := range statements {
		end := int(binary.LittleEndian.Uint32(offsets[4*i:]))
		code = append(code, all[start:end])
		start = end
	}
	return code, ""
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
