// Package wasm emits programs as WebAssembly modules with WASI preview 1 for
// input and output.
//
// The format is that of the WebAssembly Core Specification 1.0: section 5 for the
// binary form, section 3 for what is valid. A module imports fd_read, fd_write
// and proc_exit of wasi_snapshot_preview1 as far as the program needs them, and
// exports its memory and _start.
//
// # Memory
//
//	0        16                                            base
//	| iovec  | texts of messages | output  | input  | room  | cells
//
// The tape pointer is a local of type i32: the offset in bytes of its cell from
// the first cell, plus room (by as much as the farthest offset of an op to the
// right), so that it is not negative where a cell near it exists. The offset of an
// op is then part of the load or store. A cell that is not known to be on the
// tape is compared before; the message goes to standard error, and the exit
// status is 1.
//
// # For debuggers
//
// The custom section "name" names the functions, for stack traces. The custom
// section "movabs.positions" tells which command of the source the code comes
// from. It is a sequence of entries of three numbers: the offset in the module
// where the code of a command begins, less that of the entry before (unsigned
// LEB128); the line, less that of the entry before (signed LEB128); and the column
// (unsigned LEB128). Before the first come the length and the bytes of the
// source's name.
//
// Read next: emit.go (the ops), runtime.go (what the ops call), module.go (the
// sections), code.go (the instructions).
package wasm
