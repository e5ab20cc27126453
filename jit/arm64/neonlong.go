package arm64

// Operations on integers of two sizes: d, or what an instruction with a w calls n,
// has elements of twice the size of the others, and 16 bytes. Those with a 2 in
// their names take, or make, the upper half of the narrow vectors; these have 16
// bytes then, and 8 otherwise.

// Saddl encodes d = n + m, of signed numbers.
func (a *Assembler) Saddl(d, n, m Vector) { a.long3(0x0E200000, "saddl", false, d, n, m) }

// Saddl2 is Saddl of the upper halves.
func (a *Assembler) Saddl2(d, n, m Vector) { a.long3(0x0E200000, "saddl", true, d, n, m) }

// Uaddl encodes d = n + m, of unsigned numbers.
func (a *Assembler) Uaddl(d, n, m Vector) { a.long3(0x2E200000, "uaddl", false, d, n, m) }

// Uaddl2 is Uaddl of the upper halves.
func (a *Assembler) Uaddl2(d, n, m Vector) { a.long3(0x2E200000, "uaddl", true, d, n, m) }

// Ssubl encodes d = n - m, of signed numbers.
func (a *Assembler) Ssubl(d, n, m Vector) { a.long3(0x0E202000, "ssubl", false, d, n, m) }

// Ssubl2 is Ssubl of the upper halves.
func (a *Assembler) Ssubl2(d, n, m Vector) { a.long3(0x0E202000, "ssubl", true, d, n, m) }

// Usubl encodes d = n - m, of unsigned numbers.
func (a *Assembler) Usubl(d, n, m Vector) { a.long3(0x2E202000, "usubl", false, d, n, m) }

// Usubl2 is Usubl of the upper halves.
func (a *Assembler) Usubl2(d, n, m Vector) { a.long3(0x2E202000, "usubl", true, d, n, m) }

// Sabdl encodes d = the distance of n and m, as signed numbers.
func (a *Assembler) Sabdl(d, n, m Vector) { a.long3(0x0E207000, "sabdl", false, d, n, m) }

// Sabdl2 is Sabdl of the upper halves.
func (a *Assembler) Sabdl2(d, n, m Vector) { a.long3(0x0E207000, "sabdl", true, d, n, m) }

// Uabdl encodes d = the distance of n and m, as unsigned numbers.
func (a *Assembler) Uabdl(d, n, m Vector) { a.long3(0x2E207000, "uabdl", false, d, n, m) }

// Uabdl2 is Uabdl of the upper halves.
func (a *Assembler) Uabdl2(d, n, m Vector) { a.long3(0x2E207000, "uabdl", true, d, n, m) }

// Vsmull encodes d = n * m, of signed numbers.
func (a *Assembler) Vsmull(d, n, m Vector) { a.long3(0x0E20C000, "smull", false, d, n, m) }

// Vsmull2 is Vsmull of the upper halves.
func (a *Assembler) Vsmull2(d, n, m Vector) { a.long3(0x0E20C000, "smull", true, d, n, m) }

// Vumull encodes d = n * m, of unsigned numbers.
func (a *Assembler) Vumull(d, n, m Vector) { a.long3(0x2E20C000, "umull", false, d, n, m) }

// Vumull2 is Vumull of the upper halves.
func (a *Assembler) Vumull2(d, n, m Vector) { a.long3(0x2E20C000, "umull", true, d, n, m) }

// Smlal encodes d += n * m, of signed numbers.
func (a *Assembler) Smlal(d, n, m Vector) { a.long3(0x0E208000, "smlal", false, d, n, m) }

// Smlal2 is Smlal of the upper halves.
func (a *Assembler) Smlal2(d, n, m Vector) { a.long3(0x0E208000, "smlal", true, d, n, m) }

// Umlal encodes d += n * m, of unsigned numbers.
func (a *Assembler) Umlal(d, n, m Vector) { a.long3(0x2E208000, "umlal", false, d, n, m) }

// Umlal2 is Umlal of the upper halves.
func (a *Assembler) Umlal2(d, n, m Vector) { a.long3(0x2E208000, "umlal", true, d, n, m) }

// Smlsl encodes d -= n * m, of signed numbers.
func (a *Assembler) Smlsl(d, n, m Vector) { a.long3(0x0E20A000, "smlsl", false, d, n, m) }

// Smlsl2 is Smlsl of the upper halves.
func (a *Assembler) Smlsl2(d, n, m Vector) { a.long3(0x0E20A000, "smlsl", true, d, n, m) }

