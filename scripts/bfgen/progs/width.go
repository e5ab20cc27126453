package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// fold makes numbers that are 0 in narrow cells, in ways that an optimiser may
// fold, and writes for each whether it is: n for narrow or w for wide.
func fold(a *macro.Asm) {
	a.Note("Writes n for each number that is 0 in cells of this width and w for the others")
	p, t, u := a.Probe(), a.Cell(), a.Cell()
	c := p.Value
	verdict := func(undo func()) {
		a.Branch(p, func() { a.Print("w") }, func() { a.Print("n") })
		undo()
	}
	less := func(n int) func() { return func() { a.Add(c, -n) } }
	a.Note("a run")
	a.Add(c, 256)
	verdict(less(256))
	a.Note("a sum in two parts with another cell between them")
	a.Add(c, 200)
	a.Inc(t)
	a.Add(c, 56)
	verdict(less(256))
	a.Note("a product with a factor from a cell")
	a.Clear(t)
	a.Add(t, 16)
	a.Pour(t, macro.Term{Cell: c, By: 16})
	verdict(less(256))
	a.Note("a product with a factor that is 0 in a narrow cell")
	a.Add(t, 1)
	a.Pour(t, macro.Term{Cell: c, By: 512})
	verdict(less(512))
	a.Note("a difference")
	a.Add(t, 2)
	a.Pour(t, macro.Term{Cell: c, By: -128})
	verdict(less(-256))
	a.Note("256 times 256")
	a.Add(t, 16)
	a.Pour(t, macro.Term{Cell: u, By: 16})
	a.Pour(u, macro.Term{Cell: c, By: 256})
	verdict(func() { a.Clear(c) })
	a.Print("\n")
}

// wrap writes the largest number of a cell.
func wrap(a *macro.Asm) {
	a.Note("Writes the largest number of a cell")
	c, n := a.Cell(), a.Number(5)
	a.Dec(c)
	a.While(c, func() {
		a.Dec(c)
		a.Increment(n)
	})
	a.PrintNumber(n)
	a.Print("\n")
}

// printCell writes the number in c, which may be more than 255, and clears c.
func printCell(a *macro.Asm, c macro.Cell, n macro.Number) {
	a.While(c, func() {
		a.Dec(c)
		a.Increment(n)
	})
	a.PrintNumber(n)
	a.ClearNumber(n)
	a.Print("\n")
}

// wideSums writes the sum of 1 to 100 and that of 1 to 361, the last one that
// fits 16 bits, each added up in one cell.
func wideSums(a *macro.Asm) {
	a.Note("Adds up numbers in one cell of at least 16 bits")
	c, k, n := a.Cell(), a.Cell(), a.Number(5)
	for _, last := range []int{100, 361} {
		a.AddConst(k, last)
		a.While(k, func() {
			a.Copy(k, c)
			a.Dec(k)
		})
		printCell(a, c, n)
	}
}

func wantWideSums([]byte) []byte {
	return fmt.Appendf(nil, "%d\n%d\n", 100*101/2, 361*362/2)
}

// widePowers writes the powers of 3 up to the 11th, made in one cell.
func widePowers(a *macro.Asm) {
	a.Note("Multiplies in one cell of at least 32 bits")
	left, power, t, n := a.Cell(), a.Cell(), a.Cell(), a.Number(6)
	a.Add(left, 12)
	a.Inc(power)
	a.While(left, func() {
		a.Dec(left)
		a.Copy(power, t)
		printCell(a, t, n)
		a.Pour(power, macro.Term{Cell: t, By: 3})
		a.Move(t, power)
	})
}

func wantWidePowers([]byte) []byte {
	var out bytes.Buffer
	for i, power := 0, 1; i < 12; i, power = i+1, 3*power {
		fmt.Fprintln(&out, power)
	}
	return out.Bytes()
}

// cellSize tells cells of 32 bits from those of 64. A program can make 2 to the
// 32nd only by that many steps, so most of them are in one run.
func cellSize(a *macro.Asm) {
	a.Note("Tells cells of 32 bits from cells of 64 bits")
	p, t, u := a.Probe(), a.Cell(), a.Cell()
	a.Add(t, 32)
	a.Pour(t, macro.Term{Cell: u, By: 32})
	a.Pour(u, macro.Term{Cell: t, By: 1024})
	a.Note("1024 times 1024 times 4096")
	a.Pour(t, macro.Term{Cell: p.Value, By: 4096})
	a.Branch(p, func() { a.Print("64") }, func() { a.Print("32") })
	a.Print("\n")
}
