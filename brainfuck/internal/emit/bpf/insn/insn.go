package insn

import "encoding/binary"

// A Reg is one of the eleven registers. R0 holds results, R1 to R5 arguments,
// which calls destroy; R6 to R9 survive calls; R10 is the end of the stack frame
// and can not be written.
type Reg uint8

// The registers.
const (
	R0 Reg = iota
	R1
	R2
	R3
	R4
	R5
	R6
	R7
	R8
	R9
	R10
)

// A Size is that of an access to memory.
type Size uint8

// The sizes, as the size field of an opcode has them.
const (
	W Size = 0x00 // 32 bits
	H Size = 0x08 // 16 bits
	B Size = 0x10 // 8 bits
	D Size = 0x18 // 64 bits
)

// An Op is an arithmetic operation, as the code field of an opcode has it.
type Op uint8

// The operations.
const (
	Add Op = 0x00
	Sub Op = 0x10
	Mul Op = 0x20
	Or  Op = 0x40
	And Op = 0x50
	Lsh Op = 0x60
	Rsh Op = 0x70
	Neg Op = 0x80
	Xor Op = 0xa0
	Mov Op = 0xb0
	Ash Op = 0xc0 // arithmetic shift to the right
)

// A Cond is what a jump depends on, as the code field of an opcode has it.
// Above and below are for unsigned numbers.
type Cond uint8

// The conditions.
const (
	Equal        Cond = 0x10
	Above        Cond = 0x20
	AboveOrEqual Cond = 0x30
	NotEqual     Cond = 0x50
	Below        Cond = 0xa0
	BelowOrEqual Cond = 0xb0
)

// Opposite returns the condition that holds where c does not.
func (c Cond) Opposite() Cond {
	switch c {
	case Equal:
		return NotEqual
	case NotEqual:
		return Equal
	case Above:
		return BelowOrEqual
	case BelowOrEqual:
		return Above
	case Below:
		return AboveOrEqual
	default:
		return Below
	}
}

// The instruction classes, and what else makes up an opcode.
const (
	classLD    = 0x00
	classLDX   = 0x01
	classST    = 0x02
	classSTX   = 0x03
	classALU   = 0x04
	classJMP   = 0x05
	classJMP32 = 0x06
	classALU64 = 0x07

	modeIMM = 0x00
	modeMEM = 0x60
	srcReg  = 0x08 // the second operand is a register

	opJA      = classJMP
	opJAlong  = classJMP32 // gotol: the distance is in imm
	opCall    = classJMP | 0x80
	opExit    = classJMP | 0x90
	opMayGoto = classJMP | 0xe0
	opLdImm64 = classLD | modeIMM | uint8(D)
)

// What the source register field of a 64-bit load can say.
const (
	pseudoMap      Reg = 1 // the address of a map
	pseudoMapValue Reg = 2 // an address in a map's only value
)

// Bytes is the size of an instruction; a 64-bit load takes two.
const Bytes = 8

// raw is an instruction as the kernel reads it:
//
//	 0      8   12  16       32                64
//	| code | dst|src| offset | immediate value |
type raw struct {
	code     uint8
	dst, src Reg
	off      int16
	imm      int32
}

func (r raw) append(b []byte) []byte {
	b = append(b, r.code, uint8(r.dst)|uint8(r.src)<<4)
	b = binary.LittleEndian.AppendUint16(b, uint16(r.off))
	return binary.LittleEndian.AppendUint32(b, uint32(r.imm))
}

func decode(b []byte) raw {
	return raw{
		code: b[0],
		dst:  Reg(b[1] & 15),
		src:  Reg(b[1] >> 4),
		off:  int16(binary.LittleEndian.Uint16(b[2:])),
		imm:  int32(binary.LittleEndian.Uint32(b[4:])),
	}
}
