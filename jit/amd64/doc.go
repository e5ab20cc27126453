// Package amd64 is an assembler for x86-64 machine code.
//
//	var a amd64.Assembler
//	loop := a.NewLabel()
//	a.Xor(amd64.EAX, amd64.EAX)
//	a.Bind(loop)
//	a.Add(amd64.RAX, amd64.RDI)
//	a.Dec(amd64.RDI)
//	a.Jcc(amd64.NE, loop)
//	a.Ret()
//	code, err := a.Bytes() // 1+2+...+n of its argument
//
// An [Assembler] has a method per instruction, named as in the manual, with the
// destination first as Intel writes it. Operands are registers ([Reg] in four
// sizes, [XMM], [YMM]), immediates ([Imm]) and memory ([Mem], made by [Ptr],
// [PtrIndex] and [At]). A combination that the instruction does not have is an
// [OperandError]; like all errors it is kept until Bytes.
//
// The embedded [asm.Buffer] gives labels, data, alignment, errors and listings.
//
// # What is encoded
//
// The same calls give the same bytes, and the shortest ones for immediates,
// displacements and jumps back. Where two forms are equally long, GNU as is
// followed. There is one change of meaning-preserving kind: Mov of an immediate
// to a 64-bit register is encoded, and listed, as one to the 32-bit register if
// that does the same; [Assembler.Movabs] never changes.
//
// Sizes come from the registers. Memory next to a register takes its size;
// memory alone, or next to an immediate, needs one: Dword(Ptr(RAX, 0)).
//
// Not here: the high-byte registers AH to BH, which cannot be combined with
// most others; segment overrides; x87, MMX and AVX-512.
//
// Comments quote the forms of the Intel Software Developer's Manual (SDM),
// volume 2, whose notation section 3.1.1 explains: "80 /0 ib" is the opcode
// byte 80, a ModRM byte with 0 in its middle field, and an 8-bit immediate.
//
// Read next: operand.go, encode.go, alu.go; the others follow alu.go's pattern.
package amd64
