// Package exe makes static executables for Linux: a program's machine code, and
// around it the least that it needs, without a C library.
//
// [Build] takes the machine code as package native describes it, as package rt
// does to run it in this process, and does rt's part with a few hundred bytes of
// code of its own, written with package portable: it maps the tape between guard
// pages, calls the code, writes and reads with system calls when the code leaves
// for that, and turns a fault in the guard pages into a message with a source
// position. What a program does not need is not in its file: one without input has
// no read, and one that just prints a little is a string
// (output.go).
//
// The file is loaded as two segments, one for code and constants, one for the
// work area: the native.State, the run time's variables and the buffers
// (layout.go). So no page is ever writable and executable, and all addresses but
// the tape's are known when the file is made.
//
// Read next: build.go, runtime.go (start and main loop), stream.go, fault.go.
package exe
