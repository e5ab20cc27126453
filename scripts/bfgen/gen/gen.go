// Package gen makes Brainfuck programs of any size, with their outputs. Tests
// make them in memory where a file would be too large to keep.
package gen

import (
	"bytes"
	"math/rand/v2"
)

// Deep returns a program of n nested loops, each entered and left once, and
// its output: the low byte of 'A' plus n, and a line feed. It behaves the same
// with cells of all widths.
func Deep(n int) (src, out []byte) {
	const perLine = 26
	var b bytes.Buffer
	b.WriteString("Each loop counts itself in cell 1\n+\n")
	for i := range n {
		b.WriteString("[>+<")
		if i%perLine == perLine-1 {
			b.WriteByte('\n')
		}
	}
	b.WriteString("\n-\n")
	for i := range n {
		b.WriteByte(']')
		if i%(3*perLine) == 3*perLine-1 {
			b.WriteByte('\n')
		}
	}
	b.WriteString("\n>" + string(bytes.Repeat([]byte{'+'}, 'A')) + ".<++++++++++.\n")
	return b.Bytes(), []byte{byte('A' + n), '\n'}
}

// Big returns a program of size bytes and its output. The same arguments give
// the same program. It touches cells 0 to 16, reads nothing, keeps all values
// from 0 to 255, so that it behaves the same with cells of all widths, and
// executes only a few commands for each of its bytes.
func Big(size int, seed uint64) (src, out []byte) {
	g := generator{rand: rand.New(rand.NewPCG(seed, 0))}
	g.src.Grow(size)
	for g.src.Len() < size-room {
		g.statement()
	}
	for g.src.Len() < size {
		g.src.WriteByte('\n')
	}
	return g.src.Bytes(), g.out.Bytes()
}
