// Package c emits programs as C99 that people can read: one statement for each
// op, with the place in the source beside it.
//
// The text is a strictly conforming program with any compiler, but for one part
// that is chosen by the preprocessor: where there is read(2), input arrives as
// soon as it is there; elsewhere by getchar. Output is buffered, and written
// before a read that may have to wait, at the end and before messages.
//
// Cells are unsigned integers of the exact width, so that arithmetic wraps
// around. The tape is a static array, which systems commit as it is touched; the
// tape pointer is an index, because a C pointer may not leave its array even for
// a moment. An access that is not known to be on the tape is preceded by a call
// of need, which ends the program with a message.
//
// Loops are written with for (;;), by a macro: C11 lets a compiler assume that
// other loops end, and a Brainfuck program may run for ever on purpose.
package c
