package progs

import (
	"bytes"
	"fmt"
	"math/big"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// collatz reads numbers of up to 24 digits, a line each, until a line is empty
// or 0, and writes how many steps of 3n+1 and n/2 lead from each to 1.
func collatz(a *macro.Asm) {
	a.Note("Counts the steps from a number to 1")
	steps, total, digit, busy := a.Number(4), a.Cell(), a.Cell(), a.Cell()
	r := newRow(a, 2, 28)
	c := collatzRow{row: r, x: r.field(0), odd: r.field(1), next: macro.Cell(r.stride)}
	r.init(a)

	c.read(a, digit)
	c.digitSum(a, total)
	a.While(total, func() {
		a.Clear(total)
		a.Inc(busy)
		a.While(busy, func() {
			a.Note("an odd number with a digit sum of 1 is 1")
			c.halve(a)
			a.IfElse(c.odd, func() {
				c.digitSum(a, total)
				a.Switch(total, func() {
					a.Increment(steps)
					c.triple(a)
				}, macro.Case{Value: 0, Do: func() { a.Dec(busy) }})
			}, func() { a.Increment(steps) })
		})
		a.Note("the answer and the next question")
		a.PrintNumber(steps)
		a.Print("\n")
		a.ClearNumber(steps)
		c.read(a, digit)
		c.digitSum(a, total)
	})
}

// A collatzRow is a long number with its digits in x. When it is halved, odd
// holds the remainder of the digit to the left.
type collatzRow struct {
	*row
	x, odd, next macro.Cell
}

// read reads a line.
func (c *collatzRow) read(a *macro.Asm, digit macro.Cell) {
	more, key := a.Temp(), a.Temp()
	a.Inc(more)
	c.up(a, func() { a.Clear(c.x) })
	a.While(more, func() {
		a.Read(digit)
		a.Copy(digit, key)
		stop := func() { a.Dec(more) }
		a.Switch(key, func() {
			a.AddConst(digit, -'0')
			a.Move(digit, c.carry+c.next)
			c.up(a, func() {
				a.Move(c.x, c.sum)
				a.Move(c.carry, c.x)
				a.Move(c.sum, c.carry+c.next)
			})
		}, macro.Case{Value: 0, Do: stop}, macro.Case{Value: '\n', Do: stop})
		a.Clear(digit)
	})
	a.Free(more, key)
}

// digitSum adds the digits to total.
func (c *collatzRow) digitSum(a *macro.Asm, total macro.Cell) {
	c.down(a, func() {
		a.Copy(c.x, c.sum)
		a.Move(c.sum, c.sum-c.next)
	})
	a.Move(c.sum, total)
}

// halve divides by 2. The remainder is in odd of record 0.
func (c *collatzRow) halve(a *macro.Asm) {
	c.down(a, func() {
		a.Note("a remainder counts 10 here")
		a.Move(c.x, c.sum)
		a.Pour(c.odd, macro.Term{Cell: c.sum, By: 10})
		odd := c.odd - c.next
		a.While(c.sum, func() {
			a.Dec(c.sum)
			a.IfElse(odd, func() { a.Inc(c.x) }, func() { a.Inc(odd) })
		})
	})
}

// triple turns n/2, rounded down, of an odd n into 3n+1, which is 6 times as
// much and 4 more.
func (c *collatzRow) triple(a *macro.Asm) {
	a.Add(c.carry+c.next, 4)
	c.up(a, func() {
		a.Pour(c.x, macro.Term{Cell: c.sum, By: 6})
		a.Move(c.carry, c.sum)
		a.Split(c.sum, c.x, c.carry+c.next, 10)
	})
}

func wantCollatz(in []byte) []byte {
	var out bytes.Buffer
	one := big.NewInt(1)
	for line := range bytes.Lines(in) {
		n, ok := new(big.Int).SetString(string(bytes.TrimSpace(line)), 10)
		if !ok || n.Sign() == 0 {
			break
		}
		steps := 0
		for ; n.Cmp(one) > 0; steps++ {
			if n.Bit(0) == 0 {
				n.Rsh(n, 1)
			} else {
				n.Mul(n, big.NewInt(3)).Add(n, one)
			}
		}
		fmt.Fprintln(&out, steps)
	}
	return out.Bytes()
}
