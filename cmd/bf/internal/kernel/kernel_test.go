package kernel

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// build translates a program for the kernel.
func build(t *testing.T, src []byte, o *brainfuck.Options, b brainfuck.BPFOptions) []byte {
	t.Helper()
	p, err := brainfuck.Compile(src, o)
	if err != nil {
		t.Fatal(err)
	}
	object, err := p.Build(brainfuck.BPF, &brainfuck.BuildOptions{BPF: b})
	if err != nil {
		t.Fatal(err)
	}
	return object
}

// load loads a whole program, or skips the test where the kernel does not let it.
func load(t *testing.T, object []byte) *Program {
	t.Helper()
	p, err := Load(object)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func program(t *testing.T, name string) []byte {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("../../../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestRun(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 1<<14) // more than the buffers hold
	for _, c := range []struct {
		name, src   string
		o           brainfuck.Options
		input, want string
		err         error
	}{
		{name: "nothing"},
		{name: "cat", src: ",[.,]", o: brainfuck.Options{EOF: brainfuck.EOFZero}, input: long, want: long},
		{name: "cat 64", src: ",+[-.,+]", o: brainfuck.Options{Cell: 64, EOF: brainfuck.EOFMinusOne}, input: long, want: long},
		{name: "end of input", src: ",.,.,.", input: "a", want: "aaa"},
		{name: "end of input fails", src: ".,.,\n ,.", o: brainfuck.Options{EOF: brainfuck.EOFError}, input: "ab", want: "\x00a",
			err: &brainfuck.InputError{Pos: brainfuck.Position{Offset: 6, Line: 2, Column: 2}}},
		{name: "left", src: "+.\n<<+", want: "\x01",
			err: &brainfuck.RangeError{Pos: brainfuck.Position{Offset: 5, Line: 2, Column: 3}, Cell: -2, Right: 10}},
		{name: "right", src: "+[>+]", o: brainfuck.Options{TapeLeft: 3},
			err: &brainfuck.RangeError{Pos: brainfuck.Position{Offset: 3, Line: 1, Column: 4}, Cell: 10, Left: 3, Right: 10}},
		{name: "scan", src: "+>+>+>+[>]+<<<<[<]-", o: brainfuck.Options{Cell: 32},
			err: &brainfuck.RangeError{Pos: brainfuck.Position{Offset: 17, Line: 1, Column: 18}, Cell: -1, Right: 10}},
		{name: "far away and back", src: strings.Repeat(">", 5000) + strings.Repeat("<", 4999) + "+.", want: "\x01"},
		{name: "a product of cells far apart", src: "+++[-" + strings.Repeat(">", 9000) + "++" + strings.Repeat("<", 9000) + "]" + strings.Repeat(">", 9000) + ".",
			o: brainfuck.Options{Cell: 64, Tape: 10000}, want: "\x06"},
		{name: "nothing to the left of 5", src: ">>>>>[<<<<<<+]<<<<<.", want: "\x00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.Name, c.o.Tape = "program", cmp.Or(c.o.Tape, 10)
			p := load(t, build(t, []byte(c.src), &c.o, brainfuck.BPFOptions{}))
			var out bytes.Buffer
			err := p.Run(t.Context(), strings.NewReader(c.input), &out)
			if out.String() != c.want {
				t.Errorf("output %.80q, want %.80q", out.String(), c.want)
			}
			if fmt.Sprint(err) != fmt.Sprint(named(c.err)) {
				t.Errorf("error %v, want %v", err, named(c.err))
			}
		})
	}
}

// named puts the program's name into an error.
func named(err error) error {
	switch err := err.(type) {
	case *brainfuck.RangeError:
		err.Name = "program"
	case *brainfuck.InputError:
		err.Name = "program"
	}
	return err
}

// A program that runs for longer than the kernel lets it goes on, and stops when
// it is told to.
func TestRunLong(t *testing.T) {
	p := load(t, build(t, []byte("+.[>+++[->++<]<]"), &brainfuck.Options{Tape: 10}, brainfuck.BPFOptions{}))
	ctx, cancel := context.WithTimeout(t.Context(), 600*time.Millisecond)
	defer cancel()
	var out bytes.Buffer
	if err := p.Run(ctx, nil, &out); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v, want that the deadline ends it", err)
	}
	if out.String() != "\x01" {
		t.Errorf("output %q", out.String())
	}
}

func TestRunMandelbrot(t *testing.T) {
	src := program(t, "programs/mandelbrot.b")
	p := load(t, build(t, src, nil, brainfuck.BPFOptions{}))
	var out bytes.Buffer
	if err := p.Run(t.Context(), nil, &out); err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(program(t, "programs/mandelbrot.out")), out.String()); d != "" {
		t.Error(d)
	}
}

// The verifier's refusal names the command: here, after somebody has damaged the
// instruction that computes an address.
func TestRejected(t *testing.T) {
	object := build(t, []byte("comment\n  +\n.[-]"), &brainfuck.Options{Name: "damaged.b", Tape: 10}, brainfuck.BPFOptions{})
	good := []byte{0xbf, 0x79, 0, 0, 0, 0, 0, 0} // r9 = r7
	bad := []byte{0xbf, 0x69, 0, 0, 0, 0, 0, 0}  // r9 = r6
	if !bytes.Contains(object, good) {
		t.Fatal("no such instruction to damage")
	}
	_, err := Load(bytes.Replace(object, good, bad, 1))
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	var rejected *RejectedError
	if !errors.As(err, &rejected) {
		t.Fatalf("%v, want a *RejectedError", err)
	}
	const want = "damaged.b:2:3: the kernel's verifier rejects the program: R9 invalid mem access 'scalar'"
	if d := diff.Diff(want, err.Error()); d != "" {
		t.Error(d)
	}
}

func TestNotOurs(t *testing.T) {
	for _, object := range [][]byte{nil, []byte("no object")} {
		if _, err := Load(object); !errors.Is(err, errNotOurs) {
			t.Errorf("%q: %v", object, err)
		}
	}
	filter := build(t, []byte("."), nil, brainfuck.BPFOptions{Type: "xdp"})
	if _, err := Load(filter); err == nil || !strings.Contains(err.Error(), "xdp") {
		t.Errorf("a filter is run: %v", err)
	}
	if _, err := Attach(filter, "/", nil); err == nil || !strings.Contains(err.Error(), "xdp") {
		t.Errorf("a filter for frames is attached to a control group: %v", err)
	}
}
