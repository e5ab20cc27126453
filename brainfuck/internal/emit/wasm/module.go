package wasm

// The sections of a module, section 5.5 of the specification.
const (
	sectionCustom   = 0
	sectionType     = 1
	sectionImport   = 2
	sectionFunction = 3
	sectionMemory   = 5
	sectionGlobal   = 6
	sectionExport   = 7
	sectionCode     = 10
	sectionData     = 11
)

// header is the magic number and the version.
const header = "\x00asm\x01\x00\x00\x00"

// A function is one of the module, imported or defined.
type function struct {
	name   string
	typ    string // "params:results", a letter each, see signature
	body   []byte // instructions with the last end; nil if imported
	locals []byte // types of its locals beside the parameters
	lines  []line
}

// A line says that the code of a function from an offset in its body on comes from
// a command of the source.
type line struct {
	offset int
	pos    int32
}

// A module is the sum of its functions, and the few things beside.
type module struct {
	functions []function // imported ones first
	globals   int        // of type i32, mutable, 0 at the start
	pages     uint32     // of memory
	data      []byte     // at address dataAt
	start     uint32     // index of _start
}

// add adds a function and returns its index.
func (m *module) add(f function) uint32 {
	m.functions = append(m.functions, f)
	return uint32(len(m.functions) - 1)
}

// signature writes a type: "ii:I" has two i32 and gives an i64.
func (c *code) signature(typ string) {
	params, results := typ[:0], typ[:0]
	for i := range typ {
		if typ[i] == ':' {
			params, results = typ[:i], typ[i+1:]
		}
	}
	c.op(typeFunc)
	for _, list := range []string{params, results} {
		c.u32(uint32(len(list)))
		for _, v := range list {
			c.op(map[rune]byte{'i': typeI32, 'I': typeI64}[v])
		}
	}
}

// A section is the contents of one.
type section struct {
	code
	n uint32 // entries
}

func (m *module) types() (types []string, index map[string]uint32) {
	index = map[string]uint32{}
	for _, f := range m.functions {
		if _, ok := index[f.typ]; !ok {
			index[f.typ] = uint32(len(types))
			types = append(types, f.typ)
		}
	}
	return types, index
}

// binary returns the module in the binary form, and for each function where its
// body begins in that.
func (m *module) binary() (file []byte, bodies []int) {
	types, typeIndex := m.types()
	var typ, imports, functions, memory, globals, exports, bodiesSection section
	for _, t := range types {
		typ.signature(t)
		typ.n++
	}
	bodyAt := make([]int, len(m.functions)) // in bodiesSection
	for i, f := range m.functions {
		if f.body == nil {
			imports.name("wasi_snapshot_preview1")
			imports.name(f.name)
			imports.op(0) // a function
			imports.u32(typeIndex[f.typ])
			imports.n++
			continue
		}
		functions.u32(typeIndex[f.typ])
		functions.n++
		bodyAt[i] = bodiesSection.body(f)
	}
	memory.op(1) // with a maximum
	memory.u32(m.pages)
	memory.u32(m.pages)
	memory.n = 1
	for range m.globals {
		globals.op(typeI32, 1, opI32Const, 0, opEnd)
		globals.n++
	}
	exports.name("memory")
	exports.op(2, 0)
	exports.name("_start")
	exports.op(0)
	exports.u32(m.start)
	exports.n = 2

	out := code{[]byte(header)}
	out.section(sectionType, &typ)
	out.section(sectionImport, &imports)
	out.section(sectionFunction, &functions)
	out.section(sectionMemory, &memory)
	out.section(sectionGlobal, &globals)
	out.section(sectionExport, &exports)
	codeAt := out.section(sectionCode, &bodiesSection)
	for i := range bodyAt {
		bodyAt[i] += codeAt
	}
	out.section(sectionData, m.dataSection())
	return out.b, bodyAt
}

// body appends the body of a function as an entry of the code section, and returns
// where its instructions begin.
func (s *section) body(f function) int {
	var locals code
	locals.u32(uint32(len(f.locals)))
	for _, t := range f.locals {
		locals.op(1, t)
	}
	s.u32(uint32(len(locals.b) + len(f.body)))
	s.op(locals.b...)
	at := len(s.b)
	s.op(f.body...)
	s.n++
	return at
}

// section appends a section that has entries, and returns where they begin.
func (c *code) section(id byte, s *section) int {
	if s.n == 0 {
		return 0
	}
	var count code
	count.u32(s.n)
	c.op(id)
	c.u32(uint32(len(count.b) + len(s.b)))
	c.op(count.b...)
	at := len(c.b)
	c.op(s.b...)
	return at
}

func (m *module) dataSection() *section {
	s := new(section)
	if len(m.data) > 0 {
		s.op(0, opI32Const) // of memory 0, at
		s.signed(dataAt)
		s.op(opEnd)
		s.bytes(m.data)
		s.n = 1
	}
	return s
}

// custom appends a custom section.
func (c *code) custom(name string, contents []byte) {
	var s code
	s.name(name)
	s.op(contents...)
	c.op(sectionCustom)
	c.bytes(s.b)
}

// names returns the contents of the section "name": a subsection with the name of
// each function (appendix 7.4 of the specification).
func (m *module) names() []byte {
	var list, all code
	list.u32(uint32(len(m.functions)))
	for i, f := range m.functions {
		list.u32(uint32(i))
		list.name(f.name)
	}
	all.op(1) // function names
	all.bytes(list.b)
	return all.b
}
