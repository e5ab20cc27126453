// Package emit is what the targets of bf build share, each a package below this
// one that translates a program to a file which runs without us.
//
// A target is a function from a [Unit], which is an optimised program with all
// that was said about it, to the bytes of the file. The same unit gives the same
// bytes. What a target can not do is an [*Unfit].
//
// Every target keeps the meaning that package interp gives the program: cells
// that wrap around at their width, the end of the input by convention, and, where
// the target allows it, an error with the source position instead of an access
// off the tape.
//
// Read next: unit.go; the table of targets is package brainfuck's targets.go.
package emit
