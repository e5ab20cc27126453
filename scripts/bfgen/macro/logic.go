package macro

// A Term is a cell and a factor: a target of Pour.
type Term struct {
	Cell Cell
	By   int
}

// Clear makes cells 0.
func (a *Asm) Clear(cells ...Cell) {
	for _, c := range cells {
		a.While(c, func() { a.Dec(c) })
	}
}

// Set makes c the small number n.
func (a *Asm) Set(c Cell, n int) {
	a.Clear(c)
	a.AddConst(c, n)
}

// AddConst adds n to c, by a multiplication if that is shorter.
func (a *Asm) AddConst(c Cell, n int) {
	size := max(n, -n)
	if size < 16 {
		a.Add(c, n)
		return
	}
	x := 1
	for (x+1)*(x+1) <= size {
		x++
	}
	t := a.Temp()
	a.Add(t, x)
	by := n / x
	a.Pour(t, Term{c, by})
	a.Free(t)
	a.Add(c, n-by*x)
}

// Pour adds multiples of from to other cells and clears from.
func (a *Asm) Pour(from Cell, to ...Term) {
	a.While(from, func() {
		a.Dec(from)
		for _, t := range to {
			a.Add(t.Cell, t.By)
		}
	})
}

// Move adds from to each of the cells to and clears from.
func (a *Asm) Move(from Cell, to ...Cell) {
	terms := make([]Term, len(to))
	for i, c := range to {
		terms[i] = Term{c, 1}
	}
	a.Pour(from, terms...)
}

// Copy adds from to each of the cells to and keeps from.
func (a *Asm) Copy(from Cell, to ...Cell) {
	t := a.Temp()
	a.Move(from, append([]Cell{t}, to...)...)
	a.Move(t, from)
	a.Free(t)
}

// If executes body if c is not 0, and clears c. The body must not change c.
func (a *Asm) If(c Cell, body func()) {
	a.While(c, func() {
		a.Clear(c)
		body()
	})
}

// IfFlag is If for a cell that is 0 or 1, where clearing is one step.
func (a *Asm) IfFlag(c Cell, body func()) {
	a.While(c, func() {
		a.Dec(c)
		body()
	})
}

// IfElse executes one of its functions, then if c is not 0, and clears c.
func (a *Asm) IfElse(c Cell, then, otherwise func()) {
	no := a.Temp()
	a.Inc(no)
	a.If(c, func() {
		a.Dec(no)
		then()
	})
	a.IfFlag(no, otherwise)
	a.Free(no)
}

// Not sets the zero cell no to 1 if c is 0, and clears c.
func (a *Asm) Not(c, no Cell) {
	a.Inc(no)
	a.If(c, func() { a.Dec(no) })
}
