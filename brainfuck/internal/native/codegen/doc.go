// Package codegen is what the generators of machine code have in common: the
// compiler's part of them, which knows ops and cells but no instruction.
//
// A [Generator] walks over the ops of a program and decides what is to be done;
// a [Machine], one for each instruction set, writes the instructions. The text
// is, in this order:
//
//	entry     the C function: save registers, load the State, go on
//	exits     one per Reason: store the State, restore registers, return
//	body      the ops
//	cold      what the ops rarely need: empty buffers, ends of input
//	routines  what many ops call: I/O by system calls and libc, long scans
//
// What is known between two ops lies in [Facts]: which cells are certain to be on
// the tape, so that an access to them can not fault (hull.go); which cells'
// values are constants or in registers, and not yet on the tape (cache.go). An
// op uses what is known and says what holds after it. Where ways join, only what
// holds on both is kept; a loop begins with what it is known to keep itself
// (turns.go).
//
// Loops and ifs get better code from that: ifs without jumps (ifs.go), many ifs in
// one step (chains.go), loops with their cells in registers (promote.go), loops
// whose first turn is apart (peel.go), small loops in which the pointer's place is
// known (paths.go).
//
// Nobody looks at the tape while the code runs, so the order of writes does not
// matter. What matters is which access fails first and what has been printed by
// then: accesses that might fail are always made in the program's order.
//
// Read next: generator.go (the walk), machine.go (what it asks for), then the
// files of the ops; after them package amd64 or arm64.
package codegen
