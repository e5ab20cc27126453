package elf

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
)

// Sizes of ELF's structures (System V ABI, chapter 4).
const (
	headerSize  = 64
	programSize = 56
	sectionSize = 64
	symbolSize  = 24
	relaSize    = 24
)

// A File is an ELF file. The zero value has nothing in it.
type File struct {
	Type    elf.Type
	Machine elf.Machine
	Flags   uint32
	Entry   uint64 // address that a program begins at

	Segments []Segment
	Sections []Section
	Symbols  []Symbol
	// Strip leaves out symbols, section headers and the sections that are not
	// part of memory.
	Strip bool
}

// A Segment is a part of the file that becomes a part of memory.
type Segment struct {
	Type     elf.ProgType
	Flags    elf.ProgFlag
	Addr     uint64
	Offset   uint64 // in the file
	FileSize uint64
	Size     uint64 // in memory
	Align    uint64
}

// A Section is a named part of the file.
type Section struct {
	Name  string
	Type  elf.SectionType
	Flags elf.SectionFlag
	Addr  uint64
	Align uint64 // 0 is 1
	Data  []byte
	Size  uint64 // of a section of type SHT_NOBITS, which has no Data
	// Relocs make a section of relocations with addends, named ".rela" and
	// Name.
	Relocs []Reloc
}

// A Reloc is a field of a section that a linker fills in.
type Reloc struct {
	Offset uint64 // of the field in its section
	Symbol int    // index in File.Symbols
	Type   uint32 // R_X86_64_... and so on
	Addend int64
}

// A Symbol is a named place. Local symbols must come before global ones.
type Symbol struct {
	Name    string
	Bind    elf.SymBind
	Type    elf.SymType
	Section int // index in File.Sections, or NoSection
	Value   uint64
	Size    uint64
}

// NoSection is the Section of a symbol that another file has.
const NoSection = -1

// TextOffset is the offset in the file of the first section, if its alignment is
// 16 at most: headers of n segments come before it.
func TextOffset(n int) uint64 { return (headerSize + uint64(n)*programSize + 15) &^ 15 }

// Bytes returns the contents of the file.
func (f *File) Bytes() []byte {
	w := writer{file: f}
	w.header()
	for _, s := range f.Segments {
		w.put(elf.Prog64{
			Type: uint32(s.Type), Flags: uint32(s.Flags), Off: s.Offset, Vaddr: s.Addr, Paddr: s.Addr,
			Filesz: s.FileSize, Memsz: s.Size, Align: s.Align,
		})
	}
	w.sections()
	if !f.Strip {
		w.symbols()
		w.sectionHeaders()
	}
	return w.buf.Bytes()
}

// A writer lays out a file.
type writer struct {
	file    *File
	buf     bytes.Buffer
	names   names
	headers []elf.Section64
	symtab  int // index of the section of symbols
}

func (w *writer) put(v any) { binary.Write(&w.buf, binary.LittleEndian, v) } // into a bytes.Buffer, which does not fail

func (w *writer) align(n uint64) {
	for n > 1 && uint64(w.buf.Len())%n != 0 {
		w.buf.WriteByte(0)
	}
}

func (w *writer) header() {
	f := w.file
	h := elf.Header64{
		Type: uint16(f.Type), Machine: uint16(f.Machine), Version: uint32(elf.EV_CURRENT),
		Entry: f.Entry, Flags: f.Flags, Ehsize: headerSize,
	}
	copy(h.Ident[:], elf.ELFMAG)
	h.Ident[elf.EI_CLASS] = byte(elf.ELFCLASS64)
	h.Ident[elf.EI_DATA] = byte(elf.ELFDATA2LSB)
	h.Ident[elf.EI_VERSION] = byte(elf.EV_CURRENT)
	if len(f.Segments) > 0 {
		h.Phoff, h.Phentsize, h.Phnum = headerSize, programSize, uint16(len(f.Segments))
	}
	w.put(h) // again in sectionHeaders, which knows the rest
}

