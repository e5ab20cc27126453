package arm64

import "fmt"

// A CacheOp is an operation on a line of a cache, by its fields op1 to op2 in
// instructions.
type CacheOp uint16

// The operations that user programs may make. After code was written, CVAU of all
// its lines, Dsb, IVAU of all, Dsb and Isb let it run (Arm ARM, B2.4.4).
const (
	ZVA   CacheOp = 0x1BA1 // data: clear
	CVAC  CacheOp = 0x1BD1 // data: write back
	CVAU  CacheOp = 0x1BD9 // data: write back as far as instructions come from
	CIVAC CacheOp = 0x1BF1 // data: write back and drop
	IVAU  CacheOp = 0x1BA9 // instructions: drop
)

// String returns the name of the operation, in lower case.
func (op CacheOp) String() string {
	switch op {
	case ZVA:
		return "zva"
	case CVAC:
		return "cvac"
	case CVAU:
		return "cvau"
	case CIVAC:
		return "civac"
	case IVAU:
		return "ivau"
	}
	return fmt.Sprintf("CacheOp(%#x)", uint16(op))
}

// Dc does something to the line of the data cache that an address is in: ZVA,
// CVAC, CVAU or CIVAC.
func (a *Assembler) Dc(op CacheOp, address Reg) {
	a.cache("dc", op == ZVA || op == CVAC || op == CVAU || op == CIVAC, op, address)
}

// Ic does something to the line of the instruction cache that an address is in:
// IVAU.
func (a *Assembler) Ic(op CacheOp, address Reg) { a.cache("ic", op == IVAU, op, address) }

// cache encodes 11010101 00001 op1 CRn CRm op2 Rt.
func (a *Assembler) cache(name string, ok bool, op CacheOp, r Reg) {
	p := noForm
	if ok && r.data() && r.is64() {
		a.word(0xD5080000 | uint32(op)<<5 | rd(r))
		p = fine
	}
	if p != fine || a.Listed() {
		a.report(p, name, option(op.String()), r)
	}
}
