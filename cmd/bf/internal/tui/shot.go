package tui

import (
	"bytes"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// A shot is what the screen shows of a program that stands.
type shot struct {
	name    string
	src     []byte
	at      brainfuck.Position
	done    bool
	failed  error
	machine bool

	pointer int64
	cells   []cell // around the pointer
	turns   int64
	breaks  map[int]string // conditions by offset
	watched []int64
	loops   []brainfuck.Position

	output  []byte // the last part
	written int64
	input   []byte // not read yet
	read    int
	ended   bool // no more input comes
}

type cell struct {
	number int64
	value  uint64
}

const (
	maxCells  = 256     // on either side of the pointer
	maxOutput = 1 << 14 // bytes
)

func take(d *debug.Debugger) shot {
	s := shot{
		name: d.Name(), src: d.Source(), at: d.Position(), done: d.Done(), failed: d.Err(),
		machine: d.MachineCode(), pointer: d.Pointer(), turns: d.Turns(), watched: d.Watched(),
		loops: d.Loops(), written: d.Written(), ended: d.InputEnded(), breaks: map[int]string{},
	}
	for n := s.pointer - maxCells; n <= s.pointer+maxCells; n++ {
		if v, ok := d.Cell(n); ok {
			s.cells = append(s.cells, cell{n, v})
		}
	}
	for _, b := range d.Breakpoints() {
		s.breaks[b.Offset] = b.Condition
	}
	out := d.Output()
	s.output = bytes.Clone(out[max(0, len(out)-maxOutput):])
	given, read := d.Input()
	s.read = read
	s.input = bytes.Clone(given[read:])
	return s
}
