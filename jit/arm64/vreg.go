package arm64

import (
	"fmt"
	"math/bits"
)

// A Scalar is a vector register, or the lowest 8 to 64 bits of it, as one number.
// The zero value is no register.
//
// The low five bits are the number that instructions hold. Those above are the
// size: 1 for 8 bits, 5 for 128.
type Scalar uint8

// The registers of 8 bits.
const (
	B0 Scalar = iota + 1<<5
	B1
	B2
	B3
	B4
	B5
	B6
	B7
	B8
	B9
	B10
	B11
	B12
	B13
	B14
	B15
	B16
	B17
	B18
	B19
	B20
	B21
	B22
	B23
	B24
	B25
	B26
	B27
	B28
	B29
	B30
	B31
)

// The registers of 16 bits.
const (
	H0 Scalar = iota + 2<<5
	H1
	H2
	H3
	H4
	H5
	H6
	H7
	H8
	H9
	H10
	H11
	H12
	H13
	H14
	H15
	H16
	H17
	H18
	H19
	H20
	H21
	H22
	H23
	H24
	H25
	H26
	H27
	H28
	H29
	H30
	H31
)

// The registers of 32 bits.
const (
	S0 Scalar = iota + 3<<5
	S1
	S2
	S3
	S4
	S5
	S6
	S7
	S8
	S9
	S10
	S11
	S12
	S13
	S14
	S15
	S16
	S17
	S18
	S19
	S20
	S21
	S22
	S23
	S24
	S25
	S26
	S27
	S28
	S29
	S30
	S31
)

// The registers of 64 bits.
const (
	D0 Scalar = iota + 4<<5
	D1
	D2
	D3
	D4
	D5
	D6
	D7
	D8
	D9
	D10
	D11
	D12
	D13
	D14
	D15
	D16
	D17
	D18
	D19
	D20
	D21
	D22
	D23
	D24
	D25
	D26
	D27
	D28
	D29
	D30
	D31
)

// The registers of 128 bits.
const (
	Q0 Scalar = iota + 5<<5
	Q1
	Q2
	Q3
	Q4
	Q5
	Q6
	Q7
	Q8
	Q9
	Q10
	Q11
	Q12
	Q13
	Q14
	Q15
	Q16
	Q17
	Q18
	Q19
	Q20
	Q21
	Q22
	Q23
	Q24
	Q25
	Q26
	Q27
	Q28
	Q29
	Q30
	Q31
)

// Size returns the size of the register in bytes, or 0 if s is none.
func (s Scalar) Size() int {
	if !s.valid() {
		return 0
	}
	return 1 << s.log2()
}

// Num returns the number of the register, 0 to 31.
func (s Scalar) Num() int { return int(s & 31) }

// String returns the name of the register, in lower case.
func (s Scalar) String() string {
	if !s.valid() {
		return fmt.Sprintf("Scalar(%#x)", uint8(s))
	}
	return fmt.Sprintf("%c%d", "bhsdq"[s.log2()], s.Num())
}

func (s Scalar) valid() bool { return s-B0 < 5<<5 }
func (s Scalar) log2() uint  { return uint(s>>5) - 1 }

// A V is a vector register without a say in what is in it. Its methods tell.
type V uint8

// The vector registers.
const (
	V0 V = iota
	V1
	V2
	V3
	V4
	V5
	V6
	V7
	V8
	V9
	V10
	V11
	V12
	V13
	V14
	V15
	V16
	V17
	V18
	V19
	V20
	V21
	V22
	V23
	V24
	V25
	V26
	V27
	V28
	V29
	V30
	V31
)

// A Vector is a vector register as a number of elements of a size.
type Vector struct {
	Reg  V
	Size uint8 // of an element in bytes: 1, 2, 4 or 8
	Len  uint8 // number of elements, which have 8 or 16 bytes together
}

// B8 returns v as 8 elements of 8 bits.
func (v V) B8() Vector { return Vector{v, 1, 8} }

