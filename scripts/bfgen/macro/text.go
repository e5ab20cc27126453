package macro

// Print writes s.
func (a *Asm) Print(s string) {
	t := a.Temp()
	last := 0
	for _, b := range []byte(s) {
		a.AddConst(t, int(b)-last)
		a.Out(t)
		last = int(b)
	}
	a.Clear(t)
	a.Free(t)
}

// Read adds the next byte of the input to c, or nothing at the end of the
// input, whatever the convention for it is.
func (a *Asm) Read(c Cell) {
	t := a.Temp()
	a.In(t) // 0 stays 0 or becomes 0 or minus 1 at the end
	a.Inc(t)
	a.While(t, func() {
		a.Dec(t)
		a.Move(t, c)
	})
	a.Free(t)
}

// ReadNumber reads decimal digits into the number n, which must be 0, up to
// and including the first byte that is a line feed or a space, or up to the
// end of the input. If n is too short, it keeps the last digits.
func (a *Asm) ReadNumber(n Number) {
	more, c, digit := a.Temp(), a.Temp(), a.Temp()
	a.Inc(more)
	a.While(more, func() {
		a.Read(c)
		a.Copy(c, digit)
		stop := func() { a.Dec(more); a.Clear(digit) }
		a.Switch(c, func() {
			top := n.Digits[len(n.Digits)-1]
			a.Clear(top)
			for i := len(n.Digits) - 1; i > 0; i-- {
				a.Move(n.Digits[i-1], n.Digits[i])
			}
			a.AddConst(digit, -'0')
			a.Move(digit, n.Digits[0])
		}, Case{0, stop}, Case{'\n', stop}, Case{'\r', stop}, Case{' ', stop})
	})
	a.Free(more, c, digit)
}

// PrintNumber writes n in decimal without leading zeros.
func (a *Asm) PrintNumber(n Number) {
	seen, show := a.Temp(), a.Temp() // seen is the sum of the digits so far
	for i := len(n.Digits) - 1; i > 0; i-- {
		a.Copy(n.Digits[i], seen)
		a.Copy(seen, show)
		a.If(show, func() { a.PrintDigit(n.Digits[i]) })
	}
	a.Clear(seen)
	a.PrintDigit(n.Digits[0])
	a.Free(seen, show)
}

// PrintDigit writes the decimal digit in c.
func (a *Asm) PrintDigit(c Cell) {
	a.AddConst(c, '0')
	a.Out(c)
	a.AddConst(c, -'0')
}
