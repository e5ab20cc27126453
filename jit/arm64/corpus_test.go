package arm64

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/jit/asm"
)

var update = flag.Bool("update", false, "rewrite the bytes in testdata/encode")

// A line of testdata/encode is
//
//	bytes | statements | note
//
// The statements are in the manual's syntax, as GNU as reads it, and name the
// methods to call: see statement_test.go. Notes, separated by commas, say what
// is different about a line:
//
//	as: STATEMENTS   what has the same bytes in GNU as, where these statements have others
//	unknown          x/arch's decoder does not know the instruction, or not rightly
//
// In files named errors the first field is empty and the note is the error.
type line struct {
	file       string
	number     int
	bytes      string
	statements string
	note       string
}

const corpusDir = "../../testdata/encode"

func (l line) String() string { return fmt.Sprintf("%s:%d: %s", l.file, l.number, l.statements) }

// as returns the statements for GNU as.
func (l line) as() string {
	if _, s, ok := strings.Cut(l.note, "as: "); ok {
		return s
	}
	return l.statements
}

func readCorpus(t *testing.T, pattern string) []line {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(corpusDir, pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	var all []line
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range strings.Split(string(data), "\n") {
			if s == "" || strings.HasPrefix(s, "#") {
				continue
			}
			f := strings.SplitN(s+"||", "|", 3)
			all = append(all, line{file, i + 1, strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.Trim(f[2], " |")})
		}
	}
	return all
}

// TestCorpus checks the bytes of each line of testdata/encode against our own
// encoders, x/arch's decoder and GNU as.
func TestCorpus(t *testing.T) {
	if *update {
		rewriteCorpus(t)
	}
	lines := readCorpus(t, "arm64-*.txt")
	used := map[string]bool{}
	t.Run("encode", func(t *testing.T) {
		for _, l := range lines {
			var r runner
			if err := r.run(l.statements); err != nil {
				t.Errorf("%v: %v", l, err)
				continue
			}
			for _, m := range r.methods {
				used[m] = true
			}
			code, err := r.a.Bytes()
			if got := fmt.Sprintf("% x", code); err != nil || got != l.bytes {
				t.Errorf("%v: %s (%v), want %s", l, got, err, l.bytes)
			}
		}
	})
	t.Run("complete", func(t *testing.T) { checkComplete(t, used) })
	t.Run("decode", func(t *testing.T) {
		for _, l := range lines {
			err := decodeLine(l)
			if unknown := strings.Contains(l.note, "unknown"); !unknown && err != nil {
				t.Errorf("%v: %v", l, err)
			} else if unknown && err == nil {
				t.Errorf("%v: marked as unknown to x/arch, but it is not", l)
			}
		}
	})
	t.Run("as", func(t *testing.T) {
		var statements []string
		for _, l := range lines {
			statements = append(statements, l.as())
		}
		for i, code := range gnuAs(t, statements) {
			if got := fmt.Sprintf("% x", code); got != lines[i].bytes {
				t.Errorf("%v: GNU as: %s, ours: %s", lines[i], got, lines[i].bytes)
			}
		}
	})
}

// notInCorpus are the methods that have no text of their own: the first ones are
// not complete without a linker, see TestSymbols, and the others make several
// instructions or none.
var notInCorpus = map[string]bool{"MovabsLabel": true, "Adrp": true, "AddLow": true, "MovImm": true, "Movabs": true, "Reserve": true}

// checkComplete reports the methods of Assembler that no line of the corpus
// calls.
func checkComplete(t *testing.T, used map[string]bool) {
	own := reflect.TypeFor[*Assembler]()
	buffer := reflect.TypeFor[*asm.Buffer]()
	for i := range own.NumMethod() {
		name := own.Method(i).Name
		if notInCorpus[name] {
			continue
		}
		if _, inherited := buffer.MethodByName(name); !inherited && !used[name] {
			t.Errorf("no line of %s calls %s", corpusDir, name)
		}
	}
}

// rewriteCorpus replaces the bytes and the errors in the corpus by those that
// the encoders give now, and lines up the columns.
func rewriteCorpus(t *testing.T) {
	files := map[string][]string{}
	for _, l := range append(readCorpus(t, "arm64-*.txt"), readCorpus(t, "errors-arm64.txt")...) {
		if files[l.file] == nil {
			data, err := os.ReadFile(l.file)
			if err != nil {
				t.Fatal(err)
			}
			files[l.file] = strings.Split(string(data), "\n")
		}
		var r runner
		if err := r.run(l.statements); err != nil {
			t.Fatalf("%v: %v", l, err)
		}
		code, err := r.a.Bytes()
		if err != nil {
			l.note = err.Error()
		}
		row := fmt.Sprintf("%-23s | %s", fmt.Sprintf("% x", code), l.statements)
		if l.note != "" {
			row = fmt.Sprintf("%-60s | %s", row, l.note)
		}
		files[l.file][l.number-1] = row
	}
	for file, rows := range files {
		if err := os.WriteFile(file, []byte(strings.Join(rows, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestErrors checks the errors of operands that instructions do not have.
func TestErrors(t *testing.T) {
	for _, l := range readCorpus(t, "errors-arm64.txt") {
		var r runner
		if err := r.run(l.statements); err != nil {
			t.Errorf("%v: %v", l, err)
			continue
		}
		if _, err := r.a.Bytes(); err == nil || err.Error() != l.note {
			t.Errorf("%v:\ngot  %v\nwant %s", l, err, l.note)
		}
		if r.a.Len() != 0 {
			t.Errorf("%v: %d bytes in spite of the error", l, r.a.Len())
		}
	}
}
