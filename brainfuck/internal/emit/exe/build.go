package exe

import (
	"debug/elf"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/dwarf"
	elffile "github.com/seed1605a99e/movabs/brainfuck/internal/emit/elf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Options are the choices of [Build].
type Options struct {
	Strip bool   // no symbols and line numbers
	Dir   string // that the source's name is relative to, for debuggers, or ""
}

// segments is the number of program headers.
const segments = 3

// Build returns an executable.
func Build(u *emit.Unit, c *cpu.CPU, o *Options) ([]byte, error) {
	r := newBuilder(c.Assembler(), u)
	if output, ok := u.Output(); ok {
		text, err := r.writeOutput(output)
		if err != nil {
			return nil, err
		}
		return r.file(c, text, o).Bytes(), nil
	}
	page := r.Kernel().PageSize
	r.checked = !exact(u, page)
	var err error
	r.code, err = c.Generate(u.Program, native.Config{EOF: u.Machine.EOF, CheckLow: r.checked})
	if err != nil {
		return nil, err
	}
	if r.tape, err = layTape(u, r.code.Reach, page); err != nil {
		return nil, err
	}
	text, err := r.write()
	if err != nil {
		return nil, err
	}
	if len(text) > maxText {
		return nil, emit.Unfitf("the program and its tables have %d bytes, and room is for %d", len(text), maxText)
	}
	return r.file(c, text, o).Bytes(), nil
}

// file puts the text into an ELF file.
func (r *builder) file(c *cpu.CPU, text []byte, o *Options) *elffile.File {
	page := uint64(r.Kernel().PageSize)
	begin := r.textOffset()
	end := begin + uint64(len(text))
	// The work area has no bytes in the file. Its place there is after all that
	// is loaded: tools find symbols by such places.
	after := (end + page - 1) / page * page
	f := &elffile.File{
		Type: elf.ET_EXEC, Machine: c.Machine, Entry: textBase + begin + r.offset(r.start), Strip: o.Strip,
		Segments: []elffile.Segment{
			{Type: elf.PT_LOAD, Flags: elf.PF_R | elf.PF_X, Addr: textBase, FileSize: end, Size: end, Align: page},
			{Type: elf.PT_LOAD, Flags: elf.PF_R | elf.PF_W, Addr: workBase, Offset: after, Size: workSize, Align: page},
			{Type: elf.PT_GNU_STACK, Flags: elf.PF_R | elf.PF_W},
		},
		Sections: []elffile.Section{
			{Name: ".text", Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_EXECINSTR, Addr: textBase + begin, Align: 16, Data: text},
			{Name: ".bss", Type: elf.SHT_NOBITS, Flags: elf.SHF_ALLOC | elf.SHF_WRITE, Addr: workBase, Align: 16, Size: workSize},
		},
	}
	if !o.Strip {
		r.describe(f, c, o)
	}
	return f
}

// describe adds what debuggers and profilers want to know.
func (r *builder) describe(f *elffile.File, c *cpu.CPU, o *Options) {
	const textSection, workSection = 0, 1
	begin := textBase + r.textOffset()
	start := r.offset(r.start)
	symbol := func(name string, kind elf.SymType, section int, value, size uint64) {
		f.Symbols = append(f.Symbols, elffile.Symbol{
			Name: name, Bind: elf.STB_GLOBAL, Type: kind, Section: section, Value: value, Size: size,
		})
	}
	symbol("_start", elf.STT_FUNC, textSection, begin+start, uint64(r.codeEnd)-start)
	symbol("state", elf.STT_OBJECT, workSection, workBase, stateSize)
	symbol("output", elf.STT_OBJECT, workSection, workBase+outAt, bufferSize)
	symbol("input", elf.STT_OBJECT, workSection, workBase+inAt, bufferSize)
	if r.code == nil {
		return
	}
	symbol("program", elf.STT_FUNC, textSection, begin, uint64(len(r.code.Text)))
	f.Sections = append(f.Sections, dwarf.Sections(&dwarf.Info{
		Unit: r.unit, Dir: o.Dir, Function: "program", Addr: begin, Code: r.code,
		Pointer: c.Dwarf(r.code.Registers.Tape),
	})...)
}

func (r *builder) textOffset() uint64 { return elffile.TextOffset(segments) }

// offset returns where in the text a label is.
func (r *builder) offset(l asm.Label) uint64 {
	offset, _ := r.Buffer().Offset(l)
	return uint64(offset)
}