// B16 returns v as 16 elements of 8 bits.
func (v V) B16() Vector { return Vector{v, 1, 16} }

// H4 returns v as 4 elements of 16 bits.
func (v V) H4() Vector { return Vector{v, 2, 4} }

// H8 returns v as 8 elements of 16 bits.
func (v V) H8() Vector { return Vector{v, 2, 8} }

// S2 returns v as 2 elements of 32 bits.
func (v V) S2() Vector { return Vector{v, 4, 2} }

// S4 returns v as 4 elements of 32 bits.
func (v V) S4() Vector { return Vector{v, 4, 4} }

// D1 returns v as 1 element of 64 bits.
func (v V) D1() Vector { return Vector{v, 8, 1} }

// D2 returns v as 2 elements of 64 bits.
func (v V) D2() Vector { return Vector{v, 8, 2} }

// String returns the operand as "v1.4s".
func (v Vector) String() string {
	if !v.valid() {
		return fmt.Sprintf("Vector(%d, %d * %d)", v.Reg, v.Len, v.Size)
	}
	return fmt.Sprintf("v%d.%d%c", v.Reg, v.Len, "bhsd"[v.log2()])
}

func (v Vector) valid() bool {
	n := int(v.Size) * int(v.Len)
	return v.Reg < 32 && v.Size != 0 && v.Size&(v.Size-1) == 0 && v.Size <= 8 && (n == 8 || n == 16)
}

// log2 returns the field size of instructions, 0 for elements of 1 byte and 3 for
// those of 8.
func (v Vector) log2() uint { return uint(bits.TrailingZeros8(v.Size)) }

// whole returns whether v has 16 bytes.
func (v Vector) whole() bool { return v.Size*v.Len == 16 }

// q returns the bit 30 of instructions, which is set for 16 bytes.
func (v Vector) q() uint32 {
	if v.whole() {
		return 1 << 30
	}
	return 0
}

// An Element is one element of a vector register.
type Element struct {
	Reg   V
	Size  uint8 // in bytes: 1, 2, 4 or 8
	Index uint8 // counted from the lowest, 0
}

// B returns the element of 8 bits with an index from 0 to 15.
func (v V) B(i uint8) Element { return Element{v, 1, i} }

// H returns the element of 16 bits with an index from 0 to 7.
func (v V) H(i uint8) Element { return Element{v, 2, i} }

// S returns the element of 32 bits with an index from 0 to 3.
func (v V) S(i uint8) Element { return Element{v, 4, i} }

// D returns the element of 64 bits with an index from 0 to 1.
func (v V) D(i uint8) Element { return Element{v, 8, i} }

// String returns the operand as "v1.s[2]".
func (e Element) String() string {
	if !e.valid() {
		return fmt.Sprintf("Element(%d, %d * %d)", e.Reg, e.Index, e.Size)
	}
	return fmt.Sprintf("v%d.%c[%d]", e.Reg, "bhsd"[e.log2()], e.Index)
}

func (e Element) valid() bool {
	return e.Reg < 32 && e.Size != 0 && e.Size&(e.Size-1) == 0 && e.Size <= 8 && int(e.Index)*int(e.Size) < 16
}

func (e Element) log2() uint { return uint(bits.TrailingZeros8(e.Size)) }

// A List is up to four vector registers whose numbers follow each other; 0 follows
// 31.
type List struct {
	First Vector
	N     uint8 // how many there are, 1 to 4
}

// ListOf returns n registers from v on, all with v's elements.
func ListOf(v Vector, n uint8) List { return List{v, n} }

// String returns the operand as "{v1.4s, v2.4s}".
func (l List) String() string {
	s := "{"
	for i := range l.N {
		v := l.First
		v.Reg = (v.Reg + V(i)) & 31
		if i > 0 {
			s += ", "
		}
		s += v.String()
	}
	return s + "}"
}

func (l List) valid() bool { return l.First.valid() && l.N-1 < 4 }
