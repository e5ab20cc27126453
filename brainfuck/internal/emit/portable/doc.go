// Package portable is an assembler for the little code that a compiled program
// needs around itself, its run time, written once for all processors.
//
// An [Assembler] has few instructions, on registers with roles instead of names.
// Each becomes one machine instruction, or a few. What it writes is small and not
// fast; the program itself is the business of package native.
//
// Registers are 64 bits wide. A function takes its arguments in A0 to A5 and
// returns its result in V, as C's do; S0 to S3 keep their values over calls, all
// others are lost. V may be the same register as A0. A system call keeps A1 and
// A2. A function that calls others begins with Enter and ends with Leave.
package portable
