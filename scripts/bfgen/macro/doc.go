// Package macro is a small macro assembler for Brainfuck: cells with names,
// arithmetic, conditions, loops, decimal numbers and arrays. The larger
// programs in testdata/programs are written with it; see package progs.
//
// An [Asm] knows at every point which cell the tape pointer is at, so that a
// program speaks of cells and never of moves. Three rules make that possible:
//
//   - The body of a loop may leave the pointer anywhere; [Asm.While] brings it
//     back to the cell that the loop tests.
//   - Cells are numbers relative to a frame. [Asm.Shift] moves the frame: after
//     it, the same names mean the cells of the next or previous record of an
//     array. A loop whose body shifts walks along the array.
//   - Where two ways through a program meet, both have moved the frame by the
//     same distance, or a loop over a marker finds the way back (see [Asm.Slide]).
//
// No macro relies on wrapping, so the programs work with cells of 8 bits and
// more, as long as they keep their values from 0 to 255. Each macro says which
// cells it clears; temporary cells come from [Asm.Temp] and are 0 again when
// they are given back.
//
// Read next: asm.go (cells, moves, loops), logic.go, switch.go and probe.go
// (values and conditions), number.go (decimal numbers in fixed cells), text.go
// (input and output).
package macro
