package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// bottles sings of 99 bottles of beer.
func bottles(a *macro.Asm) {
	a.Note("Sings of 99 bottles of beer")
	n, tens, ones, t := a.Cell(), a.Cell(), a.Cell(), a.Cell()
	count := func() {
		a.Note("the number unless it is 0 and the noun")
		a.Copy(n, t)
		a.IfElse(t, func() {
			a.Copy(tens, t)
			a.If(t, func() { a.PrintDigit(tens) })
			a.PrintDigit(ones)
		}, func() { a.Print("no more") })
		a.Print(" bottle")
		a.Copy(n, t)
		a.Switch(t, func() { a.Print("s") },
			macro.Case{Value: 0, Do: func() { a.Print("s") }},
			macro.Case{Value: 1, Do: func() {}})
		a.Print(" of beer")
	}
	a.Set(n, 99)
	a.Set(tens, 9)
	a.Set(ones, 9)
	a.While(n, func() {
		count()
		a.Print(" on the wall,\n")
		count()
		a.Print(".\nTake one down, pass it around,\n")
		a.Note("one less")
		a.Dec(n)
		a.Copy(ones, t)
		a.IfElse(t, func() { a.Dec(ones) }, func() {
			a.Set(ones, 9)
			a.Dec(tens)
		})
		count()
		a.Print(" on the wall.\n\n")
	})
	a.Print("Time to go home.\n")
}

func wantBottles([]byte) []byte {
	var out bytes.Buffer
	count := func(n int) string {
		switch n {
		case 0:
			return "no more bottles of beer"
		case 1:
			return "1 bottle of beer"
		}
		return fmt.Sprintf("%d bottles of beer", n)
	}
	for n := 99; n > 0; n-- {
		fmt.Fprintf(&out, "%s on the wall,\n%s.\n", count(n), count(n))
		fmt.Fprintf(&out, "Take one down, pass it around,\n%s on the wall.\n\n", count(n-1))
	}
	out.WriteString("Time to go home.\n")
	return out.Bytes()
}
