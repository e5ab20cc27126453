package arm64

// Arithmetic of integers in vectors. All three vectors have one shape.

// Vadd encodes d = n + m.
func (a *Assembler) Vadd(d, n, m Vector) {
	a.done3(a.vector3(0x0E208400, upTo8, d, n, m), "add", d, n, m)
}

// Vsub encodes d = n - m.
func (a *Assembler) Vsub(d, n, m Vector) {
	a.done3(a.vector3(0x2E208400, upTo8, d, n, m), "sub", d, n, m)
}

// Vmul encodes d = n * m, of up to 32 bits.
func (a *Assembler) Vmul(d, n, m Vector) {
	a.done3(a.vector3(0x0E209C00, upTo4, d, n, m), "mul", d, n, m)
}

// Mla encodes d += n * m, of up to 32 bits.
func (a *Assembler) Mla(d, n, m Vector) {
	a.done3(a.vector3(0x0E209400, upTo4, d, n, m), "mla", d, n, m)
}

// Mls encodes d -= n * m, of up to 32 bits.
func (a *Assembler) Mls(d, n, m Vector) {
	a.done3(a.vector3(0x2E209400, upTo4, d, n, m), "mls", d, n, m)
}

// Smax encodes d = the greater of n and m, as signed numbers of up to 32 bits.
func (a *Assembler) Smax(d, n, m Vector) {
	a.done3(a.vector3(0x0E206400, upTo4, d, n, m), "smax", d, n, m)
}

// Umax encodes d = the greater of n and m, as unsigned numbers of up to 32 bits.
func (a *Assembler) Umax(d, n, m Vector) {
	a.done3(a.vector3(0x2E206400, upTo4, d, n, m), "umax", d, n, m)
}

// Smin encodes d = the lesser of n and m, as signed numbers of up to 32 bits.
func (a *Assembler) Smin(d, n, m Vector) {
	a.done3(a.vector3(0x0E206C00, upTo4, d, n, m), "smin", d, n, m)
}

// Umin encodes d = the lesser of n and m, as unsigned numbers of up to 32 bits.
func (a *Assembler) Umin(d, n, m Vector) {
	a.done3(a.vector3(0x2E206C00, upTo4, d, n, m), "umin", d, n, m)
}

// Sabd encodes d = the distance of n and m, as signed numbers of up to 32 bits.
func (a *Assembler) Sabd(d, n, m Vector) {
	a.done3(a.vector3(0x0E207400, upTo4, d, n, m), "sabd", d, n, m)
}

// Uabd encodes d = the distance of n and m, as unsigned numbers of up to 32 bits.
func (a *Assembler) Uabd(d, n, m Vector) {
	a.done3(a.vector3(0x2E207400, upTo4, d, n, m), "uabd", d, n, m)
}

// Sqadd encodes d = n + m, as signed numbers, or the nearest that there is.
func (a *Assembler) Sqadd(d, n, m Vector) {
	a.done3(a.vector3(0x0E200C00, upTo8, d, n, m), "sqadd", d, n, m)
}

// Uqadd encodes d = n + m, as unsigned numbers, or the greatest that there is.
func (a *Assembler) Uqadd(d, n, m Vector) {
	a.done3(a.vector3(0x2E200C00, upTo8, d, n, m), "uqadd", d, n, m)
}

// Sqsub encodes d = n - m, as signed numbers, or the nearest that there is.
func (a *Assembler) Sqsub(d, n, m Vector) {
	a.done3(a.vector3(0x0E202C00, upTo8, d, n, m), "sqsub", d, n, m)
}

// Uqsub encodes d = n - m, as unsigned numbers, or 0.
func (a *Assembler) Uqsub(d, n, m Vector) {
	a.done3(a.vector3(0x2E202C00, upTo8, d, n, m), "uqsub", d, n, m)
}

// Shadd encodes d = (n + m) / 2 rounded down, as signed numbers of up to 32 bits.
func (a *Assembler) Shadd(d, n, m Vector) {
	a.done3(a.vector3(0x0E200400, upTo4, d, n, m), "shadd", d, n, m)
}

// Uhadd encodes d = (n + m) / 2 rounded down, as unsigned numbers of up to 32 bits.
func (a *Assembler) Uhadd(d, n, m Vector) {
	a.done3(a.vector3(0x2E200400, upTo4, d, n, m), "uhadd", d, n, m)
}

// Urhadd encodes d = (n + m) / 2 rounded up, as unsigned numbers of up to 32 bits.
func (a *Assembler) Urhadd(d, n, m Vector) {
	a.done3(a.vector3(0x2E201400, upTo4, d, n, m), "urhadd", d, n, m)
}

// Addp encodes d = the sums of neighbours in n and then m.
func (a *Assembler) Addp(d, n, m Vector) {
	a.done3(a.vector3(0x0E20BC00, upTo8, d, n, m), "addp", d, n, m)
}

// Smaxp encodes d = the greater of neighbours in n and then m, as signed numbers of up to 32 bits.
func (a *Assembler) Smaxp(d, n, m Vector) {
	a.done3(a.vector3(0x0E20A400, upTo4, d, n, m), "smaxp", d, n, m)
}

// Umaxp encodes d = the greater of neighbours in n and then m, as unsigned numbers of up to 32 bits.
func (a *Assembler) Umaxp(d, n, m Vector) {
	a.done3(a.vector3(0x2E20A400, upTo4, d, n, m), "umaxp", d, n, m)
}

// Sminp encodes d = the lesser of neighbours in n and then m, as signed numbers of up to 32 bits.
func (a *Assembler) Sminp(d, n, m Vector) {
	a.done3(a.vector3(0x0E20AC00, upTo4, d, n, m), "sminp", d, n, m)
}

// Uminp encodes d = the lesser of neighbours in n and then m, as unsigned numbers of up to 32 bits.
func (a *Assembler) Uminp(d, n, m Vector) {
	a.done3(a.vector3(0x2E20AC00, upTo4, d, n, m), "uminp", d, n, m)
}

// Abs encodes d = the absolute value of n.
func (a *Assembler) Abs(d, n Vector) { a.done2(a.vector2(0x0E20B800, upTo8, d, n), "abs", d, n) }

// Vneg encodes d = -n.
func (a *Assembler) Vneg(d, n Vector) { a.done2(a.vector2(0x2E20B800, upTo8, d, n), "neg", d, n) }

// Vcls encodes d = the number of bits below the sign of n that are the same as it, of up to 32 bits.
func (a *Assembler) Vcls(d, n Vector) { a.done2(a.vector2(0x0E204800, upTo4, d, n), "cls", d, n) }

// Vclz encodes d = the number of zeros above the highest one of n, of up to 32 bits.
func (a *Assembler) Vclz(d, n Vector) { a.done2(a.vector2(0x2E204800, upTo4, d, n), "clz", d, n) }

// Cnt encodes d = the number of ones in n, of bytes.
func (a *Assembler) Cnt(d, n Vector) { a.done2(a.vector2(0x0E205800, only1, d, n), "cnt", d, n) }
