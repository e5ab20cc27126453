package object

import (
	"bytes"
	"debug/elf"
	"errors"
	"runtime"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// An object's text refers to nothing outside of itself: here it is loaded into
// the test's process and called as C would.

// A bfRun is struct bf_run.
type bfRun struct {
	tape         uintptr
	cells, start uint64
	read, write  ffi.Addr
	user         uintptr
	cell         int64
	line, column uint32
}

func TestLayout(t *testing.T) {
	var r bfRun
	for _, f := range []struct {
		name      string
		got, want uintptr
	}{
		{"tape", unsafe.Offsetof(r.tape), runTape}, {"cells", unsafe.Offsetof(r.cells), runCells},
		{"start", unsafe.Offsetof(r.start), runStart}, {"read", unsafe.Offsetof(r.read), runRead},
		{"write", unsafe.Offsetof(r.write), runWrite}, {"user", unsafe.Offsetof(r.user), runUser},
		{"cell", unsafe.Offsetof(r.cell), runCell}, {"line", unsafe.Offsetof(r.line), runLine},
		{"column", unsafe.Offsetof(r.column), runColumn},
	} {
		if f.got != f.want {
			t.Errorf("%s is at %d, not at %d", f.name, f.got, f.want)
		}
	}
}

// host returns this machine's processor.
func host(t testing.TB) *cpu.CPU {
	t.Helper()
	c := cpu.ByName(runtime.GOARCH)
	if c == nil {
		t.Skip("no generator for this processor")
	}
	return c
}

// streams are what the callbacks of a run work on.
type streams struct {
	in   []byte
	out  bytes.Buffer
	stop int // how many calls of read or write it is until one says stop; 0 is never
}

func (s *streams) count() (stopped bool) {
	s.stop--
	return s.stop == 0
}

// A library calls objects.
type library struct {
	streams     *streams
	read, write *ffi.Callback
}

func newLibrary(t testing.TB) *library {
	t.Helper()
	l := new(library)
	var err error
	l.read, err = ffi.NewCallback(func(user uintptr, buffer *byte, size uint64) int64 {
		if l.streams.count() {
			return -1
		}
		n := copy(unsafe.Slice(buffer, size), l.streams.in) // C's memory, of that size
		l.streams.in = l.streams.in[n:]
		return int64(n)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.read.Close() })
	l.write, err = ffi.NewCallback(func(user uintptr, data *byte, size uint64) int32 {
		if l.streams.count() {
			return 1
		}
		l.streams.out.Write(unsafe.Slice(data, size))
		return 0
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.write.Close() })
	return l
}

// call runs a unit's object and returns the function's result.
func (l *library) call(t testing.TB, u *emit.Unit, s *streams) (result int32, run *bfRun, tape []byte) {
	t.Helper()
	file, err := Build(u, host(t), &Options{Symbol: "f"})
	if err != nil {
		t.Fatal(err)
	}
	code, err := jit.Load(textOf(t, file))
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer code.Close()
	f, err := jit.FuncAt[func(*bfRun) int32](code, startOf(t, file))
	if err != nil {
		t.Fatal(err)
	}
	// What lies around the tape must stay as it is.
	const fence = 64
	size := int((u.Machine.Left + u.Machine.Right) * int64(u.Program.Bits/8))
	memory := bytes.Repeat([]byte{0xa5}, fence+size+fence)
	tape = memory[fence : fence+size]
	clear(tape)
	l.streams = s
	run = &bfRun{
		tape:  uintptr(unsafe.Pointer(unsafe.SliceData(tape))),
		cells: uint64(u.Machine.Left + u.Machine.Right), start: uint64(u.Machine.Left),
		read: l.read.Addr(), write: l.write.Addr(),
	}
	result = f(run)
	for _, b := range append(memory[:fence:fence], memory[fence+size:]...) {
		if b != 0xa5 {
			t.Errorf("memory around the tape was changed")
			break
		}
	}
	return result, run, tape
}

// textOf and startOf return an object's text and the offset of its function.
func textOf(t testing.TB, file []byte) []byte {
	t.Helper()
	f, err := elf.NewFile(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Section(".text").Data()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func startOf(t testing.TB, file []byte) int {
	t.Helper()
	f, err := elf.NewFile(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	symbols, err := f.Symbols()
	if err != nil {
		t.Fatal(err)
	}
	return int(symbols[len(symbols)-1].Value)
}

// outcome runs a unit's object with an input.
func (l *library) outcome(t testing.TB, u *emit.Unit, input []byte) bftest.Outcome {
	t.Helper()
	s := &streams{in: input}
	result, run, _ := l.call(t, u, s)
	o := bftest.Outcome{Output: s.out.Bytes()}
	pos := int32(-1)
	for i := range u.Program.Ops {
		op := &u.Program.Ops[i]
		for _, p := range []int32{op.Pos, op.Entry} {
			if line, column := u.Locate(p); uint32(line) == run.line && uint32(column) == run.column {
				pos = p
			}
		}
	}
	switch result {
	case resultDone:
	case resultRange:
		o.Err = &ir.RangeError{Pos: pos, Cell: run.cell}
	case resultInput:
		o.Err = &ir.InputError{Pos: pos}
	default:
		t.Errorf("result %d", result)
	}
	return o
}

// compare compares an object with the interpreter for the same ops.
func (l *library) compare(t *testing.T, src, input []byte, bits, level int, m ir.Machine) {
	t.Helper()
	p := bftest.Parse(src, bits)
	opt.Run(p, level)
	want := bftest.Interpret(p, m, input, 1_000_000)
	if errors.Is(want.Err, interp.ErrSteps) {
		return
	}
	got := l.outcome(t, emit.NewUnit(p, m, "test.b", src), input)
	if err := bftest.Same(want, got); err != nil {
		t.Errorf("level %d, %d bits, tape %d+%d, eof %d: %v\n%s", level, bits, m.Left, m.Right, m.EOF, err, src)
	}
}

func TestRandomPrograms(t *testing.T) {
	host(t)
	l := newLibrary(t)
	seeds := uint64(600)
	if testing.Short() {
		seeds = 100
	}
	widths := []int{8, 16, 32, 64}
	tapes := []ir.Machine{{Right: 4096}, {Right: 11, Left: 5}, {Right: 1}, {Right: 3000, Left: 70}}
	for seed := range seeds {
		src, input := bftest.Random(seed)
		m := tapes[seed/4%4]
		m.EOF = ir.EOF(seed / 16 % 4)
		for _, level := range []int{0, 3} {
			l.compare(t, src, input, widths[seed%4], level, m)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestPrograms(t *testing.T) {
	host(t)
	l := newLibrary(t)
	for _, p := range bftest.Programs(t) {
		if p.Fail == "syntax" || p.Fail == "timeout" {
			continue
		}
		for i, bits := range p.Bits {
			eof := p.EOFs[i%len(p.EOFs)]
			m := p.Machine(eof)
			if i > 0 && (testing.Short() || p.Steps > 0) {
				continue
			}
			if p.Name != "tape-far" {
				m.Right = min(m.Right, 1<<20) // none of the others touches more
			}
			u := bftest.Parse(p.Source, bits)
			opt.Run(u, 3)
			got := l.outcome(t, emit.NewUnit(u, m, p.Name, p.Source), p.Input)
			if !bytes.Equal(got.Output, p.Output) || (got.Err != nil) != (p.Fail != "") {
				t.Errorf("%s, %d bits: output %.100q, error %v", p.Name, bits, got.Output, got.Err)
			}
		}
	}
}

// A callback that says stop ends the program, at any call.
func TestStop(t *testing.T) {
	host(t)
	l := newLibrary(t)
	src := []byte(",[.,]\n>,")
	p := bftest.Parse(src, 8)
	u := emit.NewUnit(p, ir.Machine{Right: 10, EOF: ir.EOFZero}, "test.b", src)
	for stop := range 5 {
		s := &streams{in: bytes.Repeat([]byte{1}, 1500), stop: stop}
		result, run, _ := l.call(t, u, s)
		type end struct {
			result       int32
			line, column uint32
			out          int
		}
		want := map[int]end{
			0: {result: resultDone, out: 1500},
			1: {resultStopped, 1, 1, 0},    // the first read
			2: {resultStopped, 1, 4, 0},    // the write before the second
			3: {resultStopped, 1, 4, 1024}, // the second read
			4: {resultStopped, 1, 4, 1024}, // the write before the third
		}[stop]
		if got := (end{result, run.line, run.column, s.out.Len()}); got != want {
			t.Errorf("stop at call %d: %+v, want %+v", stop, got, want)
		}
	}
}

// Without callbacks there is no input, and output is lost. The tape is left to
// the caller.
func TestWithoutStreams(t *testing.T) {
	host(t)
	l := newLibrary(t)
	src := []byte("+.>,+++>-")
	p := bftest.Parse(src, 16)
	u := emit.NewUnit(p, ir.Machine{Right: 3, EOF: ir.EOFMinus}, "test.b", src)
	read, write := l.read, l.write
	l.read, l.write = new(ffi.Callback), new(ffi.Callback) // their address is 0
	result, _, tape := l.call(t, u, new(streams))
	l.read, l.write = read, write
	if want := []byte{1, 0, 2, 0, 255, 255}; result != resultDone || !bytes.Equal(tape, want) {
		t.Errorf("result %d, tape %v, want %v", result, tape, want)
	}
}

func TestUnfit(t *testing.T) {
	src := []byte("+")
	p := bftest.Parse(src, 8)
	u := emit.NewUnit(p, ir.Machine{Right: 3}, "test.b", src)
	for _, symbol := range []string{"", "1st", "a-b", "ä"} {
		var unfit *emit.Unfit
		if _, err := Build(u, cpu.AMD64(), &Options{Symbol: symbol}); !errors.As(err, &unfit) {
			t.Errorf("symbol %q: %v", symbol, err)
		}
	}
	p.Ops = append(p.Ops, ir.Op{Kind: ir.Dump})
	var unfit *emit.Unfit
	if _, err := Build(u, cpu.AMD64(), &Options{Symbol: "f"}); !errors.As(err, &unfit) {
		t.Errorf("dump: %v", err)
	}
}
