// Package llvm runs programs as machine code that the LLVM library makes, found
// and bound at run time: a yardstick for the code of package native, with a
// compiler that was tuned for decades.
//
// [Open] looks for libLLVM, the newest version first, and binds the functions of
// its C API with package ffi: there is no cgo, and no header. [Library.Compile]
// takes the program in LLVM's text form (package emit/llvm), lets LLVM parse it,
// run the passes of default<O2>, and generate code in this process with MCJIT, whose
// memory is writable first and executable then. [Code.Run] calls it.
//
// The code calls back for input, output and errors. What ends a program is a
// panic in the callback, which leaves the generated functions as longjmp would
// and is recovered in Run.
//
// # What it can not do
//
// A program that computes and does not read or write is not interrupted: Run looks
// at its context only when the code calls back. Output that such a program has
// in its buffer is not written until then. Crashes of the code end the process; it
// compares accesses with the ends of the tape, so that there should be none.
package llvm
