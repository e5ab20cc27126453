package debug

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A story is a program and moves, with what is to be seen after each.
func story(t *testing.T, d *Debugger, moves ...any) {
	t.Helper()
	for i := 0; i < len(moves); i += 2 {
		stop := moves[i].(func(*Debugger, context.Context) Stop)(d, t.Context())
		got := fmt.Sprintf("%v at %v, cell %d", stop, d.Position(), d.Pointer())
		if want := moves[i+1].(string); got != want {
			t.Fatalf("move %d: %s, want %s", i/2, got, want)
		}
	}
}

// both runs a test with machine code and without it.
func both(t *testing.T, f func(t *testing.T, o Options)) {
	t.Run("machine code", func(t *testing.T) { f(t, Options{}) })
	t.Run("commands", func(t *testing.T) { f(t, Options{Interpret: true}) })
}

var (
	step     = func(d *Debugger, _ context.Context) Stop { return d.Step() }
	stepRun  = (*Debugger).StepRun
	over     = (*Debugger).StepOver
	out      = (*Debugger).StepOut
	proceed  = (*Debugger).Continue
	back     = (*Debugger).Back
	backRun  = (*Debugger).BackRun
	backOver = (*Debugger).BackOver
	reverse  = (*Debugger).ReverseContinue
)

func TestSteps(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "+++[>++<-]>.<", "", o)
		story(t, d,
			stepRun, "step at 1:4, cell 0",
			step, "step at 1:5, cell 0",
			out, "step at 1:11, cell 0",
			backOver, "step at 1:4, cell 0",
			over, "step at 1:11, cell 0",
			back, "step at 1:10, cell 0",
			proceed, "the program has ended at 1:14, cell 0",
			step, "the program has ended at 1:14, cell 0",
			backRun, "step at 1:13, cell 1",
			reverse, "the beginning at 1:1, cell 0",
			back, "the beginning at 1:1, cell 0",
		)
		if out := string(d.Output()); out != "" {
			t.Errorf("output %q at the beginning", out)
		}
	})
}

func TestBreakpoints(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "+++[>++<-]>.<", "", o)
		if b, err := d.SetBreakpoint(5, "[0] == 2"); err != nil || b.Offset != 5 {
			t.Fatal(b, err)
		}
		d.SetBreakpoint(10, "")
		story(t, d,
			proceed, "breakpoint at 1:6, cell 1",
			proceed, "breakpoint at 1:11, cell 0",
			reverse, "breakpoint at 1:6, cell 1",
			reverse, "the beginning at 1:1, cell 0",
		)
		if !d.ClearBreakpoint(5) || d.ClearBreakpoint(6) || len(d.Breakpoints()) != 1 {
			t.Error("clearing breakpoints")
		}
		story(t, d, proceed, "breakpoint at 1:11, cell 0")
		if _, err := d.SetBreakpoint(99, ""); err == nil || !strings.Contains(err.Error(), "1:14") {
			t.Errorf("a breakpoint after the end: %v", err)
		}
	})
}

func TestHashIsABreakpoint(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		o.Dump = true
		d := open(t, "++[#-]#", "", o)
		story(t, d,
			proceed, "breakpoint at 1:4, cell 0",
			proceed, "breakpoint at 1:4, cell 0",
			proceed, "breakpoint at 1:7, cell 0",
			reverse, "breakpoint at 1:4, cell 0",
			proceed, "breakpoint at 1:7, cell 0",
			proceed, "the program has ended at 1:8, cell 0",
		)
	})
}

func TestWatchpoints(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "++[>+++<-]>[-]", "", o)
		if err := d.Watch(1); err != nil {
			t.Fatal(err)
		}
		story(t, d,
			proceed, "cell 1 changes from 0 to 1 at 1:6, cell 1",
			proceed, "cell 1 changes from 1 to 2 at 1:7, cell 1",
			reverse, "cell 1 changes from 1 to 2 at 1:6, cell 1",
			reverse, "cell 1 changes from 0 to 1 at 1:5, cell 1",
			reverse, "the beginning at 1:1, cell 0",
		)
		d.Unwatch(1)
		if err := d.Watch(-1); err == nil {
			t.Error("a cell off the tape is watched")
		}
	})
}

func TestInput(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d, err := New([]byte(",.,."), &o)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		story(t, d, proceed, "the program wants input at 1:1, cell 0")
		d.Feed([]byte("a"))
		story(t, d, proceed, "the program wants input at 1:3, cell 0", step, "the program wants input at 1:3, cell 0")
		story(t, d, reverse, "the beginning at 1:1, cell 0", step, "step at 1:2, cell 0") // with the same input
		d.EndInput()
		story(t, d, proceed, "the program has ended at 1:5, cell 0")
		if got := string(d.Output()); got != "aa" {
			t.Errorf("output %q", got)
		}
	})
}

