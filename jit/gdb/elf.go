package gdb

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"runtime"
	"strings"

	"github.com/seed1605a99e/movabs/jit"
)

// machines are the ELF names of architectures.
var machines = map[string]elf.Machine{"amd64": elf.EM_X86_64, "arm64": elf.EM_AARCH64}

// The sections of an object, in their order.
const (
	nullSection = iota
	textSection // the code, which is in memory and not in the file
	frameSection
	symbolSection
	stringSection
	sections
)

// Sizes of ELF's structures (System V ABI, chapter 4).
const (
	headerSize  = 64
	sectionSize = 64
	symbolSize  = 24
)

// object makes an ELF file that says which functions are where in c.
func object(c *jit.Code, frames []Frame) []byte {
	addr := uint64(c.Addr())
	symbols, names := symbolTable(c)
	names, at := addNames(names, "", ".text", ".eh_frame", ".symtab", ".strtab")
	cfi := frameInfo(addr, uint64(c.Len()), frames)

	var body bytes.Buffer
	put := func(section []byte) (offset uint64) {
		for body.Len()%8 != 0 {
			body.WriteByte(0)
		}
		offset = headerSize + uint64(body.Len())
		body.Write(section)
		return offset
	}
	var headers [sections]elf.Section64
	headers[textSection] = elf.Section64{
		Type: uint32(elf.SHT_NOBITS), Flags: uint64(elf.SHF_ALLOC | elf.SHF_EXECINSTR),
		Addr: addr, Size: uint64(c.Len()), Addralign: 1,
	}
	headers[frameSection] = elf.Section64{
		Type: uint32(elf.SHT_PROGBITS), Flags: uint64(elf.SHF_ALLOC),
		Off: put(cfi), Size: uint64(len(cfi)), Addralign: 8,
	}
	headers[symbolSection] = elf.Section64{
		Type: uint32(elf.SHT_SYMTAB), Off: put(symbols), Size: uint64(len(symbols)),
		Link: stringSection, Info: 1, Addralign: 8, Entsize: symbolSize,
	}
	headers[stringSection] = elf.Section64{
		Type: uint32(elf.SHT_STRTAB), Off: put(names), Size: uint64(len(names)), Addralign: 1,
	}
	for i := range headers {
		headers[i].Name = at[i]
	}
	var table bytes.Buffer
	binary.Write(&table, binary.LittleEndian, headers[:])
	header := elf.Header64{
		Type: uint16(elf.ET_EXEC), Machine: uint16(machines[runtime.GOARCH]), Version: uint32(elf.EV_CURRENT),
		Shoff: put(table.Bytes()), Ehsize: headerSize,
		Shentsize: sectionSize, Shnum: sections, Shstrndx: stringSection,
	}
	copy(header.Ident[:], elf.ELFMAG)
	header.Ident[elf.EI_CLASS] = byte(elf.ELFCLASS64)
	header.Ident[elf.EI_DATA] = byte(elf.ELFDATA2LSB)
	header.Ident[elf.EI_VERSION] = byte(elf.EV_CURRENT)
	var file bytes.Buffer
	binary.Write(&file, binary.LittleEndian, header)
	file.Write(body.Bytes())
	return file.Bytes()
}

// symbolTable returns a symbol for each function of c, and the table of their
// names.
func symbolTable(c *jit.Code) (symbols, names []byte) {
	var table bytes.Buffer
	binary.Write(&table, binary.LittleEndian, elf.Sym64{})
	names = []byte{0}
	for _, s := range c.Symbols() {
		binary.Write(&table, binary.LittleEndian, elf.Sym64{
			Name:  uint32(len(names)),
			Info:  elf.ST_INFO(elf.STB_GLOBAL, elf.STT_FUNC),
			Shndx: textSection,
			Value: uint64(c.Addr()) + uint64(s.Offset),
			Size:  uint64(s.Size),
		})
		name := s.Name
		if name == "" {
			name = "jit"
		}
		names = append(names, strings.ReplaceAll(name, "\x00", "")...)
		names = append(names, 0)
	}
	return table.Bytes(), names
}

// addNames appends names to a table and returns their offsets in it.
func addNames(table []byte, names ...string) ([]byte, []uint32) {
	var at []uint32
	for _, name := range names {
		at = append(at, uint32(len(table)))
		table = append(table, name...)
		table = append(table, 0)
	}
	return table, at
}
