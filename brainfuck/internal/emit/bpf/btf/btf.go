package btf

import "encoding/binary"

// An ID is the number of a type.
type ID uint32

// Void is the type without values.
const Void ID = 0

// A Builder collects types and strings. Its zero value is ready for use.
type Builder struct {
	types   []byte
	n       ID
	strings []byte
	known   map[string]uint32
}

// The kinds of types, as the kernel numbers them.
const (
	kindInt       = 1
	kindPtr       = 2
	kindArray     = 3
	kindStruct    = 4
	kindFunc      = 12
	kindFuncProto = 13
	kindVar       = 14
	kindDataSec   = 15
)

// global is the linkage of what others may refer to.
const global = 1

// A Member is a field of a struct. Offset is in bits.
type Member struct {
	Name   string
	Type   ID
	Offset uint32
}

// A Param is an argument of a function.
type Param struct {
	Name string
	Type ID
}

// A Place is where in its section a variable or function is.
type Place struct {
	Type         ID
	Offset, Size uint32
}

func (b *Builder) u32(v ...uint32) {
	for _, v := range v {
		b.types = binary.LittleEndian.AppendUint32(b.types, v)
	}
}

// begin adds the common part of a type: its name, kind and number of parts, and
// its size or the type that it refers to.
func (b *Builder) begin(name string, kind, parts int, sizeOrType uint32) ID {
	b.u32(b.String(name), uint32(kind)<<24|uint32(parts), sizeOrType)
	b.n++
	return b.n
}

// String returns the place of s among the strings.
func (b *Builder) String(s string) uint32 {
	if b.known == nil {
		b.known = map[string]uint32{"": 0}
		b.strings = []byte{0}
	}
	at, ok := b.known[s]
	if !ok {
		at = uint32(len(b.strings))
		b.known[s] = at
		b.strings = append(append(b.strings, s...), 0)
	}
	return at
}

// Int adds an integer type of some bytes.
func (b *Builder) Int(name string, size int, signed bool) ID {
	id := b.begin(name, kindInt, 0, uint32(size))
	encoding := uint32(0)
	if signed {
		encoding = 1
	}
	b.u32(encoding<<24 | uint32(size)*8)
	return id
}

// Ptr adds a pointer type.
func (b *Builder) Ptr(to ID) ID { return b.begin("", kindPtr, 0, uint32(to)) }

// Array adds a type of n elements, counted by the type index.
func (b *Builder) Array(element, index ID, n uint32) ID {
	id := b.begin("", kindArray, 0, 0)
	b.u32(uint32(element), uint32(index), n)
	return id
}

// Struct adds a structure of some bytes.
func (b *Builder) Struct(name string, size uint32, members []Member) ID {
	id := b.begin(name, kindStruct, len(members), size)
	for _, m := range members {
		b.u32(b.String(m.Name), uint32(m.Type), m.Offset)
	}
	return id
}

// Func adds a global function with arguments.
func (b *Builder) Func(name string, result ID, params ...Param) ID {
	proto := b.begin("", kindFuncProto, len(params), uint32(result))
	for _, p := range params {
		b.u32(b.String(p.Name), uint32(p.Type))
	}
	return b.begin(name, kindFunc, global, uint32(proto))
}

// Var adds a global variable.
func (b *Builder) Var(name string, t ID) ID {
	id := b.begin(name, kindVar, 0, uint32(t))
	b.u32(global)
	return id
}

// DataSec adds a section with variables.
func (b *Builder) DataSec(name string, size uint32, places []Place) ID {
	id := b.begin(name, kindDataSec, len(places), size)
	for _, p := range places {
		b.u32(uint32(p.Type), p.Offset, p.Size)
	}
	return id
}

// Size returns the number of bytes that types and strings take so far.
func (b *Builder) Size() int { return headerBytes + len(b.types) + len(b.strings) }

const (
	magic       = 0xeb9f
	version     = 1
	headerBytes = 24
	extBytes    = 32
)

// Bytes returns the section .BTF.
func (b *Builder) Bytes() []byte {
	b.String("")
	h := binary.LittleEndian.AppendUint16(nil, magic)
	h = append(h, version, 0)
	for _, v := range []int{headerBytes, 0, len(b.types), len(b.types), len(b.strings)} {
		h = binary.LittleEndian.AppendUint32(h, uint32(v))
	}
	return append(append(h, b.types...), b.strings...)
}
