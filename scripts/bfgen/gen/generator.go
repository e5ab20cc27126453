package gen

import (
	"bytes"
	"math/rand/v2"
)

const (
	cells = 16  // cells with values; the one after them is always 0 between statements
	room  = 512 // no statement is longer than this
	width = 78  // of a line
)

// A generator writes statements whose effect it knows, and tracks the values
// of the cells and the output.
type generator struct {
	rand     *rand.Rand
	src, out bytes.Buffer
	column   int
	at       int // the cell that the pointer is at
	value    [cells]int
}

// statement writes one random statement.
func (g *generator) statement() {
	i := g.rand.IntN(cells)
	switch k := g.rand.IntN(16); {
	case k < 6:
		g.change(i)
	case k < 9:
		g.pour(i)
	case k < 10:
		g.clear(i)
	case k < 12:
		g.copy(i, g.rand.IntN(cells))
	case k < 14:
		g.dead(i)
	default:
		g.print(i)
	}
}

// change adds to or subtracts from cell i.
func (g *generator) change(i int) {
	g.to(i)
	v := g.rand.IntN(40)
	g.repeat('+', v-g.value[i])
	g.value[i] = v
}

// pour empties cell i into one to three others: [->++>+<<].
func (g *generator) pour(i int) {
	g.to(i)
	g.code("[-")
	for range 1 + g.rand.IntN(3) {
		j, by := g.rand.IntN(cells), 1+g.rand.IntN(3)
		if j == i || g.value[j]+by*g.value[i] > 255 {
			continue
		}
		g.to(j)
		g.repeat('+', by)
		g.value[j] += by * g.value[i]
	}
	g.to(i)
	g.code("]")
	g.value[i] = 0
}

// clear empties cell i.
func (g *generator) clear(i int) {
	g.to(i)
	g.code("[-]")
	g.value[i] = 0
}

// copy adds cell i to cell j by way of the cell after the last one.
func (g *generator) copy(i, j int) {
	if i == j || g.value[i]+g.value[j] > 255 {
		return
	}
	g.to(i)
	g.code("[-")
	g.to(j)
	g.code("+")
	g.to(cells)
	g.code("+")
	g.to(i)
	g.code("]")
	g.to(cells)
	g.code("[-")
	g.to(i)
	g.code("+")
	g.to(cells)
	g.code("]")
	g.value[j] += g.value[i]
}

// dead writes a loop that is skipped, around code that would do harm.
func (g *generator) dead(i int) {
	if g.value[i] != 0 {
		return
	}
	g.to(i)
	g.code("[")
	depth := 0
	for range g.rand.IntN(40) {
		switch c := "+-<>.,[]"[g.rand.IntN(8)]; {
		case c == '[':
			depth++
			g.code("[")
		case c == ']' && depth == 0:
		case c == ']':
			depth--
			g.code("]")
		default:
			g.code(string(c))
		}
	}
	for range depth + 1 {
		g.code("]")
	}
}

// print writes cell i.
func (g *generator) print(i int) {
	g.to(i)
	g.code(".")
	g.out.WriteByte(byte(g.value[i]))
}

// to moves the pointer to cell i.
func (g *generator) to(i int) {
	g.repeat('>', i-g.at)
	g.at = i
}

// repeat writes n times c, or -n times its opposite.
func (g *generator) repeat(c byte, n int) {
	if n < 0 {
		n, c = -n, map[byte]byte{'+': '-', '>': '<'}[c]
	}
	for range n {
		g.code(string(c))
	}
}

// code writes commands, in lines.
func (g *generator) code(s string) {
	for i := range len(s) {
		if g.column == width {
			g.src.WriteByte('\n')
			g.column = 0
		}
		g.src.WriteByte(s[i])
		g.column++
	}
}
