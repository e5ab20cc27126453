package object

import (
	"debug/elf"
	"encoding/binary"
)

const (
	headerBytes  = 64 // of the file and of a section
	symbolBytes  = 24
	relocBytes   = 16
	sectionAlign = 8
)

// A writer puts a file together: its header, the contents of the sections, and
// the section headers.
type writer struct {
	out     []byte
	headers []elf.Section64
	names   []byte
	strtab  int // index of the section of names
}

func newWriter() *writer {
	return &writer{out: make([]byte, headerBytes), headers: make([]elf.Section64, 1), names: make([]byte, 1)}
}

// name returns the place of a name in the section of names.
func (w *writer) name(s string) uint32 {
	at := len(w.names)
	w.names = append(append(w.names, s...), 0)
	return uint32(at)
}

// add adds a section.
func (w *writer) add(name string, h elf.Section64, data []byte) {
	for len(w.out)%sectionAlign != 0 {
		w.out = append(w.out, 0)
	}
	h.Name = w.name(name)
	h.Off, h.Size = uint64(len(w.out)), uint64(len(data))
	w.headers = append(w.headers, h)
	w.out = append(w.out, data...)
}

// addNames adds the section of names, whose contents come last: every section
// has a name in it.
func (w *writer) addNames(name string) {
	w.strtab = len(w.headers)
	w.add(name, elf.Section64{Type: uint32(elf.SHT_STRTAB), Addralign: 1}, nil)
}

func (w *writer) finish() []byte {
	strtab := &w.headers[w.strtab]
	strtab.Off, strtab.Size = uint64(len(w.out)), uint64(len(w.names))
	w.out = append(w.out, w.names...)
	for len(w.out)%sectionAlign != 0 {
		w.out = append(w.out, 0)
	}
	h := elf.Header64{
		Type: uint16(elf.ET_REL), Machine: uint16(machine), Version: uint32(elf.EV_CURRENT),
		Shoff: uint64(len(w.out)), Ehsize: headerBytes, Shentsize: headerBytes,
		Shnum: uint16(len(w.headers)), Shstrndx: uint16(w.strtab),
	}
	copy(h.Ident[:], elf.ELFMAG)
	h.Ident[elf.EI_CLASS] = byte(elf.ELFCLASS64)
	h.Ident[elf.EI_DATA] = byte(elf.ELFDATA2LSB)
	h.Ident[elf.EI_VERSION] = byte(elf.EV_CURRENT)
	copy(w.out, appendStruct(nil, h))
	for _, s := range w.headers {
		w.out = appendStruct(w.out, s)
	}
	return w.out
}

// appendStruct appends a structure of fixed size as it is in the file.
func appendStruct(b []byte, v any) []byte {
	b, err := binary.Append(b, binary.LittleEndian, v)
	if err != nil {
		panic(err)
	}
	return b
}
