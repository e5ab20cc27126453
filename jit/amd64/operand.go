package amd64

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// An Operand is a [Reg], an [XMM], a [YMM], an [Imm] or a [Mem].
//
// Encoders take them apart with type switches and never call them: that is what
// lets a Mem be passed without an allocation.
type Operand interface{ operand() }

func (Reg) operand() {}
func (XMM) operand() {}
func (YMM) operand() {}
func (Imm) operand() {}
func (Mem) operand() {}

// An Imm is an immediate operand. For an operand of n bits, below 64, it may be
// given signed or unsigned: from -1<<(n-1) to 1<<n - 1.
type Imm int64

// String returns the immediate in decimal if it is small, and otherwise in
// hexadecimal.
func (v Imm) String() string {
	if -1<<15 <= v && v < 1<<15 {
		return fmt.Sprintf("%d", int64(v))
	}
	return fmt.Sprintf("%#x", int64(v))
}

// A Mem is an operand in memory, at Base + Index*Scale + Disp, or at Label +
// Disp. The zero value is the absolute address 0.
type Mem struct {
	Base Reg   // 64 or 32 bits, or 0 for none
	Size uint8 // of the operand in bytes; 0 takes it from the other operand
	Disp int32 // in bytes
	MemRest
}

// MemRest has the fields of a Mem that few use. They are apart because the
// compiler keeps structs of up to four fields in registers, which makes for
// quicker operands.
type MemRest struct {
	Index Reg       // of Base's size, not the stack pointer; or 0 for none
	Scale uint8     // of Index: 1, 2, 4 or 8; 0 is 1
	Label asm.Label // an address relative to RIP; then no Base and Index
}

// Ptr returns the memory at base + disp.
func Ptr(base Reg, disp int32) Mem { return Mem{Base: base, Disp: disp} }

// PtrIndex returns the memory at base + index*scale + disp.
func PtrIndex(base, index Reg, scale uint8, disp int32) Mem {
	return Mem{Base: base, Disp: disp, MemRest: MemRest{Index: index, Scale: scale}}
}

// At returns the memory at a label of the same code.
func At(l asm.Label) Mem { return Mem{MemRest: MemRest{Label: l}} }

// Byte returns m as an operand of 1 byte.
func Byte(m Mem) Mem { m.Size = 1; return m }

// Word returns m as an operand of 2 bytes.
func Word(m Mem) Mem { m.Size = 2; return m }

// Dword returns m as an operand of 4 bytes.
func Dword(m Mem) Mem { m.Size = 4; return m }

// Qword returns m as an operand of 8 bytes.
func Qword(m Mem) Mem { m.Size = 8; return m }

// Xmmword returns m as an operand of 16 bytes.
func Xmmword(m Mem) Mem { m.Size = 16; return m }

// Ymmword returns m as an operand of 32 bytes.
func Ymmword(m Mem) Mem { m.Size = 32; return m }

// Shift returns m moved by n bytes.
func (m Mem) Shift(n int32) Mem { m.Disp += n; return m }

// String returns the operand in Intel's syntax. Labels have their numbers; a
// listing shows their names.
func (m Mem) String() string { return m.text(fmt.Sprintf("L%d", m.Label)) }

func (m Mem) text(label string) string {
	var s strings.Builder
	s.WriteString(sizeName(m.Size))
	s.WriteByte('[')
	sep := ""
	if m.Label != 0 {
		s.WriteString("rip+" + label)
		sep = "+"
	}
	if m.Base != 0 {
		s.WriteString(m.Base.String())
		sep = "+"
	}
	if m.Index != 0 {
		fmt.Fprintf(&s, "%s%v*%d", sep, m.Index, max(m.Scale, 1))
		sep = "+"
	}
	switch {
	case sep == "":
		fmt.Fprintf(&s, "%d", m.Disp)
	case m.Disp != 0:
		fmt.Fprintf(&s, "%+d", m.Disp)
	}
	s.WriteByte(']')
	return s.String()
}

func sizeName(size uint8) string {
	switch size {
	case 0:
		return ""
	case 1:
		return "byte ptr "
	case 2:
		return "word ptr "
	case 4:
		return "dword ptr "
	case 8:
		return "qword ptr "
	case 16:
		return "xmmword ptr "
	case 32:
		return "ymmword ptr "
	}
	return fmt.Sprintf("%d-byte ptr ", size)
}

// problem says what is wrong with the address, or "".
func (m *Mem) problem() string {
	base, index := m.Base, m.Index
	switch {
	case m.Label != 0 && base|index != 0:
		return "an address relative to rip has no registers"
	case base != 0 && !base.addresses() || index != 0 && !index.addresses():
		return "an address needs registers of 64 bits, or of 32"
	case base != 0 && index != 0 && base.width() != index.width():
		return "base and index differ in size"
	case index != 0 && index.Num() == RSP.Num():
		return fmt.Sprintf("%v cannot be an index", index)
	case m.Scale > 8 || m.Scale&(m.Scale-1) != 0:
		return fmt.Sprintf("scale %d is not 1, 2, 4 or 8", m.Scale)
	case memWidth(m.Size) > w256:
		return fmt.Sprintf("no operand has %d bytes", m.Size)
	}
	return ""
}

// addresses returns whether r can be part of an address.
func (r Reg) addresses() bool { return r.valid() && r.width() >= w32 }
