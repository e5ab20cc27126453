package object

import "debug/elf"

// A File is an object to write.
type File struct {
	Sections []Section
	Symbols  []Symbol
}

// A Section is one of code or data.
type Section struct {
	Name   string
	Type   elf.SectionType
	Flags  elf.SectionFlag
	Align  uint64
	Data   []byte
	Relocs []Reloc
}

// A Symbol is a global name for a place in a section.
type Symbol struct {
	Name        string
	Section     int // index in File.Sections
	Type        elf.SymType
	Value, Size uint64
}

// A Reloc says that the 64-bit load at an offset refers to a symbol, or to the
// start of the section that is called so.
type Reloc struct {
	Offset uint64
	Symbol string
}

// relocLoad is the kind of these relocations, R_BPF_64_64.
const relocLoad = 1

// machine is eBPF's number, EM_BPF.
const machine = elf.Machine(247)

// Bytes returns the file. A relocation to a name that nothing has is a mistake of
// the caller, and panics.
func (f *File) Bytes() []byte {
	const first = 1 // section 0 and symbol 0 are none
	w := newWriter()
	numbers := map[string]int{}
	symbols := make([]byte, symbolBytes)
	for i, s := range f.Sections {
		w.add(s.Name, elf.Section64{Type: uint32(s.Type), Flags: uint64(s.Flags), Addralign: s.Align}, s.Data)
		symbols = appendStruct(symbols, elf.Sym64{Info: elf.ST_INFO(elf.STB_LOCAL, elf.STT_SECTION), Shndx: uint16(i + first)})
		numbers[s.Name] = i + first
	}
	globals := len(f.Sections) + first
	for i, s := range f.Symbols {
		symbols = appendStruct(symbols, elf.Sym64{
			Name: w.name(s.Name), Info: elf.ST_INFO(elf.STB_GLOBAL, s.Type),
			Shndx: uint16(s.Section + first), Value: s.Value, Size: s.Size,
		})
		numbers[s.Name] = globals + i
	}
	symtab := uint32(len(f.Sections) + first)
	w.add(".symtab", elf.Section64{
		Type: uint32(elf.SHT_SYMTAB), Link: symtab + 1, Info: uint32(globals), Addralign: 8, Entsize: symbolBytes,
	}, symbols)
	w.addNames(".strtab")
	for i, s := range f.Sections {
		if len(s.Relocs) > 0 {
			w.add(".rel"+s.Name, elf.Section64{
				Type: uint32(elf.SHT_REL), Flags: uint64(elf.SHF_INFO_LINK), Link: symtab, Info: uint32(i + first),
				Addralign: 8, Entsize: relocBytes,
			}, relocations(s.Relocs, numbers))
		}
	}
	return w.finish()
}

func relocations(list []Reloc, numbers map[string]int) []byte {
	var b []byte
	for _, r := range list {
		number, ok := numbers[r.Symbol]
		if !ok {
			panic("object: no symbol " + r.Symbol)
		}
		b = appendStruct(b, elf.Rel64{Off: r.Offset, Info: uint64(number)<<32 | relocLoad})
	}
	return b
}
