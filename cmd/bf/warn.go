package main

import (
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A warnWhen says whether a program that is run is checked first.
type warnWhen uint8

const (
	warnAuto warnWhen = iota
	warnAlways
	warnNever
)

func addWarn(cmd *cobra.Command, when *warnWhen) {
	addChoice(cmd, when, "warn", "auto", "`WHEN` to warn of loops that never end and accesses off the tape: auto (on a terminal), always or never",
		option[warnWhen]{"auto", warnAuto}, option[warnWhen]{"always", warnAlways}, option[warnWhen]{"never", warnNever})
}

// largestChecked is the size in bytes up to which a program is checked without
// being asked: a check takes longer than compiling.
const largestChecked = 100_000

// warn prints those findings on standard error that explain what is about to go
// wrong.
func (when warnWhen) warn(name string, src []byte, p *brainfuck.Program) error {
	switch when {
	case warnNever:
		return nil
	case warnAuto:
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
	return printFindings(os.Stderr, name, serious)
}
