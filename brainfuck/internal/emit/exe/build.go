package exe

import (
	"debug/elf"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	elffile "github.com/seed1605a99e/movabs/brainfuck/internal/emit/elf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// Options are the choices of [Build].
type Options struct {
	Strip bool // no symbols and line numbers
}

// segments is the number of program headers.
const segments = 3

// Build returns an executable.
func Build(u *emit.Unit, c *cpu.CPU, o *Options) ([]byte, error) {
	page := c.Assembler().Kernel().PageSize
	cells := (u.Machine.Left + u.Machine.Right) * int64(u.Program.Bits/8)
	code, err := c.Generate(u.Program, native.Config{EOF: u.Machine.EOF, CheckLow: cells%page != 0})
	if err != nil {
		return nil, err
	}
	t, err := layTape(u, code.Reach, page)
	if err != nil {
		return nil, err
	}
	r := &runtime{Assembler: c.Assembler(), unit: u, code: code, tape: t}
	text, err := r.write()
	if err != nil {
		return nil, err
	}
	if len(text) > workBase-textBase-1<<20 {
		return nil, fmt.Errorf("the program and its tables have %d bytes, too many", len(text))
	}
	return r.file(c, text, o).Bytes(), nil
}

// file puts the text into an ELF file.
func (r *runtime) file(c *cpu.CPU, text []byte, o *Options) *elffile.File {
	page := uint64(r.Kernel().PageSize)
	end := r.textOffset() + uint64(len(text))
	return &elffile.File{
		Type: elf.ET_EXEC, Machine: c.Machine, Entry: r.address(r.start), Strip: o.Strip,
		Segments: []elffile.Segment{
			{Type: elf.PT_LOAD, Flags: elf.PF_R | elf.PF_X, Addr: textBase, FileSize: end, Size: end, Align: page},
			{Type: elf.PT_LOAD, Flags: elf.PF_R | elf.PF_W, Addr: workBase, Size: workSize, Align: page},
			{Type: elf.PT_GNU_STACK, Flags: elf.PF_R | elf.PF_W},
		},
		Sections: []elffile.Section{
			{Name: ".text", Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_EXECINSTR, Addr: textBase + r.textOffset(), Align: 16, Data: text},
			{Name: ".bss", Type: elf.SHT_NOBITS, Flags: elf.SHF_ALLOC | elf.SHF_WRITE, Addr: workBase, Align: 16, Size: workSize},
		},
	}
}

func (r *runtime) textOffset() uint64 { return elffile.TextOffset(segments) }
