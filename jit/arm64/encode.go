package arm64

// All instructions are words of 32 bits. Most hold the numbers of registers in
// the same places (Arm ARM, chapter C4):
//
//	 31     21 20  16 15  10 9    5 4    0
//	|  opcode |  Rm  | more |  Rn  |  Rd  |
//
// Rd is the destination (Rt in loads and stores), Rn and Rm are sources. Bit 31,
// called sf, tells 64-bit operations from those of 32 bits.

// word appends an instruction, after an island of veneers if it is time for one.
func (a *Assembler) word(w uint32) {
	if a.Due(0) {
		a.island(0)
	}
	a.Put(uint64(w), 4)
}

// rd, rn, rm and ra put the number of a register into its place.
func rd(r Reg) uint32 { return r.num() }
func rn(r Reg) uint32 { return r.num() << 5 }
func rm(r Reg) uint32 { return r.num() << 16 }
func ra(r Reg) uint32 { return r.num() << 10 }

// two encodes an instruction with registers in Rd and Rn that have one width.
func (a *Assembler) two(op uint32, d, n Reg) problem {
	if !d.data() || !n.data() || d.is64() != n.is64() {
		return noForm
	}
	a.word(op | d.sf() | rn(n) | rd(d))
	return fine
}

// three encodes an instruction with registers in Rd, Rn and Rm that have one
// width.
func (a *Assembler) three(op uint32, d, n, m Reg) problem {
	if !same(d, n) || !same(d, m) {
		return noForm
	}
	a.word(op | d.sf() | rm(m) | rn(n) | rd(d))
	return fine
}

// same returns whether x and y are registers of one width, none of them SP.
func same(x, y Reg) bool { return x.data() && y.data() && x.is64() == y.is64() }

// bitsOf returns the number of bits of r.
func bitsOf(r Reg) int64 { return int64(32 << (r >> 7)) }
