//go:build amd64 || arm64

package codegen_test

import (
	"errors"
	"runtime"
	"slices"
	"testing"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit"
)

// stdio is the memory of a stand-in for libc: what getchar has to give, and the
// functions called, in order: the byte for putchar, and the marks below.
type stdio struct {
	errno  int64
	room   int64 // how many calls of putchar succeed
	calls  int64
	log    [64]int64
	input  int64 // next byte
	end    int64 // number of bytes
	bytes  [8]byte
	failed int64 // what fflush returns
}

const (
	calledGetchar = 1000 + iota
	calledFflush
)

// runLibc runs a program with the stand-in until it leaves, and returns the
// reason, the State, the cells and the calls.
func runLibc(t *testing.T, s *stdio, text string, eof ir.EOF, stop bool) (native.Reason, *native.State, []byte, []int64) {
	t.Helper()
	tape := make([]byte, 64)
	state := new(native.State)
	var pins runtime.Pinner // what is pinned keeps the address that the code gets
	defer pins.Unpin()
	pins.Pin(s)
	pins.Pin(&tape[0])
	pins.Pin(state)

	functions, offsets := s.functions()
	libc := load(t, functions)
	address := func(name string) uintptr { return uintptr(libc.Addr()) + uintptr(offsets[name]) }
	p, err := ir.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	n, err := generate(p, native.Config{
		IO: native.Libc, EOF: eof,
		Putchar: address("putchar"), Getchar: address("getchar"), Fflush: address("fflush"), Errno: address("errno"),
	})
	if err != nil {
		t.Fatal(err)
	}
	code := load(t, n.Text)
	call, err := jit.NewCall(code, n.Entry, n.Lo, n.Hi)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer call.Close()
	state.Tape = uintptr(unsafe.Pointer(&tape[0]))
	state.Resume = uintptr(code.Addr()) + uintptr(n.Body)
	if stop {
		state.Stop = 1
	}
	reason, err := call.Do(uintptr(unsafe.Pointer(state)))
	if err != nil {
		t.Fatal(err)
	}
	return native.Reason(uint32(reason)), state, tape, s.log[:s.calls]
}

func load(t *testing.T, text []byte) *jit.Code {
	t.Helper()
	code, err := jit.Load(text)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := code.Close(); err != nil {
			t.Error(err)
		}
	})
	return code
}

func TestLibc(t *testing.T) {
	tests := []struct {
		name   string
		stdio  stdio
		text   string
		eof    ir.EOF
		stop   bool
		reason native.Reason
		errno  uint32
		calls  []int64
		cells  []byte
	}{
		{
			name:  "output is written before input is read",
			stdio: stdio{room: 9, end: 2, bytes: [8]byte{200, 0}},
			text:  "bits 16\nset [0], -1\nin [0]\nout [0]\nout [1]\nin [1]\nin [2]",
			calls: []int64{calledGetchar, 200, 0, calledFflush, calledGetchar, calledGetchar},
			cells: []byte{200, 0, 0, 0, 0, 0},
		},
		{
			name: "end: same", stdio: stdio{}, text: "bits 64\nset [0], 300\nin [0]",
			calls: []int64{calledGetchar}, cells: []byte{300 - 256, 1, 0, 0, 0, 0, 0, 0, 0},
		},
		{
			name: "end: zero", stdio: stdio{}, text: "bits 32\nset [0], -1\nin [0]", eof: ir.EOFZero,
			calls: []int64{calledGetchar}, cells: []byte{0, 0, 0, 0, 0},
		},
		{
			name: "end: -1", stdio: stdio{}, text: "bits 64\nin [0]", eof: ir.EOFMinus,
			calls: []int64{calledGetchar}, cells: []byte{255, 255, 255, 255, 255, 255, 255, 255, 0},
		},
		{
			name: "end: error", stdio: stdio{}, text: "in [0]\nset [1], 1", eof: ir.EOFError,
			reason: native.EOF, calls: []int64{calledGetchar}, cells: []byte{0, 0},
		},
		{
			name: "putchar fails", stdio: stdio{room: 1, errno: 28}, text: "out [0]\nout [0]\nset [1], 1",
			reason: native.IOError, errno: 28, calls: []int64{0, 0}, cells: []byte{0, 0},
		},
		{
			name: "fflush fails", stdio: stdio{room: 1, errno: 32, failed: -1}, text: "out [0]\nin [0]\nset [1], 1",
			reason: native.IOError, errno: 32, calls: []int64{0, calledFflush}, cells: []byte{0, 0},
		},
		{
			name: "stop before output", stdio: stdio{room: 1}, text: "set [0], 1\nout [0]", stop: true,
			reason: native.Stopped, calls: []int64{}, cells: []byte{1},
		},
		{
			name: "stop before input", stdio: stdio{end: 1}, text: "set [0], 1\nin [0]", stop: true,
			reason: native.Stopped, calls: []int64{}, cells: []byte{1},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := new(stdio)
			*s = test.stdio
			reason, state, tape, calls := runLibc(t, s, test.text, test.eof, test.stop)
			if reason != test.reason || state.Errno != test.errno {
				t.Errorf("left for %v, errno %d, want %v, %d", reason, state.Errno, test.reason, test.errno)
			}
			if !slices.Equal(calls, test.calls) {
				t.Errorf("calls %v, want %v", calls, test.calls)
			}
			if cells := tape[:len(test.cells)]; !slices.Equal(cells, test.cells) {
				t.Errorf("cells %v, want %v", cells, test.cells)
			}
		})
	}
}
