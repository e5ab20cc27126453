package amd64

import "github.com/seed1605a99e/movabs/jit/amd64"

// LoadMin is codegen.Machine's.
func (g *generator) LoadMin(slot, src int, n int64) {
	from := g.reg(src)
	if g.Size < 4 && !g.Exact(src) {
		g.Movzx(g.wide(src), from)
		g.SetExact(src)
	}
	g.Mov(g.wide(slot), amd64.Imm(n))
	g.Cmp(from, amd64.Imm(n))
	g.Cmovcc(amd64.B, g.wide(slot), g.wide(src))
}

// AddProductIf is codegen.Machine's. Where nothing is to be added, it adds that
// to the cell of the source.
func (g *generator) AddProductIf(off int32, src int, srcOff int32, k int64) {
	address := whole(g.Scratch())
	g.Lea(address, g.cell(off))
	g.Lea(temp, g.cell(srcOff))
	g.Test(g.reg(src), g.reg(src))
	g.Cmovcc(amd64.E, address, temp)
	to := amd64.Ptr(address, 0)
	to.Size = uint8(g.Size)
	g.addProduct(to, src, k)
}
