package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// primes reads a limit of at most 65535 and writes the primes up to it.
//
// It is a sieve that goes along with the numbers: a record for each prime p
// below 256 counts down from p, and is 0 at the multiples of p. Those of larger
// primes have a divisor below 256.
func primes(a *macro.Asm) {
	a.Note("Reads a limit of at most 65535 and writes the primes up to it")
	left, n := a.Number(5), a.Number(5)
	small, low := a.Probe(), a.Cell() // 255 less n; n; both stop at n = 255
	more, prime, first := a.Cell(), a.Probe(), a.Cell()
	temps := a.Cells(12)

	mark, p, count, hits, new := a.Cell(), a.Cell(), a.Probe(), a.Cell(), a.Cell()
	local := a.Cells(1)
	stride := int(local[0]-mark) + 1
	next := macro.Cell(stride)
	a.Fix(temps)

	a.ReadNumber(left)
	a.AddConst(small.Value, 255)
	a.Inc(first)
	a.NotZero(left, more)
	a.While(more, func() {
		a.Clear(more)
		a.Note("the next number")
		a.Increment(n)
		a.Branch(small, func() { a.Dec(small.Value); a.Inc(low) }, nil)
		a.Note("count down all primes")
		a.Local(local, func() {
			a.Shift(stride)
			a.While(mark, func() {
				a.Dec(count.Value)
				a.Branch(count, nil, func() {
					a.Inc(hits)
					a.Copy(p, count.Value)
				})
				a.Shift(stride)
			})
			a.Note("the number of divisors comes home")
			a.Shift(-stride)
			a.While(mark, func() {
				a.Move(hits, hits-next)
				a.Shift(-stride)
			})
		})
		a.Note("1 is no prime")
		a.Move(hits, prime.Value)
		a.Move(first, prime.Value)
		a.Branch(prime, func() { a.Clear(prime.Value) }, func() {
			a.PrintNumber(n)
			a.Print("\n")
			a.Note("a small prime gets a record")
			a.Branch(small, func() {
				a.Copy(low, new)
				a.Shift(stride)
				a.Move(new-next, new)
				a.While(mark, func() {
					a.Move(new, new+next)
					a.Shift(stride)
				})
				a.Inc(mark)
				a.Move(new, p, count.Value)
				a.Slide(mark, -stride)
			}, nil)
		})
		a.Decrement(left)
		a.NotZero(left, more)
	})
}

func wantPrimes(in []byte) []byte {
	var out bytes.Buffer
	var limit int
	fmt.Sscan(string(in), &limit)
	composite := make([]bool, limit+1)
	for n := 2; n <= limit; n++ {
		if composite[n] {
			continue
		}
		fmt.Fprintln(&out, n)
		for m := n * n; m <= limit; m += n {
			composite[m] = true
		}
	}
	return out.Bytes()
}
