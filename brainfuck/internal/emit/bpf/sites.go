package bpf

import "github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"

// A program in the kernel can not wait or run for long. It leaves instead, with
// the number of the site where it did, and user space sees to what it left for
// and lets it go on there. It also leaves where it fails, for good.

// Numbers that are no sites' own.
const (
	siteStart    = 0       // nothing was run yet
	siteEnded    = 1       // the program has ended
	firstSite    = 2       // of those to go on at
	firstFailure = 1 << 24 // of those not to go on at
)

// A site is a place where a program leaves and goes on.
type site struct {
	kind   string
	pos    int32
	resume insn.Label
}

// The kinds of sites.
const (
	siteLoop = "loop" // the time for one run is used up
	siteIn   = "in"   // the input buffer is empty
	siteOut  = "out"  // the output buffer is full
)

// An access is one to the cell at an offset from the pointer.
type access struct {
	off int64
	pos int32
}

// site makes a new site that goes on at resume. It returns the label of the code
// that leaves there.
func (g *generator) site(kind string, resume insn.Label) insn.Label {
	g.sites = append(g.sites, site{kind, g.pos, resume})
	return g.leaveWith(int32(len(g.sites) - 1 + firstSite))
}

// failure returns the label of the code that leaves for good, because one of the
// accesses that come next, in this order, is off the tape.
func (g *generator) failure(accesses []access) insn.Label {
	g.failures = append(g.failures, accesses)
	return g.leaveWith(int32(len(g.failures) - 1 + firstFailure))
}

func (g *generator) leaveWith(number int32) insn.Label {
	at := g.asm.NewLabel()
	g.later(func() {
		g.asm.Bind(at)
		g.asm.AluImm(insn.Mov, scratch, number)
		g.asm.Jump(g.leave)
	})
	return at
}

// resumeHere returns a label for a site that goes on at the present place. Who
// comes that way first gets the registers that are in use here.
func (g *generator) resumeHere() insn.Label {
	here := g.asm.NewLabel()
	g.asm.Bind(here)
	if g.values.empty() && !g.hull.known {
		return here
	}
	restore := g.asm.NewLabel()
	held, h := g.values, g.hull
	g.later(func() {
		g.asm.Bind(restore)
		g.recheck(h)
		for i, slot := range held.slots {
			if !slot.free() {
				r, at := g.address(slot.off)
				g.asm.Load(g.size, register(i), r, at)
			}
		}
		g.asm.Jump(here)
	})
	return restore
}

// later keeps code that is rarely executed for the end of the function.
func (g *generator) later(emit func()) {
	pos := g.pos
	g.cold = append(g.cold, func() {
		g.asm.At(pos)
		emit()
	})
}

// dispatch emits a binary search for the site whose number is in scratch, of
// those from first to before end, and the jump to where it goes on.
//
// The verifier follows the way straight on first: the one to the later sites. So
// when it comes to code before a site, it has seen what comes after it.
func (g *generator) dispatch(first, end int) {
	a := &g.asm
	if end-first <= 1 {
		if end > first {
			a.Jump(g.sites[first].resume)
		}
		return
	}
	middle := first + (end-first)/2
	lower := a.NewLabel()
	a.JumpIfImm(insn.Below, scratch, int32(middle+firstSite), lower)
	g.dispatch(middle, end)
	a.Bind(lower)
	g.dispatch(first, middle)
}
