package brainfuck

import "github.com/seed1605a99e/movabs/brainfuck/internal/text"

// Text returns a program that prints a text, which may hold any bytes. It is
// short, though not the shortest possible, and runs at any cell width without a
// tape of more than 9 cells.
func Text(s []byte) []byte { return text.Program(s) }
