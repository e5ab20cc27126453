// Package dwarf describes a program's machine code to debuggers and profilers, in
// DWARF version 4: which source line and column each instruction comes from, that
// the code is a function, and where in it the tape pointer is.
//
// In a debugger, lines of the Brainfuck source can be stepped through and have
// breakpoints, `print pointer` shows the address of the current cell and `print
// cell` its value. Optimised code has cells in registers for a while: then
// memory shows an older value.
package dwarf
