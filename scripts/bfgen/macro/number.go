package macro

// A Number is a natural number in fixed cells, one digit in each, the lowest
// first. A carry out of the highest digit is lost.
type Number struct {
	Digits []Cell
	Base   int
}

// Number hands out a number of n decimal digits.
func (a *Asm) Number(n int) Number { return Number{a.Cells(n), 10} }

// Wrap moves s, which must be less than 2*base, to the zero cell d as a digit,
// and adds 1 to carry if it is base or more.
//
//	while s: s--, d++, while s: s--, d++, ... the base-th time: d = 0, carry++
func (a *Asm) Wrap(s, d, carry Cell, base int) { a.wrap(s, d, carry, base, 1) }

func (a *Asm) wrap(s, d, carry Cell, base, count int) {
	a.While(s, func() {
		a.Dec(s)
		if count < base {
			a.Inc(d)
			a.wrap(s, d, carry, base, count+1)
			return
		}
		a.Add(d, 1-base)
		a.Inc(carry)
		a.Move(s, d)
	})
}

// Increment adds 1 to n.
func (a *Asm) Increment(n Number) { a.increment(n.Digits, n.Base) }

// increment goes no further than the carry does.
func (a *Asm) increment(digits []Cell, base int) {
	if len(digits) == 0 {
		return
	}
	s, d, carry := a.Temp(), digits[0], a.Temp()
	a.Inc(d)
	a.Move(d, s)
	a.Wrap(s, d, carry, base)
	a.IfFlag(carry, func() { a.increment(digits[1:], base) })
	a.Free(s, carry)
}

// AddTo adds y to x and keeps y, which may have fewer digits than x.
func (a *Asm) AddTo(x, y Number) {
	carry, s := a.Temp(), a.Temp()
	for i, d := range x.Digits {
		a.Move(d, s)
		a.Move(carry, s)
		if i < len(y.Digits) {
			a.Copy(y.Digits[i], s)
		}
		a.Wrap(s, d, carry, x.Base)
	}
	a.Clear(carry)
	a.Free(carry, s)
}

// SubFrom subtracts y from x and keeps y. It sets the zero cell enough to 1 if
// x was not less than y; otherwise x becomes the difference plus a power of
// the base, so that AddTo restores it.
//
// The subtraction is the addition of the complement of y and of 1.
func (a *Asm) SubFrom(x, y Number, enough Cell) {
	s, t := a.Temp(), a.Temp()
	a.Inc(enough)
	for i, d := range x.Digits {
		a.Move(enough, s)
		a.Move(d, s)
		a.Add(s, x.Base-1)
		if i < len(y.Digits) {
			a.Copy(y.Digits[i], t)
			a.Pour(t, Term{s, -1})
		}
		a.Wrap(s, d, enough, x.Base)
	}
	a.Free(s, t)
}

// ClearNumber makes n 0.
func (a *Asm) ClearNumber(n Number) { a.Clear(n.Digits...) }

// SetNumber makes n the number v.
func (a *Asm) SetNumber(n Number, v int) {
	for _, d := range n.Digits {
		a.Set(d, v%n.Base)
		v /= n.Base
	}
}

// CopyNumber adds n, digit by digit, to the number to, which must be 0.
func (a *Asm) CopyNumber(n, to Number) {
	for i, d := range n.Digits {
		a.Copy(d, to.Digits[i])
	}
}

// NotZero sets the zero cell to a value that is not 0 if n is not 0.
func (a *Asm) NotZero(n Number, to Cell) {
	for _, d := range n.Digits {
		a.Copy(d, to)
	}
}
