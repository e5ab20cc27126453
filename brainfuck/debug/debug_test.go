package debug

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A view is all that can be seen of a program that is being debugged.
type view struct {
	PC, Read int
	Pointer  int64
	Cells    []uint64
	Output   string
	Err      string
}

func look(d *Debugger) view {
	v := view{PC: d.pc, Read: d.read, Pointer: d.p, Output: string(d.Output())}
	first, last := d.Bounds()
	for n := max(first, -600); n <= min(last, 600); n++ {
		c, _ := d.Cell(n)
		v.Cells = append(v.Cells, c)
	}
	for len(v.Cells) > 0 && v.Cells[len(v.Cells)-1] == 0 {
		v.Cells = v.Cells[:len(v.Cells)-1]
	}
	if d.err != nil {
		v.Err = d.err.Error()
	}
	return v
}

func open(t *testing.T, src string, input string, o Options) *Debugger {
	t.Helper()
	d, err := New([]byte(src), &o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	d.Feed([]byte(input))
	d.EndInput()
	return d
}

// randomOptions are a machine for a random program: short tapes too, so that
// there are range errors.
func randomOptions(r *rand.Rand) Options {
	var o Options
	o.Cell = 8 << r.IntN(4)
	o.EOF = brainfuck.EOF(r.IntN(4))
	switch r.IntN(3) {
	case 0:
		o.Tape, o.TapeLeft = int64(1+r.IntN(30)), int64(r.IntN(10))
	case 1:
		o.Tape = 4096
	}
	return o
}

func seeds(t *testing.T, many int) uint64 {
	if testing.Short() {
		return uint64(many / 10)
	}
	return uint64(many)
}

// stepsLimit bounds programs that do not end, horizon does in turns.
const (
	stepsLimit = 20_000
	horizon    = 500
)

// TestAgainstInterpreter: to the end by machine code, by commands, and by single
// steps, programs do what the interpreter says at level 0.
func TestAgainstInterpreter(t *testing.T) {
	for seed := range seeds(t, 3000) {
		src, input := bftest.Random(seed)
		o := randomOptions(rand.New(rand.NewPCG(seed, 1)))
		m := ir.Machine{Right: o.Tape, Left: o.TapeLeft, EOF: ir.EOF(o.EOF)}
		if m.Right == 0 {
			m.Right = brainfuck.DefaultTape
		}
		want := bftest.Reference(src, o.Cell, m, input, stepsLimit)
		if want.Stopped() {
			continue
		}
		run := func(name string, o Options, move func(*Debugger) Stop) {
			d := open(t, string(src), string(input), o)
			stop := Stop{}
			for stop.Reason == Stepped {
				stop = move(d)
			}
			if err := against(want, d, stop); err != nil {
				t.Fatalf("seed %d, %s, %+v: %v\n%s", seed, name, o, err, src)
			}
		}
		run("machine code", o, func(d *Debugger) Stop { return d.Continue(t.Context()) })
		if want.Err != nil || seed%8 == 0 {
			run("steps", o, func(d *Debugger) Stop { return d.Step() })
		}
		o.Interpret = true
		run("commands", o, func(d *Debugger) Stop { return d.Continue(t.Context()) })
	}
}

// against compares the end of a program with the reference.
func against(want bftest.Outcome, d *Debugger, stop Stop) error {
	var off *ir.RangeError
	var in *ir.InputError
	wantErr := "<nil>"
	switch {
	case errors.As(want.Err, &off):
		wantErr = fmt.Sprintf("range at %d, cell %d", off.Pos, off.Cell)
	case errors.As(want.Err, &in):
		wantErr = fmt.Sprintf("input at %d", in.Pos)
	}
	gotErr := "<nil>"
	var gotOff *brainfuck.RangeError
	var gotIn *brainfuck.InputError
	switch {
	case errors.As(stop.Err, &gotOff):
		gotErr = fmt.Sprintf("range at %d, cell %d", gotOff.Pos.Offset, gotOff.Cell)
	case errors.As(stop.Err, &gotIn):
		gotErr = fmt.Sprintf("input at %d", gotIn.Pos.Offset)
	case stop.Reason != Done:
		gotErr = stop.String()
	}
	if wantErr != gotErr {
		return fmt.Errorf("ends with %s, want %s", gotErr, wantErr)
	}
	if got := string(d.Output()); got != string(want.Output) {
		return fmt.Errorf("output %q, want %q", got, want.Output)
	}
	return nil
}

// pair is a program in two Debuggers, one with machine code. What they show must
// be the same after each move.
type pair struct {
	t       *testing.T
	seed    uint64
	src     []byte
	machine *Debugger
	plain   *Debugger
}

func openPair(t *testing.T, seed uint64, src, input []byte, o Options) *pair {
	p := &pair{t: t, seed: seed, src: src}
	p.machine = open(t, string(src), string(input), o)
	o.Interpret = true
	p.plain = open(t, string(src), string(input), o)
	return p
}

func (p *pair) do(what string, move func(*Debugger) Stop) Stop {
	p.t.Helper()
	a, b := move(p.machine), move(p.plain)
	if a.String() != b.String() || a.Reason != b.Reason {
		p.t.Fatalf("seed %d, %s: machine code stops with %q, commands with %q\n%s", p.seed, what, a, b, p.src)
	}
	p.same(what)
	return a
}

func (p *pair) same(what string) {
	p.t.Helper()
	a, b := look(p.machine), look(p.plain)
	if diff := cmp.Diff(b, a); diff != "" {
		p.t.Fatalf("seed %d, after %s: machine code differs from commands: %s\n%s", p.seed, what, diff, p.src)
	}
	if p.machine.Turns() != p.plain.Turns() {
		p.t.Fatalf("seed %d, after %s: %d turns, want %d\n%s", p.seed, what, p.machine.Turns(), p.plain.Turns(), p.src)
	}
}

// TestMovesAgree makes random moves, forwards and back, with breakpoints,
// watchpoints and changed cells.
func TestMovesAgree(t *testing.T) {
	for seed := range seeds(t, 1500) {
		src, input := bftest.Random(seed)
		r := rand.New(rand.NewPCG(seed, 2))
		if ends := bftest.Reference(src, 8, ir.Machine{Right: 1 << 20}, input, stepsLimit); ends.Stopped() && seed%4 > 0 {
			continue
		}
		o := randomOptions(r)
		o.Cell = 8 // in wider ones, a watched cell may change too often
		p := openPair(t, seed, src, input, o)
		p.machine.SetHorizon(horizon)
		p.plain.SetHorizon(horizon)
		for range 25 {
			randomMove(r, p)
		}
	}
}

func randomMove(r *rand.Rand, p *pair) {
	bounded := func(f func(d *Debugger, ctx context.Context) Stop) func(*Debugger) Stop {
		return func(d *Debugger) Stop { return f(d, p.t.Context()) }
	}
	n := r.IntN(len(p.src) + 1)
	cell := int64(r.IntN(12) - 3)
	value := int64(r.IntN(256) - 128)
	switch r.IntN(14) {
	case 0, 1:
		p.do("a step", (*Debugger).Step)
	case 2:
		p.do("a step over a run", bounded((*Debugger).StepRun))
	case 3:
		p.do("a step over a loop", bounded((*Debugger).StepOver))
	case 4:
		p.do("a step out", bounded((*Debugger).StepOut))
	case 5, 6:
		p.do("continuing", bounded((*Debugger).Continue))
	case 7:
		p.do("a step back", bounded((*Debugger).Back))
	case 8:
		p.do("a run back", bounded((*Debugger).BackRun))
	case 9:
		p.do("a loop back", bounded((*Debugger).BackOver))
	case 10:
		p.do("running back", bounded((*Debugger).ReverseContinue))
	case 11:
		for _, d := range []*Debugger{p.machine, p.plain} {
			if _, err := d.SetBreakpoint(n, []string{"", "", "[0] == 3", "p > 2"}[n%4]); err != nil {
				d.ClearBreakpoints()
			}
		}
	case 12:
		for _, d := range []*Debugger{p.machine, p.plain} {
			if len(d.Watched()) > 1 {
				d.Unwatch(d.Watched()[0])
			} else if d.tape.has(cell) {
				d.Watch(cell)
			}
		}
	case 13:
		for _, d := range []*Debugger{p.machine, p.plain} {
			if err := d.SetCell(cell, value); err == nil != d.tape.has(cell) {
				p.t.Fatal(err)
			}
		}
		p.same("a change")
	}
}

// TestBackAndForth: n steps forward and n back is where one was, and so is going
// there again.
func TestBackAndForth(t *testing.T) {
	for seed := range seeds(t, 400) {
		src, input := bftest.Random(seed)
		d := open(t, string(src), string(input), randomOptions(rand.New(rand.NewPCG(seed, 3))))
		var views []view
		for len(views) < 300 {
			views = append(views, look(d))
			if stop := d.Step(); stop.Reason != Stepped {
				break
			}
		}
		check := func(i int) {
			t.Helper()
			if i == len(views)-1 {
				return // an error is noted there
			}
			if diff := cmp.Diff(views[i], look(d)); diff != "" {
				t.Fatalf("seed %d: at step %d: %s\n%s", seed, i, diff, src)
			}
		}
		at := len(views) - 1
		if d.pc != views[at].PC {
			at++
			views = append(views, look(d))
		}
		r := rand.New(rand.NewPCG(seed, 4))
		for range 60 {
			if r.IntN(3) > 0 && at > 0 {
				if stop := d.Back(t.Context()); stop.Reason != Stepped {
					t.Fatalf("seed %d: back from step %d: %v\n%s", seed, at, stop, src)
				}
				at--
			} else if at < len(views)-1 {
				d.Step()
				at++
			}
			check(at)
		}
	}
}
