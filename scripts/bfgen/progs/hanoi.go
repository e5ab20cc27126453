package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// hanoi reads a number of disks of at most two digits and moves a tower of
// them from A to C.
//
// It counts the moves in binary, with a bit in the record of each disk: the bit
// that becomes 1 belongs to the disk to be moved. The lowest disk, and every
// second one from there, goes from A to C to B; the others from A to B to C.
func hanoi(a *macro.Asm) {
	a.Note("Moves a tower of disks")
	number, disk, more := a.Number(2), a.Number(2), a.Cell()
	home := a.Cells(6)
	mark, bit, peg, step, done, t := a.Cell(), a.Cell(), a.Cell(), a.Cell(), a.Cell(), a.Cell()
	name, moving := a.Number(2), a.Number(2)
	local := a.Cells(4)
	stride := int(local[3]-mark) + 1
	next := macro.Cell(stride)
	a.Fix(home)

	a.ReadNumber(number)
	a.NotZero(number, more)
	a.Note("a record for each disk")
	a.While(more, func() {
		a.Clear(more)
		a.Increment(disk)
		for i, d := range disk.Digits {
			a.Copy(d, moving.Digits[i]+next)
		}
		a.Shift(stride)
		a.While(mark, func() {
			for _, d := range moving.Digits {
				a.Move(d, d+next)
			}
			a.Shift(stride)
		})
		a.Inc(mark)
		for i, d := range moving.Digits {
			a.Move(d, name.Digits[i])
		}
		a.Slide(mark, -stride)
		a.Decrement(number)
		a.NotZero(number, more)
	})
	a.Note("from the last to the first they go by two places or by one")
	a.Shift(stride)
	a.Slide(mark, stride)
	a.Shift(-stride)
	a.Add(step, 2)
	a.While(mark, func() {
		a.Local(local, func() {
			a.Copy(step, t)
			a.Add(step-next, 3)
			a.Pour(t, macro.Term{Cell: step - next, By: -1})
			a.Shift(-stride)
		})
	})
	a.Clear(step)
	a.Inc(more)
	a.While(more, func() {
		a.Note("find the disk")
		a.Shift(stride)
		a.While(bit, func() {
			a.Dec(bit)
			a.Shift(stride)
		})
		a.Local(local, func() {
			a.Copy(mark, t)
			a.IfElse(t, func() {
				a.Inc(bit)
				a.Print("disk ")
				a.PrintNumber(name)
				a.Print(" from ")
				printPeg(a, peg)
				a.Note("its new place is the old one and the step modulo 3")
				a.Move(peg, t)
				a.Copy(step, t)
				a.Wrap(t, peg, done, 3)
				a.Clear(done)
				a.Print(" to ")
				printPeg(a, peg)
				a.Print("\n")
			}, func() { a.Inc(done) })
		})
		a.Note("home with the news of the end")
		a.Move(done, done-next)
		a.Shift(-stride)
		a.While(mark, func() {
			a.Move(done, done-next)
			a.Shift(-stride)
		})
		a.IfFlag(done, func() { a.Dec(more) })
	})
}

// printPeg writes the name of peg 0, 1 or 2.
func printPeg(a *macro.Asm, peg macro.Cell) {
	a.AddConst(peg, 'A')
	a.Out(peg)
	a.AddConst(peg, -'A')
}

func wantHanoi(in []byte) []byte {
	var out bytes.Buffer
	var n int
	fmt.Sscan(string(in), &n)
	var move func(n int, from, to, by rune)
	move = func(n int, from, to, by rune) {
		if n == 0 {
			return
		}
		move(n-1, from, by, to)
		fmt.Fprintf(&out, "disk %d from %c to %c\n", n, from, to)
		move(n-1, by, to, from)
	}
	move(n, 'A', 'C', 'B')
	return out.Bytes()
}
