package brainfuck

import "github.com/seed1605a99e/movabs/brainfuck/internal/shrink"

// Minify returns the program's source with as few bytes as the compiler can
// justify. It prints the same for the same input at the program's cell width, and
// ends where the program ends; only an access off the tape may be gone, or come at
// another time.
func (p *Program) Minify() ([]byte, error) { return shrink.Source(p.src, p.dialect, &p.machine) }
