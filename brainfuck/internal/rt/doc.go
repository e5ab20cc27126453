// Package rt runs the machine code of Brainfuck programs.
//
// [Load] generates a program's code for this processor and loads it; the
// [Image] can then run any number of times, also at the same time. A run maps a
// tape between guard pages (tape.go), enters the code, and does what the code
// leaves for (run.go): writes the output buffer, fills the input buffer, ends.
// The code never leaves while it computes:
//
//   - A pointer that escapes from the tape hits the guard pages, and the fault
//     becomes an *ir.RangeError.
//   - A context that is done stops the code with a signal.
//   - Output that waits in the buffer while the code computes is written by
//     another goroutine, which asks for the code's registers to see how far the
//     buffer is filled (ticker.go).
//
// Read next: image.go, run.go, tape.go, ticker.go.
package rt
