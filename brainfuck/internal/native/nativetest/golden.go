package nativetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// Golden translates the programs of testdata/*.txtar. A file NAME.ir of an
// archive holds a program, with the configuration in a first comment, and
// NAME.asm its code without the parts that are the same for all, which are in
// frame.txtar. The command of each op is at the position of its
// number, and that of a scan's entry 100 further. If update is set, the code is
// written to the archives.
func (g Generator) Golden(t *testing.T, update bool) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives: ", err)
	}
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		expected := map[string]string{}
		made := &txtar.Archive{Comment: a.Comment}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".asm") {
				expected[f.Name] = string(f.Data)
			}
		}
		for _, f := range a.Files {
			name, found := strings.CutSuffix(f.Name, ".ir")
			if !found {
				continue
			}
			want := expected[name+".asm"]
			var got string
			t.Run(filepath.Base(path)+"/"+name, func(t *testing.T) {
				got = g.translate(t, string(f.Data), filepath.Base(path) == "frame.txtar")
				if diff := cmp.Diff(want, got); diff != "" && !update {
					t.Errorf("code changed (-want +got):\n%s", diff)
				}
			})
			made.Files = append(made.Files, f, txtar.File{Name: name + ".asm", Data: []byte(got)})
		}
		if update {
			if err := os.WriteFile(path, txtar.Format(made), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// translate returns the listing of the code of a program in text form.
func (g Generator) translate(t *testing.T, text string, whole bool) string {
	t.Helper()
	p, err := ir.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Ops {
		p.Ops[i].Pos = int32(i)
		if p.Ops[i].Kind == ir.Scan {
			p.Ops[i].Entry = int32(i) + 100
		}
	}
	first, _, _ := strings.Cut(text, "\n")
	code, err := g.Generate(p, parseConfig(t, first))
	if err != nil {
		t.Fatal(err)
	}
	from := code.Body
	if whole {
		from = 0
	}
	return g.listing(t, code, from)
}

// parseConfig reads a comment such as "; libc eof=zero check".
func parseConfig(t *testing.T, comment string) native.Config {
	t.Helper()
	words, found := strings.CutPrefix(comment, ";")
	if !found {
		return native.Config{}
	}
	cfg := native.Config{Putchar: 0x7f0000010203, Getchar: 0x7f0000040506, Fflush: 0x7f0000070809, Errno: 0x7f00000a0b0c}
	for _, word := range strings.Fields(words) {
		switch word {
		case "syscall":
			cfg.IO = native.Syscall
		case "libc":
			cfg.IO = native.Libc
		case "eof=zero":
			cfg.EOF = ir.EOFZero
		case "eof=minus":
			cfg.EOF = ir.EOFMinus
		case "eof=error":
			cfg.EOF = ir.EOFError
		case "check":
			cfg.CheckLow = true
		default:
			t.Fatalf("unknown word %q in configuration", word)
		}
	}
	return cfg
}

// listing disassembles code from an offset on. In front of the first
// instruction of a command is the command's position.
func (g Generator) listing(t *testing.T, code *native.Code, from int) string {
	t.Helper()
	var s strings.Builder
	last := int32(-2)
	for at := from; at < len(code.Text); {
		for _, mark := range []struct {
			name string
			at   int
		}{{"entry", code.Entry}, {"lo", code.Lo}, {"body", code.Body}} {
			if mark.at == at && from == 0 {
				fmt.Fprintf(&s, "%s:\n", mark.name)
			}
		}
		pos := ""
		if p := code.PosAt(at); p != last {
			last = p
			pos = fmt.Sprint("@", p)
		}
		text, n, err := g.Decode(code.Text, at)
		if err != nil {
			t.Fatalf("at %#x: % x: %v", at, code.Text[at:min(len(code.Text), at+15)], err)
		}
		fmt.Fprintf(&s, "%-4s %04x  %-30s  %s\n", pos, at, fmt.Sprintf("% x", code.Text[at:at+n]), text)
		at += n
	}
	return s.String()
}
