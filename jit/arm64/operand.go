package arm64

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// An Operand is a [Reg], a [Shifted], an [Extended], an [Imm], a [Mem], a [Cond] or
// a [SysReg]; of vector registers it is a [Scalar], a [Vector], an [Element] or a
// [List], or a [Float] for them.
//
// Encoders take them apart with type switches and never call them: that is what
// lets a Mem be passed without an allocation.
type Operand interface{ operand() }

func (Reg) operand()      {}
func (Shifted) operand()  {}
func (Extended) operand() {}
func (Imm) operand()      {}
func (Mem) operand()      {}
func (Cond) operand()     {}
func (Float) operand()    {}
func (Scalar) operand()   {}
func (Vector) operand()   {}
func (Element) operand()  {}
func (List) operand()     {}
func (SysReg) operand()   {}
func (option) operand()   {}
func (lsl) operand()      {}
func (msl) operand()      {}

// An Imm is an immediate operand.
type Imm int64

// String returns the immediate in decimal if it is small, and otherwise in
// hexadecimal.
func (v Imm) String() string {
	if -1<<16 < v && v < 1<<16 {
		return fmt.Sprintf("#%d", int64(v))
	}
	return fmt.Sprintf("#%#x", int64(v))
}

// A Float is an immediate floating-point number.
type Float float64

// String returns the number in the shortest way that has a decimal point.
func (f Float) String() string {
	s := strconv.FormatFloat(float64(f), 'f', -1, 64)
	if !strings.ContainsAny(s, ".N") {
		s += ".0"
	}
	return "#" + s
}

// lsl is the shift of a Movz, as text.
type lsl uint8

func (n lsl) String() string { return fmt.Sprintf("lsl #%d", uint8(n)) }

// msl is the shift of a Movi that shifts in ones, as text.
type msl uint8

func (n msl) String() string { return fmt.Sprintf("msl #%d", uint8(n)) }

// A Shift says how a Shifted is shifted. Its number is the one in instructions.
type Shift uint8

// The shifts.
const (
	LSL Shift = iota // left
	LSR              // right, with zeros in front
	ASR              // right, with copies of the sign in front
	ROR              // right, around; of logical operations only
)

func (s Shift) String() string { return [...]string{"lsl", "lsr", "asr", "ror"}[s&3] }

// A Shifted is the value of a register, shifted by a number of bits below its
// size.
type Shifted struct {
	Reg    Reg
	Shift  Shift
	Amount uint8
}

// Lsl returns r shifted left by n bits.
func (r Reg) Lsl(n uint8) Shifted { return Shifted{r, LSL, n} }

// Lsr returns r shifted right by n bits, with zeros in front.
func (r Reg) Lsr(n uint8) Shifted { return Shifted{r, LSR, n} }

// Asr returns r shifted right by n bits, with copies of the sign in front.
func (r Reg) Asr(n uint8) Shifted { return Shifted{r, ASR, n} }

// Ror returns r rotated right by n bits.
func (r Reg) Ror(n uint8) Shifted { return Shifted{r, ROR, n} }

// String returns the operand as "x1, lsl #3".
func (s Shifted) String() string { return fmt.Sprintf("%v, %v #%d", s.Reg, s.Shift, s.Amount) }

// An Extend says which part of a register an Extended takes. Its number is the
// one in instructions.
type Extend uint8

// The extensions.
const (
	UXTB Extend = iota // the low 8 bits, with zeros in front
	UXTH               // 16 bits
	UXTW               // 32 bits
	UXTX               // 64 bits: all
	SXTB               // the low 8 bits, with copies of the sign in front
	SXTH               // 16 bits
	SXTW               // 32 bits
	SXTX               // 64 bits: all
)

func (e Extend) String() string {
	return [...]string{"uxtb", "uxth", "uxtw", "uxtx", "sxtb", "sxth", "sxtw", "sxtx"}[e&7]
}

// An Extended is a part of a register, extended to the size of the operation and
// then shifted left by up to 4 bits. The register has 64 bits with UXTX and
// SXTX, otherwise 32.
type Extended struct {
	Reg    Reg
	Extend Extend
	Amount uint8
}

// Uxtb returns the low 8 bits of r, shifted left by n.
func (r Reg) Uxtb(n uint8) Extended { return Extended{r, UXTB, n} }

// Uxth returns the low 16 bits of r, shifted left by n.
func (r Reg) Uxth(n uint8) Extended { return Extended{r, UXTH, n} }

// Uxtw returns the low 32 bits of r, shifted left by n.
func (r Reg) Uxtw(n uint8) Extended { return Extended{r, UXTW, n} }

