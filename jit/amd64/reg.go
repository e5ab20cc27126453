package amd64

import (
	"fmt"
	"math/bits"
)

// A Reg is a general-purpose register in one of its four sizes. The zero value
// is no register.
//
// The high nibble is the width, the low one the number that instructions hold.
type Reg uint8

// The 8-bit registers.
const (
	AL Reg = iota + Reg(w8)<<4
	CL
	DL
	BL
	SPL
	BPL
	SIL
	DIL
	R8B
	R9B
	R10B
	R11B
	R12B
	R13B
	R14B
	R15B
)

// The 16-bit registers.
const (
	AX Reg = iota + Reg(w16)<<4
	CX
	DX
	BX
	SP
	BP
	SI
	DI
	R8W
	R9W
	R10W
	R11W
	R12W
	R13W
	R14W
	R15W
)

// The 32-bit registers. Writing one clears the upper half of the 64-bit one.
const (
	EAX Reg = iota + Reg(w32)<<4
	ECX
	EDX
	EBX
	ESP
	EBP
	ESI
	EDI
	R8D
	R9D
	R10D
	R11D
	R12D
	R13D
	R14D
	R15D
)

// The 64-bit registers.
const (
	RAX Reg = iota + Reg(w64)<<4
	RCX
	RDX
	RBX
	RSP
	RBP
	RSI
	RDI
	R8
	R9
	R10
	R11
	R12
	R13
	R14
	R15
)

// A width is the size of an integer operand: 1<<(width-1) bytes. It is also
// the bit length of that number, which makes it from a Mem's Size.
type width uint8

const (
	wNone width = iota // none given, or the default of the instruction
	w8
	w16
	w32
	w64
	w128
	w256
)

// RegOf returns the general-purpose register with number n, 0 to 15, that is
// size bytes long: 1, 2, 4 or 8. For other values it is no register.
func RegOf(n, size int) Reg {
	w := widthOf(uint8(size))
	if n < 0 || n > 15 || size < 1 || size > 8 || w.bytes() != size {
		return 0
	}
	return Reg(w)<<4 | Reg(n)
}

// Size returns the size of the register in bytes, or 0 if r is none.
func (r Reg) Size() int {
	if !r.valid() {
		return 0
	}
	return r.width().bytes()
}

// Num returns the number of the register, 0 to 15: 3 for BL, BX, EBX and RBX.
func (r Reg) Num() int { return int(r & 15) }

// As returns the part of the register that is size bytes long: 1, 2, 4 or 8.
func (r Reg) As(size int) Reg { return RegOf(r.Num(), size) }

// String returns the name of the register, in lower case.
func (r Reg) String() string {
	if !r.valid() {
		return fmt.Sprintf("Reg(%#x)", uint8(r))
	}
	n := r.Num()
	if n >= 8 {
		return fmt.Sprintf("r%d", n) + [...]string{w8: "b", w16: "w", w32: "d", w64: ""}[r.width()]
	}
	if r.width() == w8 {
		return [...]string{"al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"}[n]
	}
	name := [...]string{"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"}[n]
	return [...]string{w16: "", w32: "e", w64: "r"}[r.width()] + name
}

func (r Reg) valid() bool  { return r-AL < 4<<4 }
func (r Reg) width() width { return width(r >> 4) }

// An XMM is a vector register of 128 bits, or its low 32 or 64 bits as a
// floating-point number.
type XMM uint8

// The 128-bit registers.
const (
	XMM0 XMM = iota
	XMM1
	XMM2
	XMM3
	XMM4
	XMM5
	XMM6
	XMM7
	XMM8
	XMM9
	XMM10
	XMM11
	XMM12
	XMM13
	XMM14
	XMM15
)

// String returns the name of the register, in lower case.
func (x XMM) String() string { return fmt.Sprintf("xmm%d", uint8(x)) }

// A YMM is a vector register of 256 bits; its low half is the XMM with the
// same number.
type YMM uint8

// The 256-bit registers.
const (
	YMM0 YMM = iota
	YMM1
	YMM2
	YMM3
	YMM4
	YMM5
	YMM6
	YMM7
	YMM8
	YMM9
	YMM10
	YMM11
	YMM12
	YMM13
	YMM14
	YMM15
)

// String returns the name of the register, in lower case.
func (y YMM) String() string { return fmt.Sprintf("ymm%d", uint8(y)) }

// vectors is the number of XMM and YMM registers.
const vectors = 16

func widthOf(size uint8) width { return width(bits.Len8(size)) }

func (w width) bytes() int { return 1 << w >> 1 }
