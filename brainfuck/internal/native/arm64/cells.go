package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

// disp returns the distance in bytes from the current cell to that at off.
func (g *generator) disp(off int32) int32 { return off * int32(g.Size) }

// cell returns the operand for the cell at off.
func (g *generator) cell(off int32) arm64.Mem { return g.mem(tape, g.disp(off), int32(g.Size)) }

// lowByte returns the operand for the low byte of the cell at off.
func (g *generator) lowByte(off int32) arm64.Mem { return g.mem(tape, g.disp(off), 1) }

// mem returns the operand for the memory at a distance, a multiple of the size,
// from a base. If an instruction does not have room for it, it computes an
// address that is near enough into far.
func (g *generator) mem(base arm64.Reg, disp, size int32) arm64.Mem {
	switch {
	case -256 <= disp && disp < 4096*size:
		return arm64.Ptr(base, disp)
	case -1<<24 < disp && disp < 1<<24:
		low := disp & 0xfff
		g.Add(far, base, arm64.Imm(disp-low))
		return arm64.Ptr(far, low)
	default:
		g.Mov(far, arm64.Imm(disp))
		return arm64.PtrIndex(base, far, 0)
	}
}

// addAddress computes to = from + bytes. It keeps the flags, and may use far.
func (g *generator) addAddress(to, from arm64.Reg, bytes int64) {
	if isAddend(bytes) {
		g.Add(to, from, arm64.Imm(bytes))
	} else {
		g.Mov(far, arm64.Imm(bytes))
		g.Add(to, from, far)
	}
}

// isAddend reports whether v, or -v, can stand in an Add.
func isAddend(v int64) bool {
	abs, _ := magnitude(v)
	return abs < 1<<12 || abs&0xfff == 0 && abs < 1<<24
}

// LoadCell is codegen.Machine's.
func (g *generator) LoadCell(slot int, off int32) { g.load(g.reg(slot), g.cell(off)) }

// load loads a cell.
func (g *generator) load(to arm64.Reg, from arm64.Mem) {
	switch g.Size {
	case 1:
		g.Ldrb(to, from)
	case 2:
		g.Ldrh(to, from)
	default:
		g.Ldr(to, from)
	}
}

// LoadConst is codegen.Machine's.
func (g *generator) LoadConst(slot int, v int64) { g.constant(g.reg(slot), v) }

// constant loads v, with zeros above the width of a cell.
func (g *generator) constant(to arm64.Reg, v int64) {
	if g.Size < 8 {
		v = int64(uint32(v) & (1<<(8*g.Size) - 1))
	}
	g.Mov(to, arm64.Imm(v))
}

// LoadSlot is codegen.Machine's.
func (g *generator) LoadSlot(slot, from int) {
	if g.Size < 4 {
		g.And(g.reg(slot), g.reg(from), g.mask())
	} else {
		g.Mov(g.reg(slot), g.reg(from))
	}
}

// mask returns the bits of a cell of less than 32 bits.
func (g *generator) mask() arm64.Imm { return 1<<(8*g.Size) - 1 }

// StoreCell is codegen.Machine's.
func (g *generator) StoreCell(off int32, slot int) { g.store(g.cell(off), g.reg(slot)) }

// store stores a cell.
func (g *generator) store(to arm64.Mem, from arm64.Reg) {
	switch g.Size {
	case 1:
		g.Strb(from, to)
	case 2:
		g.Strh(from, to)
	default:
		g.Str(from, to)
	}
}

// StoreConst is codegen.Machine's.
func (g *generator) StoreConst(off int32, v int64) { g.storeConst(g.cell(off), v) }

func (g *generator) storeConst(to arm64.Mem, v int64) {
	from := g.zero()
	if v != 0 {
		from = g.tempCell()
		g.constant(from, v)
	}
	g.store(to, from)
}

// Probe is codegen.Machine's.
func (g *generator) Probe(off int32) { g.Ldrb(arm64.WZR, g.lowByte(off)) }

// CheckLow is codegen.Machine's. Its crash is an udf, with the cell's address in
// temp.
func (g *generator) CheckLow(off int32) {
	ok := g.NewLabel()
	g.addAddress(temp, tape, int64(g.disp(off)))
	g.Ldr(far, arm64.Ptr(state, native.OffsetLow))
	g.Cmp(temp, far)
	g.Bcc(arm64.HS, ok)
	g.Udf(0)
	g.Bind(ok)
}

// CheckEnds is codegen.Machine's.
func (g *generator) CheckEnds(off int32) {
	ok := g.NewLabel()
	g.addAddress(temp, tape, int64(g.disp(off)))
	g.Ldr(far, arm64.Ptr(state, native.OffsetLow))
	g.Sub(temp, temp, far)
	g.Ldr(far, arm64.Ptr(state, native.OffsetSpan))
	g.Cmp(temp, far)
	g.Bcc(arm64.LO, ok)
	g.Str(temp, arm64.Ptr(state, native.OffsetByte))
	g.Leave(native.OffTape)
	g.Bind(ok)
}
