package dwarf

// Codes of DWARF 4: tags (figure 18), attributes (figure 20), forms (figure 21),
// and others.
const (
	tagCompileUnit = 0x11
	tagSubprogram  = 0x2e
	tagVariable    = 0x34
	tagPointerType = 0x0f
	tagBaseType    = 0x24

	attrLocation = 0x02
	attrName     = 0x03
	attrByteSize = 0x0b
	attrStmtList = 0x10
	attrLowPC    = 0x11
	attrHighPC   = 0x12
	attrCompDir  = 0x1b
	attrProducer = 0x25
	attrEncoding = 0x3e
	attrExternal = 0x3f
	attrDeclFile = 0x3a
	attrDeclLine = 0x3b
	attrType     = 0x49

	formAddr        = 0x01
	formData8       = 0x07
	formString      = 0x08
	formData1       = 0x0b
	formRef4        = 0x13
	formSecOffset   = 0x17
	formExprloc     = 0x18
	formFlagPresent = 0x19

	childrenNo, childrenYes = 0, 1

	encodingUnsigned = 0x07

	opReg0, opBreg0 = 0x50, 0x70 // DW_OP_reg0 and DW_OP_breg0
)

// The abbreviations, by their codes.
const (
	_ = iota
	abbrevUnit
	abbrevFunction
	abbrevVariable
	abbrevBaseType
	abbrevPointerType
)

func abbreviations() []byte {
	return []byte{
		abbrevUnit, tagCompileUnit, childrenYes,
		attrProducer, formString, attrName, formString, attrCompDir, formString,
		attrStmtList, formSecOffset, attrLowPC, formAddr, attrHighPC, formData8, 0, 0,

		abbrevFunction, tagSubprogram, childrenYes,
		attrName, formString, attrExternal, formFlagPresent, attrDeclFile, formData1, attrDeclLine, formData1,
		attrLowPC, formAddr, attrHighPC, formData8, 0, 0,

		abbrevVariable, tagVariable, childrenNo,
		attrName, formString, attrType, formRef4, attrLocation, formExprloc, 0, 0,

		abbrevBaseType, tagBaseType, childrenNo,
		attrName, formString, attrEncoding, formData1, attrByteSize, formData1, 0, 0,

		abbrevPointerType, tagPointerType, childrenNo,
		attrType, formRef4, attrByteSize, formData1, 0, 0,

		0,
	}
}

// cellTypes are the names that cells have in C, by their size in bytes.
func cellType(bytes int) string {
	switch bytes {
	case 1:
		return "unsigned char"
	case 2:
		return "unsigned short"
	case 4:
		return "unsigned int"
	}
	return "unsigned long"
}

// info returns .debug_info: a unit with types and the program as a function.
func (i *Info) info() *buffer {
	b := new(buffer)
	end := b.length()
	b.u16(4) // version
	i.start(b, func(r *Reloc) int { return r.Abbrev })
	b.u8(8) // bytes of an address

	size := uint64(len(i.Code.Text))
	b.uleb(abbrevUnit)
	b.text("bf build")
	b.text(i.Unit.Name)
	b.text(i.Dir)
	i.start(b, func(r *Reloc) int { return r.Line })
	i.address(b, 0)
	b.u64(size)

	bytes := i.Unit.Program.Bits / 8
	base := uint32(len(b.b))
	b.uleb(abbrevBaseType)
	b.text(cellType(bytes))
	b.u8(encodingUnsigned, byte(bytes))
	pointer := uint32(len(b.b))
	b.uleb(abbrevPointerType)
	b.u32(base)
	b.u8(8)

	b.uleb(abbrevFunction)
	b.text(i.Function)
	b.u8(1, 1) // file and line
	i.address(b, 0)
	b.u64(size)
	b.uleb(abbrevVariable)
	b.text("pointer")
	b.u32(pointer)
	b.u8(1, opReg0+i.Pointer)
	b.uleb(abbrevVariable)
	b.text("cell")
	b.u32(base)
	b.u8(2, opBreg0+i.Pointer, 0)
	b.u8(0, 0) // the ends of function and unit
	end()
	return b
}
