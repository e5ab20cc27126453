// Package arm64 is an assembler for A64, the machine code of 64-bit Arm
// processors.
//
//	var a arm64.Assembler
//	loop := a.NewLabel()
//	a.Mov(arm64.X1, arm64.Imm(0))
//	a.Bind(loop)
//	a.Add(arm64.X1, arm64.X1, arm64.X0)
//	a.Subs(arm64.X0, arm64.X0, arm64.Imm(1))
//	a.Bcc(arm64.NE, loop)
//	a.Mov(arm64.X0, arm64.X1)
//	a.Ret()
//	code, err := a.Bytes() // 1+2+...+n of its argument
//
// An [Assembler] has a method per instruction, named as in the manual, with the
// destination first. Operands are general-purpose registers ([Reg], in two sizes),
// also [Shifted] and [Extended], vector registers ([Scalar], [Vector], [Element],
// [List]), immediates ([Imm], [Float]) and memory ([Mem], made by [Ptr],
// [PtrPre], [PtrPost], [PtrIndex], [PtrExtend] and [At]). A combination that the
// instruction does not have is an [OperandError]; like all errors it is kept until
// Bytes.
//
//	a.Add(arm64.X0, arm64.X1, arm64.X2.Lsl(3))          // add x0, x1, x2, lsl #3
//	a.Ldr(arm64.W0, arm64.PtrPost(arm64.X1, 4))         // ldr w0, [x1], #4
//	a.Fmla(arm64.V0.S4(), arm64.V1.S4(), arm64.V2.S(3)) // fmla v0.4s, v1.4s, v2.s[3]
//
// The embedded [asm.Buffer] gives labels, data, alignment, errors and listings.
// A label can stand for something outside of the code, of another piece or of a
// library: see [asm.Buffer.Symbol], and package jit/link, which finds it.
//
// # How it is encoded
//
// The same calls give the same words. Where an instruction is a form of another one
// (Mov of Orr, Lsl of Ubfm), it is what the manual says. Three methods choose:
// Add and Sub turn into each other for negative immediates, Ldr and Str take the
// form with an unscaled offset where they have to, and Mov and MovImm make a
// constant of as few instructions as it needs, up to four. [Assembler.Movabs]
// always makes four.
//
// # Branches
//
// Tbz and Tbnz reach 32 KiB, Cbz, Cbnz and Bcc 1 MiB, B and Bl 128 MiB. Nobody has
// to count: a branch back that is too far becomes two instructions or more, and
// before a branch to a label that is not bound yet would become too long, the
// assembler puts an island of veneers into the code, jumped over, that lead on:
// see [asm.Buffer.Island]. [Assembler.Reserve] keeps them out of a sequence that
// must not be torn apart, and goes before data that is longer than some 30 KiB and
// jumped over: only instructions ask whether it is time. Far jumps may change X16
// and X17, which the ABI sets aside for that.
//
// # What is covered
//
//	integers     arithmetic and logic with shifted, extended and immediate operands,
//	             carries, shifts, multiply and divide, bit fields, counts and reversals,
//	             moves of constants, Adr, Adrp, checksums (CRC32)
//	conditions   Csel and its forms, Ccmp, Ccmn
//	memory       loads and stores of all sizes in all modes, pairs, of labels,
//	             prefetches, acquire and release, exclusive and atomic ones (LSE)
//	branches     to labels, symbols and registers, with veneers
//	floats       of 32 and 64 bits, and of 16 where the processor has them (FP16):
//	             arithmetic, fused ones, rounding, comparisons, conversions
//	vectors      of integers and of floats of 32 and 64 bits: arithmetic, comparisons,
//	             bits, shifts, widening and narrowing, sums across, permutations,
//	             tables, elements, immediates, Ld1 to Ld4, St1 to St4, Ld1r
//	system       Svc, Brk, Hlt, Udf, hints, barriers, Mrs, Msr, caches
//
// Not here: pointer authentication (but there is Hint), saturating multiplies and
// shifts, polynomials and cryptography, vectors of floats of 16 bits, most
// operations on one element of a vector (the first one has a Scalar's form where
// that is a floating-point operation), loads to one element but Ld1r, fixed-point
// conversions, SVE, and what needs privilege. For the rest there is Emit32 with
// the word.
//
// What is covered is compared with GNU as and golang.org/x/arch in tests: lines
// of text (testdata/encode), combinations of kinds of operands for every method,
// and random operands.
//
// Comments quote the forms of the Arm Architecture Reference Manual (Arm ARM),
// chapter C4 and C6: the bits of a word from the highest down, with fields by
// name.
//
// Read next: operand.go, encode.go, alu.go; the others follow alu.go's pattern.
package arm64
