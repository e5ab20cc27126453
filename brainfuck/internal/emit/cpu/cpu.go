// Package cpu lists the processors that native targets are for, with what those
// need of each.
package cpu

import (
	"debug/elf"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/amd64"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/arm64"
)

// A CPU is a processor.
type CPU struct {
	Name    string // as GOARCH has it
	Machine elf.Machine
	// Generate translates a program.
	Generate func(*ir.Program, native.Config) (*native.Code, error)
	// Assembler returns an assembler for the program's run time.
	Assembler func() portable.Assembler
	// Dwarf returns the number that DWARF gives a general register, from its
	// number in the instruction set.
	Dwarf func(uint8) uint8
}

// AMD64 is x86-64.
func AMD64() *CPU {
	return &CPU{
		Name: "amd64", Machine: elf.EM_X86_64, Generate: amd64.Generate, Assembler: portable.AMD64,
		Dwarf: func(n uint8) uint8 {
			// System V ABI, AMD64 supplement, figure 3.36.
			return [16]uint8{0, 2, 1, 3, 7, 6, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15}[n]
		},
	}
}

// ARM64 is A64 on little-endian Arm processors.
func ARM64() *CPU {
	return &CPU{
		Name: "arm64", Machine: elf.EM_AARCH64, Generate: arm64.Generate, Assembler: portable.ARM64,
		Dwarf: func(n uint8) uint8 { return n }, // DWARF for the Arm 64-bit Architecture, 4.1
	}
}

// All returns all processors.
func All() []*CPU { return []*CPU{AMD64(), ARM64()} }

// ByName returns the processor that GOARCH calls so, nil if there is none.
func ByName(name string) *CPU {
	for _, c := range All() {
		if c.Name == name {
			return c
		}
	}
	return nil
}
