// Package cpu lists the processors that native targets are for, with what those
// need of each.
package cpu

import (
	"debug/elf"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/amd64"
)

// A CPU is a processor.
type CPU struct {
	Name    string // as GOARCH has it
	Machine elf.Machine
	// Generate translates a program.
	Generate func(*ir.Program, native.Config) (*native.Code, error)
	// Assembler returns an assembler for the program's run time.
	Assembler func() portable.Assembler
}

// AMD64 is x86-64.
func AMD64() *CPU {
	return &CPU{Name: "amd64", Machine: elf.EM_X86_64, Generate: amd64.Generate, Assembler: portable.AMD64}
}

// ByName returns the processor that GOARCH calls so, nil if there is none.
func ByName(name string) *CPU {
	for _, c := range []*CPU{AMD64()} {
		if c.Name == name {
			return c
		}
	}
	return nil
}
