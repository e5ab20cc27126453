package kernel

import (
	"bytes"
	"encoding/binary"
)

// The parts of BTF that are read here: Documentation/bpf/btf.rst of the kernel.

const (
	insnBytes     = 8
	funcInfoBytes = 8
	lineInfoBytes = 16
)

// The kinds of types, of which only arrays, structures and sections are looked at.
const (
	btfInt       = 1
	btfArray     = 3
	btfStruct    = 4
	btfFuncProto = 13
	btfVar       = 14
	btfDataSec   = 15
)

// A btfType is a type.
type btfType struct {
	name  string
	kind  int
	refer int      // size, or the type that it refers to
	rest  []uint32 // what follows the common part
}

// types are those of an object, by their numbers; the first has number 1.
type types struct {
	all     []btfType
	strings []byte
}

func readTypes(btf []byte) *types {
	u32 := binary.LittleEndian.Uint32
	header := int(u32(btf[4:]))
	data := btf[header+int(u32(btf[8:])):][:u32(btf[12:])]
	t := &types{make([]btfType, 1), btf[header+int(u32(btf[16:])):][:u32(btf[20:])]}
	for len(data) > 0 {
		info := u32(data[4:])
		next := btfType{name: t.text(u32(data)), kind: int(info >> 24 & 0x1f), refer: int(u32(data[8:]))}
		n := restOf(next.kind, int(info&0xffff))
		data = data[12:]
		for i := range n {
			next.rest = append(next.rest, u32(data[4*i:]))
		}
		data = data[4*n:]
		t.all = append(t.all, next)
	}
	return t
}

// text returns the string at an offset.
func (t *types) text(at uint32) string {
	s, _, _ := bytes.Cut(t.strings[at:], []byte{0})
	return string(s)
}

// restOf is how many numbers follow the common part of a type with some members.
func restOf(kind, members int) int {
	switch kind {
	case btfInt, btfVar:
		return 1
	case btfArray:
		return 3
	case btfStruct, btfDataSec:
		return 3 * members
	case btfFuncProto:
		return 2 * members
	}
	return 0
}

// maps returns the maps that the section .maps declares. Each is a variable of a
// structure, whose members point to arrays with as many elements as the number
// that they stand for.
func (t *types) maps() (maps []mapSpec) {
	for _, section := range t.all {
		if section.kind != btfDataSec || section.name != ".maps" {
			continue
		}
		for i := 0; i < len(section.rest); i += 3 {
			variable := t.all[section.rest[i]]
			m := mapSpec{name: variable.name}
			members := t.all[variable.refer].rest // each: name, type, offset
			for j := 0; j < len(members); j += 3 {
				to := t.all[t.all[members[j+1]].refer]
				switch t.text(members[j]) {
				case "map_flags":
					m.flags = int(to.rest[2])
				case "value":
					m.bytes = int(to.rest[2])
				}
			}
			maps = append(maps, m)
		}
	}
	return maps
}

// readExt finds, in .BTF.ext, the functions and source lines of the code. The
// offsets in it are in bytes, and become the numbers of instructions.
func (o *object) readExt(ext []byte) {
	u32 := binary.LittleEndian.Uint32
	header := int(u32(ext[4:]))
	part := func(at int, size int) []byte {
		info := ext[header+int(u32(ext[at:])):][:u32(ext[at+4:])]
		// The size of a record, then one section: its name and number of records.
		n := int(u32(info[8:]))
		records := append([]byte(nil), info[12:12+n*size]...)
		for r := records; len(r) > 0; r = r[size:] {
			binary.LittleEndian.PutUint32(r, u32(r)/insnBytes)
		}
		return records
	}
	o.funcs = part(8, funcInfoBytes)
	o.lines = part(16, lineInfoBytes)
}
