// Package llvm emits programs as the text form of LLVM's intermediate
// representation (LLVM Language Reference Manual).
//
// As a file, the text is a whole program for 64-bit systems with POSIX's read,
// write and dprintf: clang compiles it, lli runs it. As a library, it is a function
// of the tape and the tape pointer that calls back for input, output and errors:
// package llvm of brainfuck/internal gives that to libLLVM and runs it.
//
// The text leaves to LLVM what LLVM is good at: the tape pointer is a variable in
// memory, which its first pass makes values of; every op computes its addresses
// anew. What LLVM can not know is written down: the tape is nobody else's memory
// (noalias), and messages are cold. Functions lack the attribute mustprogress, so
// that endless loops stay.
//
// Until version 14, pointers had the type of what they point to; from 15 on they are
// opaque, and 17 does not read the old form. No text serves all: Options choose.
package llvm
