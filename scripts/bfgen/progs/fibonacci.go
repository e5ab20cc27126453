package progs

import (
	"bytes"
	"fmt"
	"math/big"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// fibonacci writes the Fibonacci numbers 0 to 100. Digit i of two successive
// ones is in record i+1 of an array.
func fibonacci(a *macro.Asm) {
	a.Note("Writes the Fibonacci numbers 0 to 100")
	left := a.Cell()
	r := newRow(a, 2, 21)
	x, y := r.field(0), r.field(1)
	r.init(a)
	a.Note("the first two numbers")
	a.Inc(y + macro.Cell(r.stride))
	a.Set(left, 101)
	a.While(left, func() {
		a.Dec(left)
		r.print(a, x)
		a.Print("\n")
		a.Note("the two become the second and the sum")
		r.up(a, func() {
			a.Move(x, r.sum)
			a.Move(y, r.sum, x)
			a.Move(r.carry, r.sum)
			a.Wrap(r.sum, y, r.carry+macro.Cell(r.stride), 10)
		})
	})
}

func wantFibonacci([]byte) []byte {
	var out bytes.Buffer
	x, y := big.NewInt(0), big.NewInt(1)
	for range 101 {
		fmt.Fprintln(&out, x)
		x, y = y, x.Add(x, y)
	}
	return out.Bytes()
}
