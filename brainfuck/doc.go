// Package brainfuck compiles Brainfuck programs to machine code in memory and
// runs them.
//
//	p, err := brainfuck.Compile(src, nil)
//	...
//	err = p.Run(ctx, os.Stdin, os.Stdout)
//
// # The pipeline
//
// [Compile] reads the source into the form of package ir (package syntax) and
// rewrites that (package opt). [Program.Load] generates machine code for this
// processor (packages native and below) and loads it into executable memory
// (package rt, on package jit). [Executable.Run] runs it. [Program.Run] does the
// last two steps, and where machine code can not be had, lets package interp
// interpret the optimised program instead. [Program.Interpret] at [Level0] is
// the definition of what a program means; everything else must agree with it.
//
// # The language
//
//   - The eight commands > < + - . , [ ] have their usual meaning; every other
//     byte is a comment. A first line that begins with #! is skipped. The
//     commands # and ! exist by option only.
//   - Cells have 8, 16, 32 or 64 bits and wrap around. The command . writes the
//     low byte of the cell.
//   - The pointer starts at cell 0, the leftmost unless Options.TapeLeft says
//     otherwise. To move it off the tape is no error; to access a cell off the
//     tape (with + - . , [ or ]) is a [*RangeError] with the command's position.
//     The optimiser may remove an access whose value nobody needs, and with it
//     the error; no program accesses memory that is not its tape.
//   - Brackets without partner are a [*SyntaxError]; nothing runs.
//   - Output is written before every read, when the buffer is full, after 50
//     milliseconds at the latest while the program computes, and at the end,
//     also if that is an error.
//
// # Beside running
//
// [Program.Build] makes a file that runs without this package: an executable, an
// object, C, WebAssembly, LLVM's text or eBPF, as its [Target] says.
// [Program.Trace] and [Program.Listing] show what became of the source,
// [Program.Count] how often each loop ran. [Program.Check] finds mistakes,
// [Program.Minify], [Format] and [Text] write sources. Package debug steps
// through programs, forwards and backwards.
//
// # Concurrency
//
// A [Program] is a value: it is immutable and needs no Close. An [Executable]
// holds memory and needs one. Both may be used by several goroutines at once.
//
// Read next: brainfuck.go, executable.go, errors.go, targets.go.
package brainfuck
