// Package warn tells what is likely to go wrong with a program.
package warn

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// When says whether a program that is run is checked first.
type When uint8

// Auto checks small programs if standard error is a terminal.
const (
	Auto When = iota
	Always
	Never
)

// largestChecked is the size in bytes up to which a program is checked without
// being asked: a check takes longer than compiling.
const largestChecked = 100_000

// Warn prints those findings on standard error that explain what is about to go
// wrong.
func (when When) Warn(name string, src []byte, p *brainfuck.Program) error {
	switch when {
	case Never:
		return nil
	case Auto:
		if len(src) > largestChecked || !term.IsTerminal(int(os.Stderr.Fd())) {
			return nil
		}
	}
	var serious []brainfuck.Finding
	for _, f := range p.Check() {
		if f.Kind == brainfuck.NeverEnds || f.Kind == brainfuck.OffTape {
			serious = append(serious, f)
		}
	}
	return Print(os.Stderr, name, serious)
}

// Print prints findings about the program called name as compilers do.
func Print(w io.Writer, name string, findings []brainfuck.Finding) error {
	for i := range findings {
		f := &findings[i]
		if _, err := fmt.Fprintf(w, "%s:%v: warning: %s\n%s", process.OneLine(name), f.Pos, f.Message, f.Excerpt()); err != nil {
			return err
		}
	}
	return nil
}
