package debug

import (
	"sort"

	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A command is one of the program's: one character of the source.
type command struct {
	pos   int32 // offset in the source
	match int32 // index of the partner of [ and ]
	op    byte
	// counted is set at both ends of a loop whose turns are counted: see
	// closed.go for the others.
	counted bool
}

// commands reads the commands of a source whose brackets match.
func commands(src []byte, dialect syntax.Options) []command {
	start, end := syntax.Extent(src, dialect)
	var code []command
	var open []int32
	for i := start; i < end; i++ {
		c := command{pos: int32(i), op: src[i]}
		switch c.op {
		case '+', '-', '<', '>', '.', ',':
		case '#':
			if !dialect.Dump {
				continue
			}
		case '[':
			open = append(open, int32(len(code)))
		case ']':
			c.match = open[len(open)-1]
			open = open[:len(open)-1]
			code[c.match].match = int32(len(code))
		default:
			continue
		}
		code = append(code, c)
	}
	return code
}

// prepare sets counted at the loops that are not closed, and finds the # commands.
func (d *Debugger) prepare() {
	for i := range d.code {
		c := &d.code[i]
		if c.op == '#' {
			d.hashes = append(d.hashes, i)
		}
		if c.op == '[' && d.closedAt(i) == nil {
			c.counted = true
			d.code[c.match].counted = true
		}
	}
}

// find returns the index of the first command at or after an offset, and
// len(code) if there is none.
func (d *Debugger) find(offset int) int {
	return sort.Search(len(d.code), func(i int) bool { return int(d.code[i].pos) >= offset })
}

// isRun reports whether the command is one of those that a step over a run
// takes together.
func isRun(op byte) bool { return op != '[' && op != ']' && op != '#' }

// runEnd returns the index after the run of equal commands at i.
func (d *Debugger) runEnd(i int) int {
	op := d.code[i].op
	for i++; i < len(d.code) && isRun(op) && d.code[i].op == op; i++ {
	}
	return i
}

// runStart returns the index of the first of the equal commands that end before
// i.
func (d *Debugger) runStart(i int) int {
	i--
	for op := d.code[i].op; i > 0 && isRun(op) && d.code[i-1].op == op; i-- {
	}
	return i
}

// around returns the index of the [ of the innermost loop that command i is in,
// negative if it is in none. A [ is not in its own loop, a ] is.
func (d *Debugger) around(i int) int {
	for i--; i >= 0; i-- {
		switch d.code[i].op {
		case ']':
			i = int(d.code[i].match)
		case '[':
			return i
		}
	}
	return -1
}