// Umlsl encodes d -= n * m, of unsigned numbers.
func (a *Assembler) Umlsl(d, n, m Vector) { a.long3(0x2E20A000, "umlsl", false, d, n, m) }

// Umlsl2 is Umlsl of the upper halves.
func (a *Assembler) Umlsl2(d, n, m Vector) { a.long3(0x2E20A000, "umlsl", true, d, n, m) }

// Saddw encodes d = n + m, of signed numbers; n is as wide as d.
func (a *Assembler) Saddw(d, n, m Vector) { a.wide3(0x0E201000, "saddw", false, d, n, m) }

// Saddw2 is Saddw of the upper half of m.
func (a *Assembler) Saddw2(d, n, m Vector) { a.wide3(0x0E201000, "saddw", true, d, n, m) }

// Uaddw encodes d = n + m, of unsigned numbers; n is as wide as d.
func (a *Assembler) Uaddw(d, n, m Vector) { a.wide3(0x2E201000, "uaddw", false, d, n, m) }

// Uaddw2 is Uaddw of the upper half of m.
func (a *Assembler) Uaddw2(d, n, m Vector) { a.wide3(0x2E201000, "uaddw", true, d, n, m) }

// Xtn encodes d = the lower bits of n.
func (a *Assembler) Xtn(d, n Vector) { a.narrow2(0x0E212800, "xtn", false, d, n) }

// Xtn2 is Xtn to the upper half of d, and leaves the lower.
func (a *Assembler) Xtn2(d, n Vector) { a.narrow2(0x0E212800, "xtn", true, d, n) }

// Sqxtn encodes d = n, of signed numbers, or the nearest that there is.
func (a *Assembler) Sqxtn(d, n Vector) { a.narrow2(0x0E214800, "sqxtn", false, d, n) }

// Sqxtn2 is Sqxtn to the upper half of d, and leaves the lower.
func (a *Assembler) Sqxtn2(d, n Vector) { a.narrow2(0x0E214800, "sqxtn", true, d, n) }

// Uqxtn encodes d = n, of unsigned numbers, or the greatest that there is.
func (a *Assembler) Uqxtn(d, n Vector) { a.narrow2(0x2E214800, "uqxtn", false, d, n) }

// Uqxtn2 is Uqxtn to the upper half of d, and leaves the lower.
func (a *Assembler) Uqxtn2(d, n Vector) { a.narrow2(0x2E214800, "uqxtn", true, d, n) }

// Sqxtun encodes d = n, of signed numbers to unsigned ones, or the nearest that there is.
func (a *Assembler) Sqxtun(d, n Vector) { a.narrow2(0x2E212800, "sqxtun", false, d, n) }

// Sqxtun2 is Sqxtun to the upper half of d, and leaves the lower.
func (a *Assembler) Sqxtun2(d, n Vector) { a.narrow2(0x2E212800, "sqxtun", true, d, n) }

func (a *Assembler) long3(op uint32, name string, upper bool, d, n, m Vector) {
	a.done3(a.vectorLong(op, upper, d, n, m), a.halves(name, upper), d, n, m)
}

func (a *Assembler) wide3(op uint32, name string, upper bool, d, n, m Vector) {
	a.done3(a.vectorWide(op, upper, d, n, m), a.halves(name, upper), d, n, m)
}

func (a *Assembler) narrow2(op uint32, name string, upper bool, d, n Vector) {
	a.done2(a.vectorNarrow(op, upper, d, n), a.halves(name, upper), d, n)
}

// Saddlp encodes d = the sums of neighbours in n, of signed numbers, with elements of
// twice the size and half the number.
func (a *Assembler) Saddlp(d, n Vector) { a.done2(a.pairwise(0x0E202800, d, n), "saddlp", d, n) }

// Uaddlp encodes d = the sums of neighbours in n, of unsigned numbers, with elements of
// twice the size and half the number.
func (a *Assembler) Uaddlp(d, n Vector) { a.done2(a.pairwise(0x2E202800, d, n), "uaddlp", d, n) }

func (a *Assembler) pairwise(op uint32, d, n Vector) problem {
	if !n.in(upTo4) || !d.valid() || d.Size != 2*n.Size || 2*d.Len != n.Len {
		return noForm
	}
	a.word(op | n.q() | n.size() | d.d() | n.n())
	return fine
}
