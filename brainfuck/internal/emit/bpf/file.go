package bpf

import (
	"debug/elf"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/btf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/object"
)

// A file is an object in the making.
type file struct {
	unit   *emit.Unit
	object object.File
	types  btf.Builder
	codes  []btf.Code
	table  *Table

	int, pointer btf.ID
}

const license = "Dual MIT/GPL"

func newFile(u *emit.Unit, o *Options, data *texts) *file {
	f := &file{unit: u, table: tableOf(u, o)}
	f.int = f.types.Int("int", 4, true)
	f.pointer = f.types.Ptr(btf.Void)
	at := f.addSection(object.Section{
		Name: "license", Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_WRITE, Align: 1, Data: append([]byte(license), 0),
	})
	f.addSymbol(object.Symbol{Name: "_license", Section: at, Type: elf.STT_OBJECT, Size: uint64(len(license) + 1)})
	if data != nil && len(data.data) > 0 {
		f.addData(o.Params, data)
	}
	return f
}

func (f *file) addSection(s object.Section) int {
	f.object.Sections = append(f.object.Sections, s)
	return len(f.object.Sections) - 1
}

func (f *file) addSymbol(s object.Symbol) {
	f.object.Symbols = append(f.object.Symbols, s)
}

// addCode adds the program, in the section of its type.
func (f *file) addCode(t Type, c *insn.Code) {
	section := t.section()
	id := f.types.Func(entryName, f.int, btf.Param{Name: "ctx", Type: f.pointer})
	var relocs []object.Reloc
	for _, r := range c.Relocs {
		relocs = append(relocs, object.Reloc{Offset: uint64(r.Insn) * insn.Bytes, Symbol: r.Symbol})
	}
	at := f.addSection(object.Section{
		Name: section, Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_EXECINSTR, Align: insn.Bytes,
		Data: c.Bytes, Relocs: relocs,
	})
	f.addSymbol(object.Symbol{Name: entryName, Section: at, Type: elf.STT_FUNC, Size: uint64(len(c.Bytes))})
	f.codes = append(f.codes, btf.Code{
		Section: section, Funcs: []btf.FuncInfo{{Insn: 0, Func: id}}, Lines: lineInfos(&f.types, f.unit, c),
	})
}

// A mapSpec is a map to declare.
type mapSpec struct {
	name  string
	bytes uint32 // of its only element
	flags uint32
}

// addMaps adds the maps of a whole program, each as clang would translate
//
//	struct {
//		__uint(type, BPF_MAP_TYPE_ARRAY);
//		__uint(max_entries, 1);
//		__uint(map_flags, flags);
//		__type(key, unsigned int);
//		__type(value, unsigned char[bytes]);
//	} name SEC(".maps");
//
// where a number is the length of an array that a field points to.
func (f *file) addMaps(t *tape) {
	const mmapable = 1 << 10
	maps := []mapSpec{{tapeName, uint32(t.bytes()), 0}, {sharedName, sharedBytes, mmapable}}
	unsigned := f.types.Int("unsigned int", 4, false)
	char := f.types.Int("unsigned char", 1, false)
	at := len(f.object.Sections)
	var places []btf.Place
	size := uint32(0)
	for _, m := range maps {
		var members []btf.Member
		add := func(name string, to btf.ID) {
			members = append(members, btf.Member{Name: name, Type: f.types.Ptr(to), Offset: uint32(len(members)) * 64})
		}
		const typeArray = 2
		add("type", f.types.Array(f.int, f.int, typeArray))
		add("max_entries", f.types.Array(f.int, f.int, 1))
		add("map_flags", f.types.Array(f.int, f.int, m.flags))
		add("key", unsigned)
		add("value", f.types.Array(char, f.int, m.bytes))
		bytes := uint32(len(members)) * 8
		v := f.types.Var(m.name, f.types.Struct("", bytes, members))
		places = append(places, btf.Place{Type: v, Offset: size, Size: bytes})
		f.addSymbol(object.Symbol{Name: m.name, Section: at, Type: elf.STT_OBJECT, Value: uint64(size), Size: uint64(bytes)})
		size += bytes
	}
	f.types.DataSec(".maps", size, places)
	f.addSection(object.Section{
		Name: ".maps", Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC | elf.SHF_WRITE, Align: 8, Data: make([]byte, size),
	})
}

// addData adds the parameters, each a variable, and texts.
func (f *file) addData(params []Param, data *texts) {
	section := f.addSection(object.Section{
		Name: rodataName, Type: elf.SHT_PROGBITS, Flags: elf.SHF_ALLOC, Align: 4, Data: data.data,
	})
	unsigned := f.types.Int("unsigned int", 4, false)
	var places []btf.Place
	for i, p := range params {
		const size = 4
		f.addSymbol(object.Symbol{Name: p.Name, Section: section, Type: elf.STT_OBJECT, Value: uint64(i) * size, Size: size})
		places = append(places, btf.Place{Type: f.types.Var(p.Name, unsigned), Offset: uint32(i) * size, Size: size})
	}
	if len(places) > 0 {
		f.types.DataSec(rodataName, uint32(len(data.data)), places)
	}
}

// bytes returns the object.
func (f *file) bytes() []byte {
	ext := f.types.Ext(f.codes)
	f.addSection(object.Section{Name: ".BTF", Type: elf.SHT_PROGBITS, Align: 4, Data: f.types.Bytes()})
	f.addSection(object.Section{Name: ".BTF.ext", Type: elf.SHT_PROGBITS, Align: 4, Data: ext})
	f.addSection(object.Section{Name: tableName, Type: elf.SHT_PROGBITS, Align: 1, Data: f.table.bytes()})
	return f.object.Bytes()
}
