package amd64

import "github.com/seed1605a99e/movabs/jit/asm"

// An address is a Mem in three words, which is what the encoders have registers
// for. A Mem passed by reference would be copied, from the fields just written,
// in one piece: for that the processor has to wait until they are in memory.
type address struct {
	parts uint32 // Base, Index, Scale and Size, from the low byte up
	disp  int32
	label asm.Label
}

// addressOf returns the Mem that o is as an address.
func addressOf(o Operand) address {
	m := o.(Mem)
	return address{
		parts: uint32(m.Base) | uint32(m.Index)<<8 | uint32(m.Scale)<<16 | uint32(m.Size)<<24,
		disp:  m.Disp,
		label: m.Label,
	}
}

func (m address) base() Reg    { return Reg(m.parts) }
func (m address) index() Reg   { return Reg(m.parts >> 8) }
func (m address) scale() uint8 { return uint8(m.parts >> 16) }
func (m address) size() uint8  { return uint8(m.parts >> 24) }

func (m address) mem() Mem {
	return Mem{Base: m.base(), Size: m.size(), Disp: m.disp, MemRest: MemRest{m.index(), m.scale(), m.label}}
}

// width returns the width that m asks for: wNone if none, and one that no
// register has if the size is not a power of two.
func (m address) width() width { return memWidth(m.size()) }

// fits returns whether m can be an operand of width w.
func (m address) fits(w width) bool { return m.size() == 0 || m.width() == w }

// plain returns whether m is of the most frequent kind: a base of 64 bits that
// is not RSP or R12, and a displacement.
func (m address) plain() bool {
	return m.parts&^(0xF<<24|0xF) == uint32(RAX) && m.label == 0 && m.parts&7 != numSP
}

// valid returns whether there is such an address.
func (m address) valid() bool {
	mem := m.mem()
	return mem.problem() == ""
}

// narrow returns whether the registers of m have 32 bits, which takes a prefix.
func (m address) narrow() bool { return (m.base() | m.index()).width() == w32 }

// extend returns the bits X and B of the REX or VEX prefix.
func (m address) extend() uint8 {
	return uint8(m.index()>>3&1)*rexX | uint8(m.base()>>3&1)*rexB
}

// memWidth returns the width of size bytes.
func memWidth(size uint8) width {
	if size&(size-1) != 0 {
		return 15
	}
	return widthOf(size)
}
