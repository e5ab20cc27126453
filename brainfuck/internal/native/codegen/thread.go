package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// Programs have no else: they clear a cell, set it in an If, and test it in the
// next one. Where the way around an If knows that the next block's cell is 0, it
// goes around that block, too. The two then have one exit.
//
//	set [1], 0; if [0]; ...; end; if [1]; ...; end

// skipsNext reports whether the way around the block b, an If with its End at
// ops[i], goes around the next block.
func (g *Generator) skipsNext(b block, i int) bool {
	if i+1 == len(g.ops) {
		return false
	}
	next := &g.ops[i+1]
	if next.Kind != ir.If && next.Kind != ir.Open {
		return false
	}
	for _, s := range g.saved[b.saved:] {
		if s.off == int64(next.Off) {
			return s.register == None && s.value == 0
		}
	}
	return false
}

// saveBoth makes what is saved from an index on, for a way that comes to the
// same exit, what holds on both that way and from here, where the cell at off
// is 0.
func (g *Generator) saveBoth(from int, off int32) {
	c := &g.cache
	kept := g.saved[:from]
	for _, s := range g.saved[from:] {
		i := c.find(int32(s.off))
		switch {
		case s.off == int64(off):
			if s.register == None && s.value == 0 {
				kept = append(kept, s)
			}
		case i != None && !c.isPinned(i) && s.same(c.register(i), &c.slots[i]):
			kept = append(kept, s)
		}
	}
	g.saved = kept
}

// endAround ends the way around an If before, which has come around a block that
// has ended.
func (g *Generator) endAround() {
	if g.around.exit == 0 {
		return
	}
	g.flush()
	g.buf.Bind(g.around.exit)
	g.join(g.around)
	g.around = block{}
}
