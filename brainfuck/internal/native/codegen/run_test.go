package codegen_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/rt"
)

// TestRandom runs programs made of random ops, of all kinds and on tapes whose
// ends are near, and compares what they do with the interpreter.
func TestRandom(t *testing.T) {
	count := 2000
	if testing.Short() {
		count = 300
	}
	ended := map[string]int{}
	for seed := range uint64(count) {
		ended[runRandom(t, seed)]++
		if t.Failed() {
			return
		}
	}
	for _, way := range []string{"done", "range", "input", "endless"} {
		if ended[way] == 0 {
			t.Errorf("no program ended so: %s; the test is weak (%v)", way, ended)
		}
	}
}

// TestRandomPaths does the same with programs whose loops print nothing, move a
// lot and hold small numbers: such loops are written as paths.
func TestRandomPaths(t *testing.T) {
	count := 6000
	if testing.Short() {
		count = 600
	}
	ended := map[string]int{}
	for seed := range uint64(count) {
		ended[runRandomPaths(t, seed)]++
		if t.Failed() {
			return
		}
	}
	for _, way := range []string{"done", "range"} {
		if ended[way] < count/20 {
			t.Errorf("few programs ended so: %s; the test is weak (%v)", way, ended)
		}
	}
}

func FuzzRandom(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { runRandom(t, seed) })
}

func FuzzRandomPaths(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { runRandomPaths(t, seed) })
}

// runRandom runs the program of a seed, and says how it ended.
func runRandom(t *testing.T, seed uint64) string {
	t.Helper()
	return runMade(t, seed, maker{Rand: rand.New(rand.NewPCG(seed, 1))})
}

func runRandomPaths(t *testing.T, seed uint64) string {
	t.Helper()
	return runMade(t, seed, maker{Rand: rand.New(rand.NewPCG(seed, 2)), walks: true})
}

// runMade runs the program that m makes.
func runMade(t *testing.T, seed uint64, m maker) string {
	t.Helper()
	p, machine, input := m.program(), m.machine(), m.input()
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	want := new(bytes.Buffer)
	wantErr := interp.Run(context.Background(), p, &interp.Config{
		Machine: machine, In: bytes.NewReader(input), Out: want, Steps: 20000,
	})
	if errors.Is(wantErr, interp.ErrSteps) {
		return "endless"
	}
	modes := []native.IOMode{native.Buffered}
	if seed%8 == 0 {
		modes = append(modes, native.Syscall)
	}
	for _, mode := range modes {
		got, gotErr := run(t, p, machine, mode, input)
		if !bytes.Equal(got, want.Bytes()) || !sameError(p, gotErr, wantErr) {
			t.Errorf("seed %d, tape %d+%d, eof %d, %s: output %s, error %v, want %v\n%s",
				seed, machine.Left, machine.Right, machine.EOF, mode,
				cmp.Diff(want.Bytes(), got), gotErr, wantErr, p.AppendText(nil, true))
		}
	}
	switch wantErr.(type) {
	case nil:
		return "done"
	case *ir.RangeError:
		return "range"
	case *ir.InputError:
		return "input"
	default:
		return "failed"
	}
}

// run runs p by machine code.
func run(t *testing.T, p *ir.Program, machine ir.Machine, mode native.IOMode, input []byte) ([]byte, error) {
	t.Helper()
	x, err := rt.Load(p, machine, mode)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if mode == native.Buffered {
		out := new(bytes.Buffer)
		_, err = x.Run(context.Background(), rt.Streams{In: bytes.NewReader(input), Out: out}, false)
		return out.Bytes(), err
	}
	in, out := file(t, input), file(t, nil)
	_, err = x.Run(context.Background(), rt.Streams{In: in, Out: out}, false)
	written := make([]byte, 1<<20)
	n, readErr := out.ReadAt(written, 0)
	if readErr != io.EOF {
		t.Fatal(readErr)
	}
	return written[:n], err
}

// file returns an open file with the given content, at its beginning.
func file(t *testing.T, content []byte) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	if _, err := f.WriteAt(content, 0); err != nil {
		t.Fatal(err)
	}
	return f
}

// sameError reports whether two engines agree about how p ended. If both cells
// of a MulAdd are off the tape, each may name another.
func sameError(p *ir.Program, a, b error) bool {
	var x, y *ir.RangeError
	if errors.As(a, &x) && errors.As(b, &y) && x.Pos == y.Pos && x.Pos%2 == 1 && p.Ops[x.Pos/2].Kind == ir.MulAdd {
		return true
	}
	return fmt.Sprint(a) == fmt.Sprint(b)
}

// A maker makes random things.
type maker struct {
	*rand.Rand
	p     *ir.Program
	walks bool // loops move a lot, and read and print nothing
}

