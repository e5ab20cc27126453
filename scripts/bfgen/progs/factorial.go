package progs

import (
	"bytes"
	"fmt"
	"math/big"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// factorial writes the factorials of 0 to 50. A factorial is the previous one,
// added up n times.
func factorial(a *macro.Asm) {
	a.Note("Writes the factorials of 0 to 50")
	left, n, times, count := a.Cell(), a.Number(2), a.Cell(), a.Cell()
	r := newRow(a, 2, 65)
	value, product := r.field(0), r.field(1)
	r.init(a)
	a.Note("the factorial of 0")
	a.Inc(value + macro.Cell(r.stride))
	a.Set(left, 51)
	a.While(left, func() {
		a.Dec(left)
		a.PrintNumber(n)
		a.Print("! = ")
		r.print(a, value)
		a.Print("\n")
		a.Increment(n)
		a.Inc(times)
		a.Copy(times, count)
		a.Note("product is n times the value")
		a.While(count, func() {
			a.Dec(count)
			r.up(a, func() {
				a.Move(product, r.sum)
				a.Copy(value, r.sum)
				a.Move(r.carry, r.sum)
				a.Wrap(r.sum, product, r.carry+macro.Cell(r.stride), 10)
			})
		})
		r.up(a, func() {
			a.Clear(value)
			a.Move(product, value)
		})
	})
}

func wantFactorial([]byte) []byte {
	var out bytes.Buffer
	for n := range int64(51) {
		fmt.Fprintf(&out, "%d! = %d\n", n, new(big.Int).MulRange(1, n))
	}
	return out.Bytes()
}
