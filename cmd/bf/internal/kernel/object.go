package kernel

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// An object is a file that 'bf build --target bpf' made, read for the kernel.
type object struct {
	table   *table
	license []byte // with its 0
	code    []byte // instructions of 8 bytes; a long one has two of them
	refs    []ref
	rodata  []byte
	params  map[string]int // offsets in rodata
	maps    []mapSpec
	types   []byte // BTF
	funcs   []byte // bpf_func_info of 8 bytes
	lines   []byte // bpf_line_info of 16 bytes
}

// A ref is a load of an address, at an offset of the code.
type ref struct {
	at   int
	name string // of a map, or .rodata
}

const rodataName = ".rodata"

// A mapSpec is a map, an array of one element.
type mapSpec struct {
	name         string
	bytes, flags int
}

// readObject reads an object. The error is errNotOurs, wrapped, if there is
// something that our objects do not have.
func readObject(data []byte) (o *object, err error) {
	f, err := elf.NewFile(bytes.NewReader(data))
	if err != nil {
		return nil, errNotOurs
	}
	defer func() {
		if recover() != nil { // an offset in a damaged file led out of it
			o, err = nil, errNotOurs
		}
	}()
	o = &object{params: map[string]int{}}
	if o.table, err = readTable(f); err != nil {
		return nil, err
	}
	section := func(name string) (data []byte) {
		if s := f.Section(name); s != nil && err == nil {
			data, err = s.Data()
		}
		return data
	}
	kind, ok := kinds[o.table.Type]
	if !ok {
		return nil, errNotOurs
	}
	o.license = section("license")
	o.code = section(kind.section)
	o.rodata = section(rodataName)
	o.types = section(".BTF")
	ext, relocs := section(".BTF.ext"), section(".rel"+kind.section)
	if err != nil || len(o.code) == 0 || len(o.code)%insnBytes != 0 {
		return nil, errNotOurs
	}
	o.readExt(ext)
	if err := o.readSymbols(f, relocs); err != nil {
		return nil, err
	}
	o.maps = readTypes(o.types).maps()
	return o, nil
}

// readSymbols finds the parameters, and what the code refers to.
func (o *object) readSymbols(f *elf.File, relocs []byte) error {
	symbols, err := f.Symbols()
	if err != nil {
		return errNotOurs
	}
	nameOf := func(s elf.Symbol) string {
		if elf.ST_TYPE(s.Info) == elf.STT_SECTION {
			return f.Sections[s.Section].Name
		}
		return s.Name
	}
	for _, s := range symbols {
		if elf.ST_TYPE(s.Info) == elf.STT_OBJECT && f.Sections[s.Section].Name == rodataName {
			o.params[s.Name] = int(s.Value)
		}
	}
	for ; len(relocs) >= 16; relocs = relocs[16:] { // Elf64_Rel
		at := binary.LittleEndian.Uint64(relocs)
		symbol := elf.R_SYM64(binary.LittleEndian.Uint64(relocs[8:]))
		o.refs = append(o.refs, ref{int(at), nameOf(symbols[symbol-1])})
	}
	return nil
}

// setParam sets a parameter.
func (o *object) setParam(p Param) error {
	at, ok := o.params[p.Name]
	if !ok {
		return fmt.Errorf("%s: the program has no parameter %s; it has %q", o.table.Name, p.Name, o.table.Params)
	}
	binary.LittleEndian.PutUint32(o.rodata[at:at+4], p.Value)
	return nil
}

// sourceOf returns the position of an instruction, by its number in the kernel.
func (o *object) sourceOf(number int) (pos brainfuck.Position) {
	for l := o.lines; len(l) >= lineInfoBytes; l = l[lineInfoBytes:] {
		if int(binary.NativeEndian.Uint32(l)) > number {
			break
		}
		at := int(binary.NativeEndian.Uint32(l[12:]))
		pos = brainfuck.Position{Line: at >> 10, Column: at & (1<<10 - 1)}
	}
	return pos
}