func (m *maker) program() *ir.Program {
	m.p = &ir.Program{Bits: 8 << m.IntN(4)}
	for off := range int32(24) {
		if m.IntN(3) > 0 {
			m.emit(ir.Op{Kind: ir.Set, Off: off, Arg: m.number()})
		}
	}
	m.emit(ir.Op{Kind: ir.Move, Arg: int64(m.IntN(20))})
	m.ops(4+m.IntN(20), 0)
	for range 6 { // what is left on the tape
		m.emit(ir.Op{Kind: ir.Out, Off: m.off()})
	}
	if err := m.p.Link(); err != nil {
		panic(err)
	}
	return m.p
}

func (m *maker) emit(op ir.Op) {
	op.Pos = int32(2*len(m.p.Ops)) + 1
	if op.Kind == ir.Scan {
		op.Entry = op.Pos - 1
	}
	m.p.Ops = append(m.p.Ops, op)
}

func (m *maker) ops(n, depth int) {
	for range n {
		m.op(depth)
	}
}

func (m *maker) op(depth int) {
	kind := m.IntN(14)
	if m.walks && depth > 0 {
		kind = []int{0, 1, 3, 3, 5, 8, 8, 9, 10, 11, 12}[m.IntN(11)]
	}
	switch kind {
	default:
		m.emit(ir.Op{Kind: ir.Add, Off: m.off(), Arg: m.number()})
	case 0:
		m.emit(ir.Op{Kind: ir.Set, Off: m.off(), Arg: m.number()})
	case 1, 2:
		src := m.off()
		for range 1 + m.IntN(3) {
			if off := m.off(); off != src {
				m.emit(ir.Op{Kind: ir.MulAdd, Off: off, Src: src, Arg: m.number()})
			}
		}
	case 3, 4:
		m.emit(ir.Op{Kind: ir.Move, Arg: int64(m.IntN(9) - 4)})
	case 5:
		step := int64(1 + m.IntN(5))
		if m.IntN(2) == 0 {
			step = -step
		}
		m.emit(ir.Op{Kind: ir.Scan, Off: m.off(), Arg: step})
	case 6:
		m.emit(ir.Op{Kind: ir.Out, Off: m.off()})
	case 7:
		m.emit(ir.Op{Kind: ir.In, Off: m.off()})
	case 8, 9:
		if depth < 3 {
			m.block(depth, ir.Open, ir.Close)
		}
	case 10:
		switch {
		case m.IntN(4) == 0:
			m.chain()
		case depth < 3:
			m.block(depth, ir.If, ir.End)
		}
	}
}

// chain makes Ifs in each other that count down a cell, most of them alike.
func (m *maker) chain() {
	cell, to := m.off(), m.off()
	links := 2 + m.IntN(5)
	m.emit(ir.Op{Kind: ir.Set, Off: cell, Arg: int64(m.IntN(8))})
	if m.IntN(2) == 0 {
		m.emit(ir.Op{Kind: ir.In, Off: cell})
	}
	k, first := m.number(), m.IntN(2) == 0
	for range links {
		m.emit(ir.Op{Kind: ir.If, Off: cell})
		if first != (m.IntN(20) == 0) {
			m.emit(ir.Op{Kind: ir.Add, Off: cell, Arg: -1})
			m.emit(ir.Op{Kind: ir.Add, Off: to, Arg: k})
		} else {
			m.emit(ir.Op{Kind: ir.Add, Off: to, Arg: k})
			m.emit(ir.Op{Kind: ir.Add, Off: cell, Arg: -1})
		}
	}
	m.ops(m.IntN(3), 3)
	for range links {
		m.emit(ir.Op{Kind: ir.End})
	}
}

// block makes a loop, which counts down its cell if it is lucky, or an if.
func (m *maker) block(depth int, begin, end ir.Kind) {
	off := m.off()
	m.emit(ir.Op{Kind: begin, Off: off})
	m.ops(m.IntN(5), depth+1)
	if begin == ir.Open && m.IntN(4) > 0 {
		m.emit(ir.Op{Kind: ir.Add, Off: off, Arg: -1})
	}
	if end == ir.End {
		off = 0
	}
	m.emit(ir.Op{Kind: end, Off: off})
}

func (m *maker) off() int32 { return int32(m.IntN(9) - 3) }

// number returns a cell value: mostly a small one, now and then any.
func (m *maker) number() int64 {
	kind := m.IntN(4)
	if m.walks && m.IntN(4) > 0 {
		return int64(m.IntN(3) - 1)
	}
	switch kind {
	case 0:
		return m.p.Wrap(int64(m.Uint64()))
	case 1:
		return m.p.Wrap(1 << m.IntN(m.p.Bits))
	default:
		return int64(m.IntN(9) - 4)
	}
}

// machine returns a tape with ends at pages or not.
func (m *maker) machine() ir.Machine {
	tapes := [][2]int64{{0, 30}, {3, 27}, {0, 4096}, {8, 4096 - 8}, {5, 5000}, {4096, 4096}}
	tape := tapes[m.IntN(len(tapes))]
	return ir.Machine{Left: tape[0], Right: tape[1], EOF: ir.EOF(m.IntN(4))}
}

func (m *maker) input() []byte {
	input := make([]byte, m.IntN(6))
	for i := range input {
		input[i] = byte(m.IntN(256))
	}
	return input
}
