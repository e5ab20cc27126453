package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// factor reads numbers of up to 12 digits, a line each, until a line is empty
// or 0, and writes each with its prime factors.
func factor(a *macro.Asm) {
	a.Note("Writes numbers as products of primes")
	const digits = 12
	f := factors{
		n: a.Number(digits), d: a.Number(digits/2 + 1),
		rest: a.Number(digits/2 + 2), quotient: a.Number(digits), spare: a.Number(digits),
	}
	more, busy, less, odd := a.Cell(), a.Cell(), a.Cell(), a.Cell()
	a.ReadNumber(f.n)
	a.NotZero(f.n, more)
	a.While(more, func() {
		a.Clear(more)
		a.PrintNumber(f.n)
		a.Print(":")
		a.Inc(f.d.Digits[0])
		a.Inc(f.d.Digits[0])
		a.Inc(busy)
		a.While(busy, func() {
			f.divide(a)
			a.Note("if the quotient is less than d then n is prime")
			a.CopyNumber(f.quotient, f.spare)
			a.SubFrom(f.spare, f.d, less)
			a.ClearNumber(f.spare)
			a.IfElse(less, func() { f.tried(a, odd) }, func() {
				a.Print(" ")
				a.PrintNumber(f.n)
				a.Dec(busy)
			})
			a.ClearNumber(f.rest)
			a.ClearNumber(f.quotient)
		})
		a.Print("\n")
		a.Clear(odd)
		a.ClearNumber(f.d)
		a.ClearNumber(f.n)
		a.ReadNumber(f.n)
		a.NotZero(f.n, more)
	})
}

// factors are the numbers that factor works with: d is the divisor tried.
type factors struct{ n, d, rest, quotient, spare macro.Number }

// divide divides n by d, digit by digit, into quotient and rest. The digits of
// n come up through quotient into rest while its own digits come up after them.
func (f *factors) divide(a *macro.Asm) {
	count, enough := a.Temp(), a.Temp()
	a.Note("divide n by d")
	a.CopyNumber(f.n, f.quotient)
	a.AddConst(count, len(f.n.Digits))
	a.While(count, func() {
		a.Dec(count)
		a.Note("the next digit")
		a.Clear(f.rest.Digits[len(f.rest.Digits)-1])
		all := append(append([]macro.Cell{}, f.quotient.Digits...), f.rest.Digits...)
		for i := len(all) - 1; i > 0; i-- {
			a.Move(all[i-1], all[i])
		}
		a.Inc(enough)
		a.While(enough, func() {
			a.Dec(enough)
			a.SubFrom(f.rest, f.d, enough)
			a.Copy(enough, f.quotient.Digits[0])
		})
		a.Note("that was once too often")
		a.AddTo(f.rest, f.d)
	})
	a.Free(count, enough)
}

// tried writes d and takes the quotient for n if there is no rest, or else goes
// on to the next d: 2, 3 and from then on every second number.
func (f *factors) tried(a *macro.Asm, odd macro.Cell) {
	t := a.Temp()
	a.NotZero(f.rest, t)
	a.IfElse(t, func() {
		a.Note("the next d")
		a.Increment(f.d)
		a.Copy(odd, t)
		a.IfElse(t, func() { a.Increment(f.d) }, func() { a.Inc(odd) })
	}, func() {
		a.Print(" ")
		a.PrintNumber(f.d)
		a.ClearNumber(f.n)
		a.CopyNumber(f.quotient, f.n)
	})
	a.Free(t)
}

func wantFactor(in []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(in) {
		var n int
		if fmt.Sscan(string(line), &n); n == 0 {
			break
		}
		fmt.Fprintf(&out, "%d:", n)
		for d := 2; d*d <= n; d++ {
			for ; d*d <= n && n%d == 0; n /= d {
				fmt.Fprintf(&out, " %d", d)
			}
		}
		fmt.Fprintf(&out, " %d\n", n)
	}
	return out.Bytes()
}
