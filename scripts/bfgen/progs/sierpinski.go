package progs

import (
	"bytes"
	"strings"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// sierpinski draws 32 lines of Pascal's triangle modulo 2.
func sierpinski(a *macro.Asm) {
	a.Note("Draws the odd entries of 32 lines of the triangle of Pascal")
	lines, indent, star, space := a.Cell(), a.Cell(), a.Cell(), a.Cell()
	r := newRow(a, 3, 32)
	bit, c, next := r.field(0), r.field(1), r.field(2)
	stride := macro.Cell(r.stride)
	r.init(a)
	a.Inc(bit + stride)
	a.Set(lines, 32)
	a.AddConst(space, ' ')
	a.AddConst(star, '*')
	a.While(lines, func() {
		a.Dec(lines)
		a.Copy(lines, indent)
		a.While(indent, func() {
			a.Dec(indent)
			a.Out(space)
		})
		a.Note("write a line and prepare the next")
		r.up(a, func() {
			a.Copy(bit, r.sum, next+stride)
			a.AddConst(c, ' ')
			a.IfFlag(r.sum, func() { a.Add(c, '*'-' ') })
			a.Out(c)
			a.Clear(c)
			a.AddConst(c, ' ')
			a.Out(c)
			a.Clear(c)
			a.Move(bit, r.sum)
			a.Move(next, r.sum)
			a.Wrap(r.sum, bit, c, 2)
			a.Clear(c)
		})
		a.Print("\n")
	})
}

func wantSierpinski([]byte) []byte {
	var out bytes.Buffer
	for y := range 32 {
		out.WriteString(strings.Repeat(" ", 31-y))
		for x := range 32 {
			if x&^y == 0 { // the binomial coefficient is odd (Lucas)
				out.WriteString("* ")
			} else {
				out.WriteString("  ")
			}
		}
		out.WriteString("\n")
	}
	return out.Bytes()
}
