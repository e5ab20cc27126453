package bftest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A Program is one of testdata/programs or of the corpus, with what it must do.
type Program struct {
	Name   string
	Source []byte
	Input  []byte
	// Output is what the program must write, before it fails if it does. It is
	// nil if that is not known: run the program and compare engines.
	Output []byte
	// Bits are the cell widths, and EOFs the conventions for the end of the
	// input, that the Output holds for.
	Bits []int
	EOFs []ir.EOF
	// Right and Left are the cells of the tape that the program needs to have,
	// from the start cell to the right end and left of the start cell.
	Right, Left int64
	// Steps is about how many commands the program executes, 0 if fewer than
	// 100 million or unknown.
	Steps int64
	// Fail is how the program must fail: "range" and "input" at a Line and
	// Column, "syntax" (it must not be run), "timeout" (it never ends), or ""
	// if it must end well.
	Fail         string
	Line, Column int
}

// Machine returns the machine to run the program on.
func (p *Program) Machine(eof ir.EOF) ir.Machine {
	return ir.Machine{Right: p.Right, Left: p.Left, EOF: eof}
}

// Programs returns the programs of testdata/programs. The README there tells
// what the files of a program are.
func Programs(t testing.TB) []*Program {
	t.Helper()
	dir := filepath.Join(moduleRoot(t), "testdata", "programs")
	sources, err := filepath.Glob(filepath.Join(dir, "*.b"))
	if err != nil || len(sources) == 0 {
		t.Fatalf("no programs in %s: %v", dir, err)
	}
	var programs []*Program
	for _, source := range sources {
		base := strings.TrimSuffix(source, ".b")
		p := newProgram(filepath.Base(base), read(t, source))
		p.Bits = []int{8, 16, 32, 64}
		p.EOFs = []ir.EOF{ir.EOFSame, ir.EOFZero, ir.EOFMinus, ir.EOFError}
		p.Input = readIfAny(t, base+".in")
		p.Output = readIfAny(t, base+".out")
		for option := range strings.FieldsSeq(string(readIfAny(t, base+".opts"))) {
			if err := p.set(option); err != nil {
				t.Fatalf("%s.opts: %v", p.Name, err)
			}
		}
		programs = append(programs, p)
	}
	return programs
}

func newProgram(name string, source []byte) *Program {
	return &Program{Name: name, Source: source, Right: DefaultTape}
}

// set applies an option of an .opts file.
func (p *Program) set(option string) error {
	key, value, _ := strings.Cut(option, "=")
	var err error
	switch key {
	case "cell":
		p.Bits, err = parseBits(value)
	case "eof":
		p.EOFs, err = parseEOFs(value)
	case "tape":
		p.Right, err = strconv.ParseInt(value, 10, 64)
	case "tape-left":
		p.Left, err = strconv.ParseInt(value, 10, 64)
	case "steps":
		p.Steps, err = strconv.ParseInt(value, 10, 64)
	case "repeat":
		var n int
		n, err = strconv.Atoi(value)
		p.Output = bytes.Repeat(p.Output, n)
	case "fail":
		kind, at, _ := strings.Cut(value, ":")
		p.Fail = kind
		if at != "" {
			_, err = fmt.Sscanf(at, "%d:%d", &p.Line, &p.Column)
		}
	default:
		err = fmt.Errorf("unknown option %q", option)
	}
	return err
}

func parseBits(list string) ([]int, error) {
	var bits []int
	for v := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(v)
		if err != nil {
			return nil, err
		}
		bits = append(bits, n)
	}
	return bits, nil
}

func parseEOFs(list string) ([]ir.EOF, error) {
	var eofs []ir.EOF
	for v := range strings.SplitSeq(list, ",") {
		switch v {
		case "same":
			eofs = append(eofs, ir.EOFSame)
		case "0":
			eofs = append(eofs, ir.EOFZero)
		case "-1":
			eofs = append(eofs, ir.EOFMinus)
		case "error":
			eofs = append(eofs, ir.EOFError)
		default:
			return nil, fmt.Errorf("unknown end of input %q", v)
		}
	}
	return eofs, nil
}

// Corpus returns the programs of the corpus that engines are compared on. It
// is no part of the project: tests look for it where BF_CORPUS says, or in
// shared/corpus beside the project, and are skipped where it is missing.
func Corpus(t testing.TB) []*Program {
	t.Helper()
	dir := os.Getenv("BF_CORPUS")
	if dir == "" {
		dir = filepath.Join(moduleRoot(t), "..", "shared", "corpus")
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "manifest.tsv"))
	if err != nil {
		t.Skipf("no corpus (set BF_CORPUS to its folder): %v", err)
	}
	var programs []*Program
	for line := range strings.Lines(string(manifest)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		p, err := corpusProgram(t, dir, strings.Split(strings.TrimSpace(line), "\t"))
		if err != nil {
			t.Fatalf("manifest.tsv: %q: %v", line, err)
		}
		programs = append(programs, p)
	}
	return programs
}

// corpusProgram loads a program by its line of the manifest: name, widths,
// ends of input, input and output, "-" for none.
func corpusProgram(t testing.TB, dir string, fields []string) (*Program, error) {
	if len(fields) != 5 {
		return nil, fmt.Errorf("%d fields, want 5", len(fields))
	}
	p := newProgram(strings.TrimSuffix(fields[0], ".b"), read(t, filepath.Join(dir, fields[0])))
	var err error
	if p.Bits, err = parseBits(fields[1]); err != nil {
		return nil, err
	}
	if p.EOFs, err = parseEOFs(fields[2]); err != nil {
		return nil, err
	}
	if fields[3] != "-" {
		p.Input = read(t, filepath.Join(dir, fields[3]))
	}
	if fields[4] != "-" {
		p.Output = read(t, filepath.Join(dir, fields[4]))
	}
	switch p.Name { // by what the corpus says about them in words
	case "cristofd-open", "cristofd-close":
		p.Fail = "syntax"
	case "cristofd-leftmargin", "cristofd-rightmargin":
		p.Fail, p.Right = "range", 30_000 // they measure the tape by walking off it
	}
	return p, nil
}

// moduleRoot returns the folder of go.mod, which this file is below.
func moduleRoot(t testing.TB) string {
	_, file, _, ok := runtime.Caller(0)
	dir := filepath.Dir(file)
	if !ok || !filepath.IsAbs(dir) { // built with -trimpath
		var err error
		if dir, err = os.Getwd(); err != nil {
			t.Fatal(err)
		}
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the tests")
		}
		dir = parent
	}
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readIfAny returns the contents of a file, empty if there is none.
func readIfAny(t testing.TB, name string) []byte {
	t.Helper()
	if _, err := os.Stat(name); os.IsNotExist(err) {
		return []byte{}
	}
	return read(t, name)
}
