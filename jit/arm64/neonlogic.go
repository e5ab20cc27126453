package arm64

// Operations on the bits of vectors. These are of bytes, which is of no
// consequence.

// Vand encodes d = n & m.
func (a *Assembler) Vand(d, n, m Vector) { a.done3(a.bitwise(0x0E201C00, d, n, m), "and", d, n, m) }

// Vbic encodes d = n &^ m.
func (a *Assembler) Vbic(d, n, m Vector) { a.done3(a.bitwise(0x0E601C00, d, n, m), "bic", d, n, m) }

// Vorr encodes d = n | m.
func (a *Assembler) Vorr(d, n, m Vector) { a.done3(a.bitwise(0x0EA01C00, d, n, m), "orr", d, n, m) }

// Vorn encodes d = n | ^m.
func (a *Assembler) Vorn(d, n, m Vector) { a.done3(a.bitwise(0x0EE01C00, d, n, m), "orn", d, n, m) }

// Veor encodes d = n ^ m.
func (a *Assembler) Veor(d, n, m Vector) { a.done3(a.bitwise(0x2E201C00, d, n, m), "eor", d, n, m) }

// Bsl chooses bits: d = n where d has ones, and m where it has zeros.
func (a *Assembler) Bsl(d, n, m Vector) { a.done3(a.bitwise(0x2E601C00, d, n, m), "bsl", d, n, m) }

// Bit inserts bits: d = n where m has ones, and d where it has zeros.
func (a *Assembler) Bit(d, n, m Vector) { a.done3(a.bitwise(0x2EA01C00, d, n, m), "bit", d, n, m) }

// Bif inserts bits: d = n where m has zeros, and d where it has ones.
func (a *Assembler) Bif(d, n, m Vector) { a.done3(a.bitwise(0x2EE01C00, d, n, m), "bif", d, n, m) }

// Vmvn encodes d = ^n.
func (a *Assembler) Vmvn(d, n Vector) { a.done2(a.vector2(0x2E205800, only1, d, n), "mvn", d, n) }

// Vmov encodes d = n.
func (a *Assembler) Vmov(d, n Vector) { a.done2(a.bitwise(0x0EA01C00, d, n, n), "mov", d, n) }

// Vrbit encodes d = n with the bits of each byte in reverse.
func (a *Assembler) Vrbit(d, n Vector) { a.done2(a.vector2(0x2E605800, only1, d, n), "rbit", d, n) }

// Vrev16 encodes d = n with the bytes of each 16 bits in reverse.
func (a *Assembler) Vrev16(d, n Vector) { a.done2(a.vector2(0x0E201800, only1, d, n), "rev16", d, n) }

// Vrev32 encodes d = n with the elements, of up to 16 bits, of each 32 bits in reverse.
func (a *Assembler) Vrev32(d, n Vector) { a.done2(a.vector2(0x2E200800, upTo2, d, n), "rev32", d, n) }

// Rev64 encodes d = n with the elements, of up to 32 bits, of each 64 bits in reverse.
func (a *Assembler) Rev64(d, n Vector) { a.done2(a.vector2(0x0E200800, upTo4, d, n), "rev64", d, n) }