// sections writes the contents of the sections, and keeps their headers.
func (w *writer) sections() {
	w.headers = append(w.headers, elf.Section64{})
	for _, s := range w.file.Sections {
		if w.file.Strip && s.Flags&elf.SHF_ALLOC == 0 {
			continue
		}
		h := elf.Section64{
			Name: w.names.add(s.Name), Type: uint32(s.Type), Flags: uint64(s.Flags),
			Addr: s.Addr, Size: s.Size, Addralign: max(s.Align, 1),
		}
		if s.Type != elf.SHT_NOBITS {
			w.align(s.Align)
			h.Size = uint64(len(s.Data))
		}
		h.Off = uint64(w.buf.Len())
		w.buf.Write(s.Data)
		w.headers = append(w.headers, h)
	}
}

// symbols writes the relocations, the symbols and their names.
func (w *writer) symbols() {
	w.symtab = len(w.headers)
	for i := range w.file.Sections {
		if len(w.file.Sections[i].Relocs) > 0 {
			w.symtab++ // the sections of relocations come before it
		}
	}
	for i, s := range w.file.Sections {
		if len(s.Relocs) == 0 {
			continue
		}
		w.section(elf.Section64{
			Name: w.names.add(".rela" + s.Name), Type: uint32(elf.SHT_RELA), Flags: uint64(elf.SHF_INFO_LINK),
			Size: uint64(len(s.Relocs)) * relaSize, Link: uint32(w.symtab), Info: uint32(i + 1), Addralign: 8, Entsize: relaSize,
		})
		for _, r := range s.Relocs {
			w.put(elf.Rela64{Off: r.Offset, Info: elf.R_INFO(uint32(r.Symbol+1), r.Type), Addend: r.Addend})
		}
	}
	locals := 1
	for _, s := range w.file.Symbols {
		if s.Bind == elf.STB_LOCAL {
			locals++
		}
	}
	w.section(elf.Section64{
		Name: w.names.add(".symtab"), Type: uint32(elf.SHT_SYMTAB), Size: uint64(len(w.file.Symbols)+1) * symbolSize,
		Link: uint32(w.symtab + 1), Info: uint32(locals), Addralign: 8, Entsize: symbolSize,
	})
	w.put(elf.Sym64{})
	var strings names
	for _, s := range w.file.Symbols {
		sym := elf.Sym64{
			Name: strings.add(s.Name), Info: elf.ST_INFO(s.Bind, s.Type),
			Shndx: uint16(elf.SHN_UNDEF), Value: s.Value, Size: s.Size,
		}
		if s.Section != NoSection {
			sym.Shndx = uint16(s.Section + 1)
		}
		w.put(sym)
	}
	w.section(elf.Section64{
		Name: w.names.add(".strtab"), Type: uint32(elf.SHT_STRTAB), Size: uint64(strings.size()), Addralign: 1,
	})
	w.buf.Write(strings.bytes())
}

// section begins a section, whose size h tells.
func (w *writer) section(h elf.Section64) {
	w.align(h.Addralign)
	h.Off = uint64(w.buf.Len())
	w.headers = append(w.headers, h)
}

// sectionHeaders writes the names of the sections and their headers, and tells
// the file's header where they are.
func (w *writer) sectionHeaders() {
	name := w.names.add(".shstrtab")
	w.section(elf.Section64{Name: name, Type: uint32(elf.SHT_STRTAB), Size: uint64(w.names.size()), Addralign: 1})
	w.buf.Write(w.names.bytes())
	w.align(8)
	at := w.buf.Len()
	w.put(w.headers)
	// Fields of the header that were not known before (figure 4-3).
	b := w.buf.Bytes()
	binary.LittleEndian.PutUint64(b[40:], uint64(at))               // e_shoff
	binary.LittleEndian.PutUint16(b[58:], sectionSize)              // e_shentsize
	binary.LittleEndian.PutUint16(b[60:], uint16(len(w.headers)))   // e_shnum
	binary.LittleEndian.PutUint16(b[62:], uint16(len(w.headers)-1)) // e_shstrndx
}

// names is a table of names that end with a zero byte; the empty one is at 0.
type names struct{ b []byte }

// add returns the offset of a name in the table.
func (n *names) add(name string) uint32 {
	if len(n.b) == 0 {
		n.b = append(n.b, 0)
	}
	if name == "" {
		return 0
	}
	at := len(n.b)
	n.b = append(append(n.b, name...), 0)
	return uint32(at)
}

func (n *names) bytes() []byte { n.add(""); return n.b }
func (n *names) size() int     { return len(n.bytes()) }