// Uxtx returns the 64 bits of r, shifted left by n.
func (r Reg) Uxtx(n uint8) Extended { return Extended{r, UXTX, n} }

// Sxtb returns the low 8 bits of r, sign-extended and shifted left by n.
func (r Reg) Sxtb(n uint8) Extended { return Extended{r, SXTB, n} }

// Sxth returns the low 16 bits of r, sign-extended and shifted left by n.
func (r Reg) Sxth(n uint8) Extended { return Extended{r, SXTH, n} }

// Sxtw returns the low 32 bits of r, sign-extended and shifted left by n.
func (r Reg) Sxtw(n uint8) Extended { return Extended{r, SXTW, n} }

// Sxtx returns the 64 bits of r, shifted left by n.
func (r Reg) Sxtx(n uint8) Extended { return Extended{r, SXTX, n} }

// String returns the operand as "w1, sxtw #3".
func (e Extended) String() string {
	if e.Amount == 0 {
		return fmt.Sprintf("%v, %v", e.Reg, e.Extend)
	}
	return fmt.Sprintf("%v, %v #%d", e.Reg, e.Extend, e.Amount)
}

// A Mode says what a Mem does to its base.
type Mode uint8

// The modes of addressing.
const (
	Offset Mode = iota // the address is Base + Disp, or Base + Index
	Pre                // the same, and Base becomes the address
	Post               // the address is Base, which then becomes Base + Disp
)

// A Mem is an operand in memory: at Base + Disp, at Base + Index, or at Label.
// Its size is that of the instruction.
type Mem struct {
	Base Reg // 64 bits, SP included
	Mode Mode
	Disp int32 // in bytes
	MemRest
}

// MemRest has the fields of a Mem that few use. They are apart because the
// compiler keeps structs of up to four fields in registers, which makes for
// quicker operands.
type MemRest struct {
	Index  Reg       // or 0 for none
	Extend Extend    // of Index: UXTX, SXTX for 64 bits, UXTW, SXTW for 32
	Amount uint8     // that Index is shifted left by: 0 or what makes it count operands
	Label  asm.Label // an address relative to the instruction; then no Base and Index
}

// Ptr returns the memory at base + disp.
func Ptr(base Reg, disp int32) Mem { return Mem{Base: base, Disp: disp} }

// PtrPre returns the memory at base + disp, which becomes the new base.
func PtrPre(base Reg, disp int32) Mem { return Mem{Base: base, Mode: Pre, Disp: disp} }

// PtrPost returns the memory at base, which then becomes base + disp.
func PtrPost(base Reg, disp int32) Mem { return Mem{Base: base, Mode: Post, Disp: disp} }

// PtrIndex returns the memory at base + index, where index is a register of 64
// bits shifted left by n: 0, or the number that makes it count operands, which
// is 3 for those of 8 bytes.
func PtrIndex(base, index Reg, n uint8) Mem {
	return Mem{Base: base, MemRest: MemRest{Index: index, Extend: UXTX, Amount: n}}
}

// PtrExtend returns the memory at base + index, where index is extended from 32
// bits by UXTW or SXTW, or has 64 with UXTX or SXTX.
func PtrExtend(base Reg, index Extended) Mem {
	return Mem{Base: base, MemRest: MemRest{Index: index.Reg, Extend: index.Extend, Amount: index.Amount}}
}

// At returns the memory at a label of the same code.
func At(l asm.Label) Mem { return Mem{MemRest: MemRest{Label: l}} }

// Shift returns m moved by n bytes.
func (m Mem) Shift(n int32) Mem { m.Disp += n; return m }

// String returns the operand as "[x0, #8]!". Labels have their numbers; a
// listing shows their names.
func (m Mem) String() string { return m.text(fmt.Sprintf("L%d", m.Label)) }

func (m Mem) text(label string) string {
	switch {
	case m.Label != 0:
		return label
	case m.Index != 0 && m.Extend == UXTX && m.Amount == 0:
		return fmt.Sprintf("[%v, %v]", m.Base, m.Index)
	case m.Index != 0 && m.Extend == UXTX:
		return fmt.Sprintf("[%v, %v, lsl #%d]", m.Base, m.Index, m.Amount)
	case m.Index != 0:
		return fmt.Sprintf("[%v, %v]", m.Base, Extended{m.Index, m.Extend, m.Amount})
	case m.Mode == Pre:
		return fmt.Sprintf("[%v, #%d]!", m.Base, m.Disp)
	case m.Mode == Post:
		return fmt.Sprintf("[%v], #%d", m.Base, m.Disp)
	case m.Disp == 0:
		return fmt.Sprintf("[%v]", m.Base)
	}
	return fmt.Sprintf("[%v, #%d]", m.Base, m.Disp)
}
