package dwarf

// Opcodes of the line number program (DWARF 4, 6.2.5).
const (
	lnsAdvancePC   = 2
	lnsAdvanceLine = 3
	lnsSetColumn   = 5

	lneEndSequence = 1
	lneSetAddress  = 2

	lineBase, lineRange, opcodeBase = -3, 12, 13
)

// line returns .debug_line. Code that belongs to no command has line 0.
func (i *Info) line() *buffer {
	b := new(buffer)
	end := b.length()
	b.u16(4) // version
	i.lineHeader(b)

	b.u8(0, 9, lneSetAddress)
	i.address(b, 0)
	offset, line, column := 0, 1, 0
	for _, l := range i.Code.Lines {
		newLine, newColumn := 0, 0
		if l.Pos >= 0 {
			newLine, newColumn = i.Unit.Locate(l.Pos)
		}
		if newColumn != column {
			b.u8(lnsSetColumn)
			b.uleb(uint64(newColumn))
		}
		row(b, int(l.Offset)-offset, newLine-line)
		offset, line, column = int(l.Offset), newLine, newColumn
	}
	b.u8(lnsAdvancePC)
	b.uleb(uint64(len(i.Code.Text) - offset))
	b.u8(0, 1, lneEndSequence)
	end()
	return b
}

// lineHeader appends the header: what opcodes mean, and the one file.
func (i *Info) lineHeader(b *buffer) {
	end := b.length()
	base := int8(lineBase)
	b.u8(1, 1, 1) // bytes of the shortest instruction, operations in one, is_stmt at first
	b.u8(uint8(base), lineRange, opcodeBase)
	b.u8(0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1) // operands of the standard opcodes
	b.u8(0)                                  // no folders
	b.text(i.Unit.Name)
	b.u8(0, 0, 0) // folder, time, length: not known
	b.u8(0)
	end()
}

// row appends a row to the table, so much after the last one.
func row(b *buffer, offset, line int) {
	if line < lineBase || line >= lineBase+lineRange {
		b.u8(lnsAdvanceLine)
		b.sleb(int64(line))
		line = 0
	}
	opcode := line - lineBase + lineRange*offset + opcodeBase
	if opcode > 255 {
		b.u8(lnsAdvancePC)
		b.uleb(uint64(offset))
		opcode = line - lineBase + opcodeBase
	}
	b.u8(uint8(opcode)) // a special opcode advances both and appends the row
}
