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
// A label can stand for something outside of the code, of another piece or of a
// library: see [asm.Buffer.Symbol], and package jit/link, which finds it.
//
//	a.CallLabel(a.Symbol("sin"))
//
// # How it is encoded
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
// # What is covered
//
//	integers      moves, arithmetic, logic, multiply and divide, shifts and rotations
//	              (also of two registers), sign and zero extension, Lea, stack,
//	              Setcc, Cmovcc, bit tests and scans, Bswap, Movbe, Crc32
//	extensions    POPCNT, LZCNT, BMI1, BMI2, ADX, RDRAND, RDSEED
//	branches      Jmp, Jcc, Call to labels, symbols, registers and memory; Ret
//	atomics       Lock, Xchg, Xadd, Cmpxchg to Cmpxchg16b, fences, Pause
//	strings       Movs, Stos, Lods, Scas, Cmps, with the Rep forms that are of use
//	system        Syscall, Cpuid, Rdtsc, Xgetbv, traps, Endbr64, prefetches, flags
//	SSE to SSE4.1 floating point and integers, scalar and packed, conversions,
//	              shuffles, blends, comparisons (of SSE4.2: Pcmpgtq)
//	AVX, AVX2     the same with three operands and 256 bits, broadcasts, permutations,
//	              halves, elements, shifts by vectors, moves under a mask
//	FMA           Vfmadd, Vfmsub, Vfnmadd and Vfnmsub, in their three orders
//	other         Nop and Align with long nops
//
// Not here:
//
//	registers     AH to BH, which cannot be combined with most others; x87; MMX;
//	              AVX-512 with its masks, and APX; segments, also as overrides of fs, gs
//	instructions  gathers, AES, SHA, PCLMULQDQ, F16C; dot products and variable blends
//	              of SSE4.1; SSE4.2's comparisons of strings; Vfmaddsub and Vfmsubadd;
//	              Loop, Jrcxz, Enter, Xlat; far calls; whatever needs privilege, except Hlt
//	operands      16-bit pushes and pops, which misalign the stack; absolute addresses
//	              of 64 bits (moffs)
//
// For the rest there is Emit with the bytes.
//
// What is covered is compared with GNU as and golang.org/x/arch in tests: lines
// of text (testdata/encode), all combinations of kinds of operands for every
// method, all forms of addresses, and random operands.
//
// Comments quote the forms of the Intel Software Developer's Manual (SDM),
// volume 2, whose notation section 3.1.1 explains: "80 /0 ib" is the opcode
// byte 80, a ModRM byte with 0 in its middle field, and an 8-bit immediate.
//
// Read next: operand.go, encode.go, alu.go; the others follow alu.go's pattern.
package amd64
