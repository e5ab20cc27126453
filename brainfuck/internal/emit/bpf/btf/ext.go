package btf

import "encoding/binary"

// A Code is what .BTF.ext says of one section of instructions.
type Code struct {
	Section string
	Funcs   []FuncInfo
	Lines   []LineInfo
}

// A FuncInfo says that a function begins at an instruction of its section.
type FuncInfo struct {
	Insn int
	Func ID
}

// A LineInfo says that the code from an instruction of its section on comes from
// a place in a source.
type LineInfo struct {
	Insn         int
	File, Text   uint32 // strings of the Builder
	Line, Column int    // from 1
}

// The bounds of a position: 22 bits of line and 10 of column.
const (
	maxLine   = 1<<22 - 1
	maxColumn = 1<<10 - 1
)

const (
	funcInfoBytes = 8
	lineInfoBytes = 16
)

// Ext returns the section .BTF.ext. It adds strings, so it comes before Bytes.
// Columns that are too large for the format are cut off.
func (b *Builder) Ext(codes []Code) []byte {
	funcs := binary.LittleEndian.AppendUint32(nil, funcInfoBytes)
	lines := binary.LittleEndian.AppendUint32(nil, lineInfoBytes)
	for _, c := range codes {
		name := b.String(c.Section)
		funcs = appendU32(funcs, name, uint32(len(c.Funcs)))
		for _, f := range c.Funcs {
			funcs = appendU32(funcs, insnOffset(f.Insn), uint32(f.Func))
		}
		lines = appendU32(lines, name, uint32(len(c.Lines)))
		for _, l := range c.Lines {
			at := uint32(min(l.Line, maxLine))<<10 | uint32(min(l.Column, maxColumn))
			lines = appendU32(lines, insnOffset(l.Insn), l.File, l.Text, at)
		}
	}
	h := binary.LittleEndian.AppendUint16(nil, magic)
	h = append(h, version, 0)
	h = appendU32(h, extBytes, 0, uint32(len(funcs)), uint32(len(funcs)), uint32(len(lines)))
	h = appendU32(h, uint32(len(funcs)+len(lines)), 0) // no relocations of types
	return append(append(h, funcs...), lines...)
}

// insnOffset is how the section in a file counts; loaders turn it into the
// number of the instruction.
func insnOffset(insn int) uint32 { return uint32(insn) * 8 }

func appendU32(b []byte, v ...uint32) []byte {
	for _, v := range v {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}
