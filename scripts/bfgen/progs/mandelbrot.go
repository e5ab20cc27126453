package progs

import (
	"bytes"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// A view is a picture of the Mandelbrot set. Coordinates and distances are
// in 1/100000.
type view struct {
	columns, rows, limit   int
	left, top, right, down int // the first point, and the distances to the next
}

// largeView takes about 8,000 million commands, in 1,400 million runs of equal ones.
func largeView() view { return view{96, 35, 26, -212000, -119000, 3000, 7000} }

// smallView takes a seventieth of that.
func smallView() view { return view{20, 7, 8, -212000, -120000, 15000, 40000} }

const one = 100000

// A mandelbrot is the program in the making. Numbers have two digits before
// the point and five after it, the lowest in record 1; negative ones are
// complements, less than 100. Record 8 is the overflow of products.
type mandelbrot struct {
	view
	*row
	p, q                             macro.Cell // |x| and |y|
	factor, product                  macro.Cell // product ends a record higher
	x, y, xx, yy, cx, cy             macro.Cell
	busy, outside, left, char, signs macro.Cell
	next                             macro.Cell
}

// write writes the program: each point shows the number of steps before it is
// known to be outside, as a letter, or a space if it is not.
func (v view) write(a *macro.Asm) {
	a.Note("Draws the Mandelbrot set with %d columns and %d rows", v.columns, v.rows)
	m := mandelbrot{view: v}
	rows, columns := a.Cell(), a.Cell()
	m.busy, m.outside, m.left, m.char, m.signs = a.Cell(), a.Cell(), a.Cell(), a.Cell(), a.Cell()
	m.row = newRow(a, 10, 8)
	m.next = macro.Cell(m.stride)
	for i, c := range []*macro.Cell{
		&m.p, &m.q, &m.factor, &m.product, &m.x, &m.y, &m.xx, &m.yy, &m.cx, &m.cy,
	} {
		*c = m.field(i)
	}
	m.init(a)
	m.set(a, m.cy, v.top)
	a.Set(rows, v.rows)
	a.While(rows, func() {
		a.Dec(rows)
		m.set(a, m.cx, v.left)
		a.Set(columns, v.columns)
		a.While(columns, func() {
			a.Dec(columns)
			m.point(a)
			a.Note("the next point")
			m.advance(a, m.cx, v.right)
		})
		a.Print("\n")
		m.advance(a, m.cy, v.down)
		m.up(a, func() { a.Clear(m.cx) })
	})
}

// digit returns the cell of digit i of field, seen from home.
func (m *mandelbrot) digit(field macro.Cell, i int) macro.Cell {
	return field + macro.Cell(i+1)*m.next
}

// set makes the zero number field v.
func (m *mandelbrot) set(a *macro.Asm, field macro.Cell, v int) {
	v = (v + 100*one) % (100 * one)
	for i := range 7 {
		a.Add(m.digit(field, i), v%10)
		v /= 10
	}
}

// advance adds v, which is not negative, to field.
func (m *mandelbrot) advance(a *macro.Asm, field macro.Cell, v int) {
	m.set(a, m.carry, v)
	m.up(a, func() {
		a.Move(field, m.sum)
		m.store(a, field)
	})
}

// store ends the body of an addition: it makes a digit of sum and carry.
func (m *mandelbrot) store(a *macro.Asm, field macro.Cell) {
	a.Move(m.carry, m.sum)
	a.Wrap(m.sum, field, m.carry+m.next, 10)
}

// point writes the character for the point cx, cy.
func (m *mandelbrot) point(a *macro.Asm) {
	a.Inc(m.busy)
	a.AddConst(m.left, m.limit)
	a.AddConst(m.char, 'A'-1)
	a.While(m.busy, func() {
		a.Inc(m.char)
		m.absolute(a, m.x, m.p)
		m.absolute(a, m.y, m.q)
		a.Note("outside if an absolute value is 2 or more")
		m.test(a, m.p, 2)
		m.test(a, m.q, 2)
		a.IfElse(m.outside, func() { a.Dec(m.busy) }, func() { m.squares(a) })
		m.up(a, func() { a.Clear(m.p, m.q) })
	})
	m.up(a, func() { a.Clear(m.x, m.y) })
	a.Clear(m.left, m.signs)
	a.Out(m.char)
	a.Clear(m.char)
}

// absolute moves the absolute value of from to the zero number to, and adds 1
// to signs if from is negative.
func (m *mandelbrot) absolute(a *macro.Asm, from, to macro.Cell) {
	negative := a.Temp()
	a.Copy(m.digit(from, 6), negative)
	a.IfElse(negative, func() {
		a.Inc(m.signs)
		a.Inc(m.digit(m.carry, 0))
		m.up(a, func() {
			a.Add(m.sum, 9)
			a.Pour(from, macro.Term{Cell: m.sum, By: -1})
			m.store(a, to)
		})
		a.Note("the record for overflow does not belong to the number")
		a.Clear(m.digit(to, 7))
	}, func() {
		m.up(a, func() { a.Move(from, to) })
	})
	a.Free(negative)
}

// test sets outside if field is not less than limit.
func (m *mandelbrot) test(a *macro.Asm, field macro.Cell, limit int) {
	whole := a.Temp()
	a.Copy(m.digit(field, 5), whole)
	var inside []macro.Case
	for i := range limit {
		inside = append(inside, macro.Case{Value: i, Do: func() {}})
	}
	a.Switch(whole, func() { a.Inc(m.outside) }, inside...)
	a.Free(whole)
}

// squares makes the step from x and y to the next ones, if the sum of their
// squares is less than 4.
func (m *mandelbrot) squares(a *macro.Asm) {
	m.multiply(a, m.p, m.p, m.xx)
	m.multiply(a, m.q, m.q, m.yy)
	m.up(a, func() {
		a.Copy(m.xx, m.sum)
		a.Copy(m.yy, m.sum)
		m.store(a, m.factor)
	})
	m.test(a, m.factor, 4)
	m.up(a, func() { a.Clear(m.factor) })
	a.IfElse(m.outside, func() {
		a.Dec(m.busy)
		m.up(a, func() { a.Clear(m.xx, m.yy) })
	}, func() {
		m.step(a)
		a.Dec(m.left)
		a.Copy(m.left, m.outside)
		a.IfElse(m.outside, func() {}, func() {
			a.Dec(m.busy)
			a.Set(m.char, ' ')
		})
	})
}

// multiply makes the zero number to the product of p and q, rounded down.
//
// It adds p to the product as often as the lowest digit of q says, drops the
// last digit of both the product and q, and goes on until q has no digits left.
func (m *mandelbrot) multiply(a *macro.Asm, p, q, to macro.Cell) {
	a.Note("multiply")
	digits := a.Temp()
	m.up(a, func() { a.Copy(q, m.factor) })
	a.Add(digits, 6)
	a.While(digits, func() {
		a.Dec(digits)
		a.While(m.digit(m.factor, 0), func() {
			a.Dec(m.digit(m.factor, 0))
			m.up(a, func() {
				a.Move(m.product+m.next, m.sum)
				a.Copy(p, m.sum)
				m.store(a, m.product+m.next)
			})
		})
		m.up(a, func() {
			a.Move(m.factor+m.next, m.factor)
			a.Clear(m.product)
			a.Move(m.product+m.next, m.product)
		})
	})
	m.up(a, func() { a.Move(m.product, to) })
	a.Free(digits)
}

// step makes x = xx - yy + cx and y = 2xy + cy.
func (m *mandelbrot) step(a *macro.Asm) {
	a.Inc(m.digit(m.carry, 0))
	m.up(a, func() {
		a.Move(m.xx, m.sum)
		a.Add(m.sum, 9)
		a.Pour(m.yy, macro.Term{Cell: m.sum, By: -1})
		m.store(a, m.x)
	})
	m.up(a, func() {
		a.Move(m.x, m.sum)
		a.Copy(m.cx, m.sum)
		m.store(a, m.x)
	})
	m.multiply(a, m.p, m.q, m.xx)
	a.Note("twice the product")
	m.up(a, func() {
		a.Pour(m.xx, macro.Term{Cell: m.sum, By: 2})
		m.store(a, m.yy)
	})
	a.Switch(m.signs, func() {}, macro.Case{Value: 1, Do: func() {
		a.Note("negative since x and y have different signs")
		a.Inc(m.digit(m.carry, 0))
		m.up(a, func() {
			a.Add(m.sum, 9)
			a.Pour(m.yy, macro.Term{Cell: m.sum, By: -1})
			m.store(a, m.yy)
		})
	}})
	m.up(a, func() {
		a.Move(m.yy, m.sum)
		a.Copy(m.cy, m.sum)
		m.store(a, m.y)
	})
	a.Note("without overflow")
	a.Clear(m.digit(m.x, 7), m.digit(m.y, 7), m.digit(m.xx, 7), m.digit(m.yy, 7))
}

// want computes the same picture with the same rounding.
func (v view) want([]byte) []byte {
	var out bytes.Buffer
	for row := range v.rows {
		for column := range v.columns {
			out.WriteByte(v.escape(v.left+column*v.right, v.top+row*v.down))
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// escape returns the character for the point cx, cy.
func (v view) escape(cx, cy int) byte {
	x, y := 0, 0
	for n := range v.limit {
		xx, yy := x*x/one, y*y/one
		if max(x, -x) >= 2*one || max(y, -y) >= 2*one || xx+yy >= 4*one {
			return byte('A' + n)
		}
		x, y = xx-yy+cx, 2*(x*y/one)+cy // Go rounds towards zero
	}
	return ' '
}
