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
func (a *Asm) Wrap(s, d, carry Cell, base int) { a.wrap(s, d, carry, d, base, 1) }

// Split divides s by base: it moves the remainder to the zero cell d and adds
// the quotient to carry.
func (a *Asm) Split(s, d, carry Cell, base int) {
	rest := a.Temp()
	a.While(s, func() {
		a.Dec(s)
		a.Inc(d)
		a.wrap(s, d, carry, rest, base, 2)
		a.Move(rest, s)
	})
	a.Free(rest)
}

// wrap moves what is left of s to d, if d does not come to base, which it does
// in the loop with the number base. What is left then goes to rest.
func (a *Asm) wrap(s, d, carry, rest Cell, base, loop int) {
	a.While(s, func() {
		a.Dec(s)
		if loop < base {
			a.Inc(d)
			a.wrap(s, d, carry, rest, base, loop+1)
			return
		}
		a.Add(d, 1-base)
		a.Inc(carry)
		a.Move(s, rest)
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
	a.Free(s)
	a.IfFlag(carry, func() { a.increment(digits[1:], base) })
	a.Free(carry)
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

// Decrement subtracts 1 from n, which must not be 0.
func (a *Asm) Decrement(n Number) { a.decrement(n.Digits, n.Base) }

// decrement goes no further than the borrow does.
func (a *Asm) decrement(digits []Cell, base int) {
	d, t := digits[0], a.Temp()
	if len(digits) == 1 {
		a.Dec(d)
		a.Free(t)
		return
	}
	a.Copy(d, t)
	a.IfElse(t, func() { a.Dec(d) }, func() {
		a.Add(d, base-1)
		a.decrement(digits[1:], base)
	})
	a.Free(t)
}
