package macro

// A Probe is a cell that can be tested without being changed. It is the first
// of four adjacent cells; the other three are 0 between uses.
type Probe struct{ Value, flag, zero, end Cell }

// Probe hands out the cells of a probe.
func (a *Asm) Probe() Probe {
	c := a.Cells(4)
	return Probe{c[0], c[1], c[2], c[3]}
}

// Branch executes nonzero if p's cell is not 0, or else zero; either may be
// nil. It takes about ten steps, however large the value is.
//
// The first loop is left at once, at p.zero instead of p.Value, so that the
// pointer is two cells further right than if the loop was skipped. One cell on
// from there is p.end or p.flag; only the flag is 1.
//
//	value flag zero end
//	>+< [ >- nonzero > ] > [ - zero >> ]
func (a *Asm) Branch(p Probe, nonzero, zero func()) {
	a.Inc(p.flag)
	a.To(p.Value)
	a.command('[', 1)
	a.out.depth++
	a.Dec(p.flag)
	if nonzero != nil {
		nonzero()
	}
	a.To(p.zero)
	a.settle()
	a.out.depth--
	a.command(']', 1)
	a.pos = p.Value // or p.zero, with the cells named two less
	a.To(p.flag)
	a.command('[', 1)
	a.out.depth++
	a.Dec(p.flag)
	if zero != nil {
		zero()
	}
	a.To(p.end)
	a.settle()
	a.out.depth--
	a.command(']', 1)
}
