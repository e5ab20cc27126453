package arm64

// The forms that the instructions on vectors share:
//
//	0 Q U 01110 size 1 Rm opcode 1 Rn Rd      three vectors
//	0 Q U 01110 size 1 Rm opcode 00 Rn Rd     three, of two sizes
//	0 Q U 01110 size 10000 opcode 10 Rn Rd    two
//	0 Q U 01110 size 11000 opcode 10 Rn Rd    a vector and a number
//
// Q tells 16 bytes from 8, size is the binary logarithm of an element's bytes, and
// U often tells unsigned from signed.
//
// Methods have the names of the manual. Where an instruction on general-purpose
// registers has the same, those on vectors begin with a V: Vadd.

// sizes is a set of sizes of elements: bit 0 for 1 byte, bit 3 for 8.
type sizes uint8

const (
	upTo8  sizes = 0xF
	upTo4  sizes = 7
	upTo2  sizes = 3
	only1  sizes = 1
	only2  sizes = 2
	only4  sizes = 4
	from4  sizes = 12
	no1    sizes = 14
	middle sizes = 6 // 2 and 4
)

// in returns whether the elements of v have a size of the set. There is no form
// for a single one of 8 bytes.
func (v Vector) in(set sizes) bool {
	return v.valid() && v.Len > 1 && set>>v.log2()&1 != 0
}

// vector3 encodes an operation of three vectors of one shape.
func (a *Assembler) vector3(op uint32, set sizes, d, n, m Vector) problem {
	if !d.in(set) || n.shape() != d.shape() || m.shape() != d.shape() || n.Reg > V31 || m.Reg > V31 {
		return noForm
	}
	a.word(op | d.q() | d.size() | d.d() | n.n() | m.m())
	return fine
}

// size returns the bits 23 and 22.
func (v Vector) size() uint32 { return uint32(v.log2()) << 22 }

// vector2 encodes an operation of two vectors of one shape.
func (a *Assembler) vector2(op uint32, set sizes, d, n Vector) problem {
	if !d.in(set) || n.shape() != d.shape() || n.Reg > V31 {
		return noForm
	}
	a.word(op | d.q() | d.size() | d.d() | n.n())
	return fine
}

// bitwise encodes an operation of three vectors of bytes whose bits 23 and 22 are
// a part of the opcode.
func (a *Assembler) bitwise(op uint32, d, n, m Vector) problem {
	return a.vector3(op, only1, d, n, m)
}

// vectorLong encodes an operation of two narrow vectors to a wide one, of the
// lower halves or with upper of the upper ones.
func (a *Assembler) vectorLong(op uint32, upper bool, d, n, m Vector) problem {
	if !n.in(upTo4) || m.shape() != n.shape() || m.Reg > V31 || !n.twice(d, upper) {
		return noForm
	}
	a.word(op | n.q() | n.size() | d.d() | n.n() | m.m())
	return fine
}

// vectorWide encodes an operation of a wide vector and a narrow one to a wide one.
func (a *Assembler) vectorWide(op uint32, upper bool, d, n, m Vector) problem {
	if !m.in(upTo4) || n.shape() != d.shape() || n.Reg > V31 || !m.twice(d, upper) {
		return noForm
	}
	a.word(op | m.q() | m.size() | d.d() | n.n() | m.m())
	return fine
}

// vectorNarrow encodes an operation of a wide vector to a narrow one.
func (a *Assembler) vectorNarrow(op uint32, upper bool, d, n Vector) problem {
	if !d.in(upTo4) || !d.twice(n, upper) {
		return noForm
	}
	a.word(op | d.q() | d.size() | d.d() | n.n())
	return fine
}

// twice returns whether wide has elements of twice v's size and 16 bytes, of which
// v has half the number, or the same if it stands for its upper half.
func (v Vector) twice(wide Vector, upper bool) bool {
	return wide.valid() && wide.Size == 2*v.Size && wide.whole() && v.whole() == upper
}

// upper returns the name of an instruction, and that of its form for upper halves.
func (a *Assembler) halves(name string, upper bool) string {
	if upper && a.Listed() {
		return name + "2"
	}
	return name
}
