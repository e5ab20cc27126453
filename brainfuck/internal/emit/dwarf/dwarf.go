package dwarf

import (
	"debug/elf"
	"encoding/binary"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	elffile "github.com/seed1605a99e/movabs/brainfuck/internal/emit/elf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// Info is what there is to describe.
type Info struct {
	Unit *emit.Unit
	// Dir is the folder that the source's name is relative to, or "".
	Dir string
	// Function names the program's code, which begins at Addr. If the file is
	// relocatable, Addr is relative to its section, and Reloc is set.
	Function string
	Addr     uint64
	Code     *native.Code
	// Pointer is the register that holds the tape pointer, as DWARF numbers
	// them for the processor.
	Pointer uint8
	Reloc   *Reloc
}

// Reloc says how a relocatable file refers to its sections: the types of
// relocations for addresses of 64 and 32 bits, and the indexes of the symbols of
// the sections.
type Reloc struct {
	Abs64, Abs32       uint32
	Text, Abbrev, Line int
}

// Sections returns the sections .debug_abbrev, .debug_info and .debug_line.
func Sections(i *Info) []elffile.Section {
	return []elffile.Section{
		debugSection(".debug_abbrev", &buffer{b: abbreviations()}),
		debugSection(".debug_info", i.info()),
		debugSection(".debug_line", i.line()),
	}
}

func debugSection(name string, b *buffer) elffile.Section {
	return elffile.Section{Name: name, Type: elf.SHT_PROGBITS, Align: 1, Data: b.b, Relocs: b.relocs}
}

// A buffer collects the contents of a section.
type buffer struct {
	b      []byte
	relocs []elffile.Reloc
}

func (b *buffer) u8(v ...uint8) { b.b = append(b.b, v...) }
func (b *buffer) u16(v uint16)  { b.b = binary.LittleEndian.AppendUint16(b.b, v) }
func (b *buffer) u32(v uint32)  { b.b = binary.LittleEndian.AppendUint32(b.b, v) }
func (b *buffer) u64(v uint64)  { b.b = binary.LittleEndian.AppendUint64(b.b, v) }

func (b *buffer) text(s string) { b.b = append(append(b.b, s...), 0) }

// uleb and sleb append numbers of variable length (DWARF 4, 7.6).
func (b *buffer) uleb(v uint64) { b.b = binary.AppendUvarint(b.b, v) }

func (b *buffer) sleb(v int64) {
	for v < -64 || v > 63 {
		b.u8(byte(v)&0x7f | 0x80)
		v >>= 7
	}
	b.u8(byte(v) & 0x7f)
}

// length makes room for the length of what follows, and returns a function that
// fills it in.
func (b *buffer) length() (end func()) {
	at := len(b.b)
	b.u32(0)
	return func() { binary.LittleEndian.PutUint32(b.b[at:], uint32(len(b.b)-at-4)) }
}

// address appends the address of the code's byte at an offset.
func (i *Info) address(b *buffer, offset int) {
	v := i.Addr + uint64(offset)
	if i.Reloc != nil {
		b.relocs = append(b.relocs, elffile.Reloc{Offset: uint64(len(b.b)), Symbol: i.Reloc.Text, Type: i.Reloc.Abs64, Addend: int64(v)})
		v = 0
	}
	b.u64(v)
}

// start appends the offset of the start of this file's part of a section.
func (i *Info) start(b *buffer, symbol func(*Reloc) int) {
	if i.Reloc != nil {
		b.relocs = append(b.relocs, elffile.Reloc{Offset: uint64(len(b.b)), Symbol: symbol(i.Reloc), Type: i.Reloc.Abs32})
	}
	b.u32(0)
}
