package object

import (
	"debug/elf"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/dwarf"
	elffile "github.com/seed1605a99e/movabs/brainfuck/internal/emit/elf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// Options are the choices of [Build].
type Options struct {
	Symbol string // name of the function
	Strip  bool   // no line numbers
	Dir    string // that the source's name is relative to, for debuggers, or ""
}

// Build returns an object.
func Build(u *emit.Unit, c *cpu.CPU, o *Options) ([]byte, error) {
	if err := checkSymbol(o.Symbol); err != nil {
		return nil, err
	}
	if u.Uses(ir.Dump) {
		return nil, emit.Unfitf("a function has nowhere to show the tape; executables do it, and here # must be a comment")
	}
	code, err := c.Generate(u.Program, native.Config{EOF: u.Machine.EOF, CheckEnds: true})
	if err != nil {
		return nil, err
	}
	f := &function{Assembler: c.Assembler(), unit: u, code: code}
	text, err := f.write()
	if err != nil {
		return nil, fmt.Errorf("object: %w", err)
	}
	return f.file(c, text, o).Bytes(), nil
}

// The sections, and the symbols that relocations refer to, by their indexes.
const (
	textSection = iota
	stackSection
	abbrevSection
	_ // .debug_info
	lineSection
)

// file puts the text into an ELF file.
func (f *function) file(c *cpu.CPU, text []byte, o *Options) *elffile.File {
	file := &elffile.File{
		Type: elf.ET_REL, Machine: c.Machine,
		Sections: []elffile.Section{
			textSection: {Name: ".text", Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_EXECINSTR, Align: 64, Data: text},
			// That it is there says that the stack need not be executable.
			stackSection: {Name: ".note.GNU-stack", Type: elf.SHT_PROGBITS},
		},
		Symbols: []elffile.Symbol{{Type: elf.STT_SECTION, Section: textSection}},
	}
	if !o.Strip {
		f.describe(file, c, o)
	}
	at, _ := f.Buffer().Offset(f.start)
	file.Symbols = append(file.Symbols, elffile.Symbol{
		Name: o.Symbol, Bind: elf.STB_GLOBAL, Type: elf.STT_FUNC, Section: textSection,
		Value: uint64(at), Size: uint64(f.end - at),
	})
	return file
}

// describe adds what debuggers and profilers want to know.
func (f *function) describe(file *elffile.File, c *cpu.CPU, o *Options) {
	abs64, abs32 := uint32(elf.R_X86_64_64), uint32(elf.R_X86_64_32)
	if c.Machine == elf.EM_AARCH64 {
		abs64, abs32 = uint32(elf.R_AARCH64_ABS64), uint32(elf.R_AARCH64_ABS32)
	}
	name := o.Symbol + ".program"
	file.Sections = append(file.Sections, dwarf.Sections(&dwarf.Info{
		Unit: f.unit, Dir: o.Dir, Function: name, Code: f.code, Pointer: c.Dwarf(f.code.Registers.Tape),
		Reloc: &dwarf.Reloc{Abs64: abs64, Abs32: abs32, Text: 0, Abbrev: 1, Line: 2},
	})...)
	file.Symbols = append(file.Symbols,
		elffile.Symbol{Type: elf.STT_SECTION, Section: abbrevSection},
		elffile.Symbol{Type: elf.STT_SECTION, Section: lineSection},
		elffile.Symbol{Name: name, Type: elf.STT_FUNC, Section: textSection, Size: uint64(len(f.code.Text))})
}
