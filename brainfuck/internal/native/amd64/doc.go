// Package amd64 translates a program to machine code for x86-64, to be run as
// package native describes.
//
// [Generate] walks over the ops once and writes the code of each at the end of
// what it has, with one small method per kind of op. The text is, in this order:
//
//	entry     the C function: save registers, load the State, go on
//	exits     one per Reason: store the State, restore registers, return
//	body      the ops
//	cold      what the ops rarely need: full and empty buffers, ends of input
//	routines  what many ops call: I/O by system calls and libc, long scans
//
// Between two ops the generator remembers little, and only along a straight
// line: for which cell the flags are set, which cell's value is in a register,
// how far left the tape is known to reach (facts.go). That is enough for what
// compilers call peepholes, without looking at code again.
//
// Read next: registers.go (who lives where), generate.go (the walk), exits.go
// (the way in and out), then the files of the ops.
package amd64
