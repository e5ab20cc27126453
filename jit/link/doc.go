// Package link brings code with symbols from an assembler into memory.
//
//	var a amd64.Assembler
//	a.Sub(amd64.RSP, amd64.Imm(8))
//	a.CallLabel(a.Symbol("sin"))
//	...
//	code, err := link.Load(arena, "f", &a, link.Libraries(libm))
//
// The assemblers know nothing of memory, and package jit nothing of assemblers:
// this package knows both. The journey of a symbol:
//
//  1. [asm.Buffer.Symbol] makes a label of the name. Every instruction that
//     takes a label takes it: calls, jumps, operands in memory; data words too.
//  2. [asm.Buffer.Object] gives the code, and a relocation for each use of a
//     symbol that the code does not define.
//  3. [Object] puts this in the terms of package jit.
//  4. [jit.Arena.Link] asks what the symbol's address is: of the piece of code
//     in the arena with that name or, failing that, from what [Libraries] or
//     [Names] return. Then it fills in the distance. All code is within 2 GiB,
//     but libraries are not: a call or jump that does not reach its symbol goes
//     through a stub behind the code.
//
// An operand in memory has no stub: of what is out of reach, load the address
// with MovabsLabel first.
//
// Read next: the example; package jit for arenas.
package link
