package brainfuck_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func Example() {
	p, err := brainfuck.Compile([]byte("++++++++[>+++++++++<-]>.+."), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := p.Run(context.Background(), os.Stdin, os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output: HI
}

func ExampleSyntaxError() {
	_, err := brainfuck.Compile([]byte("+[>+"), &brainfuck.Options{Name: "loop.b"})
	fmt.Println(err)
	var wrong *brainfuck.SyntaxError
	if errors.As(err, &wrong) {
		fmt.Print(wrong.Excerpt())
	}
	// Output:
	// loop.b:1:2: this [ is never closed: the program ends at 1:5
	// 1 | +[>+
	//   |  ^ never closed
	// 1 | +[>+
	//   |     ^ the program ends here
}

func mustCompile(t *testing.T, src string, o *brainfuck.Options) *brainfuck.Program {
	t.Helper()
	p, err := brainfuck.Compile([]byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRangeError(t *testing.T) {
	p := mustCompile(t, "+.\n >> \n <<<-", &brainfuck.Options{Name: "a.b", TapeLeft: 0, Tape: 100})
	for name, run := range map[string]func() error{
		"machine code": func() error { return p.Run(t.Context(), nil, nil) },
		"interpreter":  func() error { return p.Interpret(t.Context(), nil, nil) },
	} {
		err := run()
		var outside *brainfuck.RangeError
		if !errors.As(err, &outside) {
			t.Fatalf("%s: %v", name, err)
		}
		want := brainfuck.RangeError{Name: "a.b", Pos: brainfuck.Position{Offset: 12, Line: 3, Column: 5}, Cell: -1, Right: 100}
		if *outside != want {
			t.Errorf("%s: %+v, want %+v", name, *outside, want)
		}
	}
}

func TestInputError(t *testing.T) {
	p := mustCompile(t, ",.,", &brainfuck.Options{EOF: brainfuck.EOFError})
	var out bytes.Buffer
	err := p.Run(t.Context(), strings.NewReader("x"), &out)
	var end *brainfuck.InputError
	if !errors.As(err, &end) || end.Pos.Column != 3 || out.String() != "x" {
		t.Errorf("%v after %q", err, &out)
	}
}

func TestWrongOptions(t *testing.T) {
	for _, o := range []brainfuck.Options{
		{Cell: 7}, {Tape: -1}, {TapeLeft: -1}, {Tape: 1 << 62}, {Tape: 1 << 44, Cell: 64}, {TapeLeft: 1 << 47},
		{EOF: 9}, {Level: 9},
	} {
		_, err := brainfuck.Compile(nil, &o)
		var wrong *brainfuck.OptionError
		if !errors.As(err, &wrong) {
			t.Errorf("%+v: %v, want an *OptionError", o, err)
		}
	}
}

func TestNames(t *testing.T) {
	for _, e := range []brainfuck.EOF{brainfuck.EOFSame, brainfuck.EOFZero, brainfuck.EOFMinusOne, brainfuck.EOFError} {
		if got, err := brainfuck.ParseEOF(e.String()); got != e || err != nil {
			t.Errorf("ParseEOF(%q) = %v, %v", e, got, err)
		}
	}
	for _, m := range []brainfuck.IOMode{brainfuck.Buffered, brainfuck.Syscall, brainfuck.Libc} {
		if got, err := brainfuck.ParseIOMode(m.String()); got != m || err != nil {
			t.Errorf("ParseIOMode(%q) = %v, %v", m, got, err)
		}
	}
	if _, err := brainfuck.ParseEOF("none"); err == nil {
		t.Error("ParseEOF accepts any name")
	}
	if _, err := brainfuck.ParseIOMode(""); err == nil {
		t.Error("ParseIOMode accepts any name")
	}
}

func TestSeparatorAndDump(t *testing.T) {
	var dumped strings.Builder
	p := mustCompile(t, "+>++#,.!x", &brainfuck.Options{Name: "d.b", Separator: true, Dump: true, DumpTo: &dumped})
	if string(p.Input()) != "x" {
		t.Errorf("input %q", p.Input())
	}
	var out strings.Builder
	if err := p.Run(t.Context(), bytes.NewReader(p.Input()), &out); err != nil || out.String() != "x" {
		t.Errorf("%v, output %q", err, &out)
	}
	if got := dumped.String(); !strings.HasPrefix(got, "d.b:1:5: pointer at cell 1;") || !strings.Contains(got, " 1 [2] 0 ") {
		t.Errorf("dump %q", got)
	}
}

func TestFarCellsOfTheDefaultTape(t *testing.T) {
	// Programs that compilers wrote touch this cell.
	p := mustCompile(t, strings.Repeat(">", 51_380_292)+"+.", nil)
	var out bytes.Buffer
	if err := p.Run(t.Context(), nil, &out); err != nil || out.String() != "\x01" {
		t.Errorf("%v, output %q", err, &out)
	}
}

func TestContextEndsEveryMode(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	p := mustCompile(t, "+[>+<]", nil)
	for _, mode := range []brainfuck.IOMode{brainfuck.Buffered, brainfuck.Syscall} {
		x, err := p.Load(mode)
		if errors.Is(err, errors.ErrUnsupported) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		if err := x.Run(ctx, null, null); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%v: %v", mode, err)
		}
		cancel()
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Run(ctx, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that is done: %v", err)
	}
	if err := p.Interpret(ctx, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("the interpreter, with a context that is done: %v", err)
	}
}

func TestListing(t *testing.T) {
	p := mustCompile(t, "+\n.", nil)
	l, err := p.Listing(brainfuck.Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	seen := false
	for i, line := range l.Lines {
		if i > 0 && line.Offset <= l.Lines[i-1].Offset || line.Offset > len(l.Code) {
			t.Errorf("line %d is at %d", i, line.Offset)
		}
		seen = seen || line.Pos.Line == 2
	}
	if !seen {
		t.Error("no code comes from line 2")
	}
}

// A loop that became a product blames its [ when its counter is off the tape, as
// the loop does.
func TestRangeErrorOfAProduct(t *testing.T) {
	for level := brainfuck.Level0; level <= brainfuck.Level2; level++ {
		p, err := brainfuck.Compile([]byte("+>>[-<<+++>>]"), &brainfuck.Options{Tape: 1, Level: level})
		if err != nil {
			t.Fatal(err)
		}
		var off *brainfuck.RangeError
		if err := p.Run(context.Background(), nil, nil); !errors.As(err, &off) || off.Pos.Offset != 3 || off.Cell != 2 {
			t.Errorf("level %d: %v", level, err)
		}
	}
}
