package jit

import (
	"encoding/binary"
	"fmt"
)

// A Reloc is a place in an Object that holds an address.
type Reloc struct {
	Offset int // of the field from the start of the code
	Kind   RelocKind
	// Symbol is what the field refers to; "" is the Object itself.
	Symbol string
	// Addend is added to the symbol's address.
	Addend int64
}

// A RelocKind says what the field of a Reloc holds. Fields are little-endian.
type RelocKind uint8

// The kinds of Reloc.
const (
	// Rel32 is the 32-bit distance from the end of the field. An instruction
	// with n bytes after the field takes n off the addend.
	Rel32 RelocKind = iota
	// Branch32 is the Rel32 of a call or jump instruction. If the distance does
	// not fit, it leads to a stub behind the code that jumps on.
	Branch32
	// Abs64 is the 64-bit address.
	Abs64
)

// The kinds of arm64, whose fields are bits of an instruction of four bytes at
// the offset, which are zero there. Distances are those from the instruction.
const (
	// AbsMov64 is the address in bits 5 to 20 of four instructions, 16 bits in
	// each, the lowest first: movz and three movk.
	AbsMov64 RelocKind = iota + Abs64 + 1
	// AbsPage21 is the distance between the pages of 4 KiB that the instruction
	// and the address lie in, in pages: adrp.
	AbsPage21
	// AbsLow12 is the lowest 12 bits of the address, in bits 10 to 21: add.
	AbsLow12
	// Literal19 is the distance in words, in bits 5 to 23: a load.
	Literal19
	// Rel21 is the distance in bytes: adr.
	Rel21
	// Branch26 is the distance in instructions, in bits 0 to 25: b and bl. If it
	// does not fit, it leads to a stub as that of Branch32 does.
	Branch26
	// Branch19 is such a distance in bits 5 to 23: branches on conditions.
	Branch19
	// Branch14 is such a distance in bits 5 to 18: branches on a bit.
	Branch14
)

// A relocField describes the field of a kind.
type relocField struct {
	name   string
	size   int  // bytes that it lies in
	bits   uint // of a signed value; 0 if any value serves
	shift  uint // the lowest bit of the value in a word of four bytes
	unit   int64
	branch bool // may lead to a stub
}

func (k RelocKind) field() relocField {
	switch k {
	case Rel32:
		return relocField{name: "rel32", size: 4, bits: 32, unit: 1}
	case Branch32:
		return relocField{name: "branch32", size: 4, bits: 32, unit: 1, branch: true}
	case Abs64:
		return relocField{name: "abs64", size: 8}
	case AbsMov64:
		return relocField{name: "absmov64", size: 16}
	case AbsPage21:
		return relocField{name: "abspage21", size: 4, bits: 21, unit: 4096}
	case AbsLow12:
		return relocField{name: "abslow12", size: 4}
	case Literal19:
		return relocField{name: "literal19", size: 4, bits: 19, shift: 5, unit: 4}
	case Rel21:
		return relocField{name: "rel21", size: 4, bits: 21, unit: 1}
	case Branch26:
		return relocField{name: "branch26", size: 4, bits: 26, unit: 4, branch: true}
	case Branch19:
		return relocField{name: "branch19", size: 4, bits: 19, shift: 5, unit: 4, branch: true}
	case Branch14:
		return relocField{name: "branch14", size: 4, bits: 14, shift: 5, unit: 4, branch: true}
	}
	return relocField{name: fmt.Sprintf("kind %d", uint8(k))}
}

func (k RelocKind) String() string { return k.field().name }

// size returns the size of the field, 0 for an unknown kind.
func (k RelocKind) size() int { return k.field().size }

// branch reports whether the field may lead to a stub.
func (k RelocKind) branch() bool { return k.field().branch }

// distance returns the distance that a field at the address from has to
// target, in bytes.
func (k RelocKind) distance(from, target uintptr) int64 {
	switch k {
	case Rel32, Branch32:
		from += 4
	case AbsPage21:
		from, target = from&^0xfff, target&^0xfff
	}
	return int64(target - from)
}

// fits reports whether the field can hold a distance.
func (k RelocKind) fits(distance int64) bool {
	f := k.field()
	if f.bits == 0 {
		return true
	}
	n := 64 - f.bits
	return distance%f.unit == 0 && distance/f.unit<<n>>n == distance/f.unit
}

// put fills in the field of a kind, which would lie at the address from.
func (k RelocKind) put(field []byte, from, target uintptr) {
	f := k.field()
	v := uint64(target)
	if f.bits != 0 {
		v = uint64(k.distance(from, target) / f.unit)
	}
	or := func(at int, bits uint64) {
		word := field[at:]
		binary.LittleEndian.PutUint32(word, binary.LittleEndian.Uint32(word)|uint32(bits))
	}
	switch k {
	case Abs64:
		binary.LittleEndian.PutUint64(field, v)
	case Rel32, Branch32:
		binary.LittleEndian.PutUint32(field, uint32(v))
	case AbsMov64:
		for i := range 4 {
			or(4*i, v>>(16*i)&0xffff<<5)
		}
	case AbsLow12:
		or(0, v&0xfff<<10)
	case AbsPage21, Rel21: // the lowest two bits are at 29, the others at 5
		or(0, v&3<<29|v>>2&(1<<19-1)<<5)
	default:
		or(0, v&(1<<f.bits-1)<<f.shift)
	}
}
