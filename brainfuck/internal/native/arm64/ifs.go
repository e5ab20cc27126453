package arm64

import "github.com/seed1605a99e/movabs/jit/arm64"

// LoadMin is codegen.Machine's.
func (g *generator) LoadMin(slot, src int, n int64) {
	from, to := g.exact(src), g.reg(slot)
	g.Mov(to, arm64.Imm(n))
	g.Cmp(from, arm64.Imm(n))
	g.Csel(to, from, to, arm64.LO)
}

// AddProductIf is codegen.Machine's. Where nothing is to be added, it adds that
// to the cell of the source.
func (g *generator) AddProductIf(off int32, src int, srcOff int32, k int64) {
	value := g.reg(g.Scratch())
	g.Cmp(g.exact(src), arm64.Imm(0))
	g.Mov(far, arm64.Imm(g.disp(off)))
	if srcOff == 0 {
		g.Csel(far, arm64.XZR, far, arm64.EQ)
	} else {
		g.Mov(temp, arm64.Imm(g.disp(srcOff)))
		g.Csel(far, temp, far, arm64.EQ)
	}
	g.load(value, arm64.PtrIndex(tape, far, 0))
	g.addProduct(value, src, k, temp)
	g.store(arm64.PtrIndex(tape, far, 0), value)
}
