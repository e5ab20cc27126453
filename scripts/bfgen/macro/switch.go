package macro

// A Case is one choice of Switch.
type Case struct {
	Value int
	Do    func()
}

// Switch clears c and executes the case whose value c had, or otherwise, which
// may be nil. The values must ascend. A value of c between them may make the
// cell negative for a while, but no loop runs over such a value.
func (a *Asm) Switch(c Cell, otherwise func(), cases ...Case) {
	open := a.Temp() // 1 until a case is found
	a.Inc(open)
	a.choose(c, open, 0, otherwise, cases)
	a.Free(open)
}

// choose tests the cases inside each other: the body of each loop is entered
// only if c, which had base subtracted already, is none of the values so far.
func (a *Asm) choose(c, open Cell, base int, otherwise func(), cases []Case) {
	if len(cases) == 0 {
		a.While(c, func() {
			a.AddConst(c, base)
			a.Clear(c)
			a.Dec(open)
			if otherwise != nil {
				otherwise()
			}
		})
		return
	}
	value := cases[0].Value
	a.AddConst(c, base-value)
	a.While(c, func() {
		a.choose(c, open, value, otherwise, cases[1:])
	})
	a.IfFlag(open, cases[0].Do)
}
