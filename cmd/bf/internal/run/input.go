package run

import (
	"os"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// OpenInput opens what a program reads: the file called name, "-" is standard input; or
// if there is no name what the program brings along, or standard input.
func OpenInput(name string, src source.Source, p *brainfuck.Program) (*os.File, error) {
	switch {
	case name == "-" && !src.Stdin:
		return os.Stdin, nil
	case name == "-":
		return nil, process.Usagef("standard input can not be both the program and its input")
	case name != "":
		return source.OpenRegular(name)
	case p.Input() != nil:
		return pipeFrom(p.Input())
	case src.Stdin:
		return os.Open(os.DevNull)
	}
	return os.Stdin, nil
}

// pipeFrom returns a file that delivers data: machine code reads descriptors.
func pipeFrom(data []byte) (*os.File, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	go func() {
		defer w.Close()
		_, _ = w.Write(data) // fails only if the program ends before it has read all
	}()
	return r, nil
}