func TestChangedCell(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "+++[.-]>[<]<", "", o)
		story(t, d, over, "step at 1:2, cell 0")
		if err := d.SetCell(0, -2); err != nil {
			t.Fatal(err)
		}
		story(t, d, stepRun, "step at 1:4, cell 0", back, "step at 1:3, cell 0", back, "step at 1:2, cell 0")
		if v, _ := d.Cell(0); v != 254 {
			t.Errorf("cell 0 is %d where it was changed to -2", v)
		}
		story(t, d, back, "step at 1:1, cell 0", step, "step at 1:2, cell 0")
		if v, _ := d.Cell(0); v != 1 {
			t.Errorf("cell 0 is %d: going back beyond the change has not undone it", v)
		}
		for _, bad := range []int64{256, -129} {
			if err := d.SetCell(0, bad); err == nil {
				t.Errorf("a cell of 8 bits takes %d", bad)
			}
		}
		if err := d.SetCell(-1, 0); err == nil {
			t.Error("a cell off the tape is changed")
		}
		d.SetCell(0, 0)
		story(t, d, proceed, "the program has ended at 1:13, cell 0")
	})
}

func TestFailure(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "+.<<+", "", o)
		story(t, d,
			proceed, "program:1:5: the program leaves the tape on the left: cell -2, but the cells are 0 to 67108863 at 1:5, cell -2",
			back, "step at 1:4, cell -1",
			proceed, "program:1:5: the program leaves the tape on the left: cell -2, but the cells are 0 to 67108863 at 1:5, cell -2",
		)
		o.EOF = brainfuck.EOFError
		d = open(t, "+[.,]", "x", o)
		story(t, d,
			proceed, "program:1:4: the program reads, but the input has ended at 1:4, cell 0",
			reverse, "the beginning at 1:1, cell 0",
		)
	})
}

// TestPause: an endless program can be stopped, and goes on then.
func TestPause(t *testing.T) {
	both(t, func(t *testing.T, o Options) {
		d := open(t, "+[>+<]", "", o)
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if stop := d.Continue(ctx); stop.Reason != Paused {
			t.Fatal(stop)
		}
		before := d.Turns()
		d.SetHorizon(before + 1000)
		if stop := d.Resume(t.Context()); stop.Reason != Paused || d.Turns() != before+1000 {
			t.Errorf("%v after %d turns, want 1000", stop, d.Turns()-before)
		}
	})
}

func TestExpressions(t *testing.T) {
	d := open(t, "+++>++<", "", Options{})
	d.Continue(t.Context())
	for text, want := range map[string]string{
		"[]": "3", "[1]": "2", "p": "0", "[p+1]": "2", "[[1]-1]==2": "1", "1-1-1": "-1", "-[1]": "-2",
		"[0]>[1] && p==0": "1", "0||1": "1", "0&&[99999999999]": "0", "'A'": "65", "0x10": "16", "out+in+turns": "0",
		"(1+1)==2": "1", "1<=1": "1", "2!=2": "0", "[-1]": "cell -1 is not on the tape",
		"[": `expression "[": something is missing at the end`, "[0": `expression "[0": a ] is missing`,
		"1 1": `expression "1 1": unexpected "1"`, "q": `expression "q": "q" is no number, p, in, out, turns or [cell]`, "(1": `expression "(1": a ) is missing`,
	} {
		e, err := ParseExpr(text)
		got := fmt.Sprint(err)
		if err == nil {
			v, err := e.Eval(d)
			if got = fmt.Sprint(v); err != nil {
				got = err.Error()
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestLoopsAndPlaces(t *testing.T) {
	d := open(t, "+[\n [-]\n]", "", Options{})
	if _, err := d.SetBreakpoint(5, ""); err != nil {
		t.Fatal(err)
	}
	story(t, d, proceed, "breakpoint at 2:3, cell 0")
	if got := fmt.Sprint(d.Loops()); got != "[2:2 1:2]" {
		t.Errorf("loops %s", got)
	}
	for at, want := range map[[2]int]int{{1, 1}: 0, {1, 9}: 2, {2, 3}: 5, {3, 1}: 8, {9, 1}: 9} {
		if got := d.OffsetAt(at[0], at[1]); got != want {
			t.Errorf("offset of %v is %d, want %d", at, got, want)
		}
	}
	if got := fmt.Sprint(d.Commands(3, 8)); got != "[4 5 6]" {
		t.Errorf("commands %s", got)
	}
}
