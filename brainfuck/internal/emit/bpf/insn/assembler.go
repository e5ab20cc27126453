package insn

// A Label is a place in the code of one Assembler. The zero value is none.
type Label int32

// An Assembler collects instructions. The zero value is ready for use.
type Assembler struct {
	items   []item
	labels  []int32  // index of the item at the label, or unbound
	symbols []string // in the order of their uses
	pos     int32    // source position of what comes next
}

const unbound = -1

// An item is an instruction before its place is known.
type item struct {
	raw
	pos    int32
	target Label // of a jump
	high   int32 // upper half of a 64-bit load
	refers bool  // to the next one of the symbols
}

// Len returns the number of instructions so far, which is less than the number
// of those that will be assembled if some jump is far.
func (a *Assembler) Len() int { return len(a.items) }

// At makes pos the source position of the instructions that follow.
func (a *Assembler) At(pos int32) { a.pos = pos }

// NewLabel makes a label that is not bound yet.
func (a *Assembler) NewLabel() Label {
	a.labels = append(a.labels, unbound)
	return Label(len(a.labels))
}

// Bind puts l before the next instruction.
func (a *Assembler) Bind(l Label) {
	if a.labels[l-1] != unbound {
		panic("insn: a label is bound twice")
	}
	a.labels[l-1] = int32(len(a.items))
}

// putSymbol appends an instruction that refers to a symbol.
func (a *Assembler) putSymbol(r raw, symbol string) {
	a.symbols = append(a.symbols, symbol)
	a.put(item{raw: r, refers: true})
}

func (a *Assembler) put(i item) {
	i.pos = a.pos
	a.items = append(a.items, i)
}

// Alu appends dst = dst op src with 64 bits; with Mov, dst = src.
func (a *Assembler) Alu(op Op, dst, src Reg) {
	a.put(item{raw: raw{code: classALU64 | uint8(op) | srcReg, dst: dst, src: src}})
}

// AluImm appends dst = dst op v with 64 bits, v extended by its sign.
func (a *Assembler) AluImm(op Op, dst Reg, v int32) {
	a.put(item{raw: raw{code: classALU64 | uint8(op), dst: dst, imm: v}})
}

// Alu32Imm appends dst = dst op v with 32 bits, which clears the upper half.
func (a *Assembler) Alu32Imm(op Op, dst Reg, v int32) {
	a.put(item{raw: raw{code: classALU | uint8(op), dst: dst, imm: v}})
}

// Alu32 appends dst = dst op src with 32 bits, which clears the upper half.
func (a *Assembler) Alu32(op Op, dst, src Reg) {
	a.put(item{raw: raw{code: classALU | uint8(op) | srcReg, dst: dst, src: src}})
}

// LoadImm appends dst = v in the shortest form.
func (a *Assembler) LoadImm(dst Reg, v int64) {
	if v == int64(int32(v)) {
		a.AluImm(Mov, dst, int32(v))
		return
	}
	a.put(item{raw: raw{code: opLdImm64, dst: dst, imm: int32(v)}, high: int32(v >> 32)})
}

// LoadMap appends dst = address of the map that the symbol names.
func (a *Assembler) LoadMap(dst Reg, symbol string) {
	a.putSymbol(raw{code: opLdImm64, dst: dst, src: pseudoMap}, symbol)
}

// LoadData appends dst = address in the data section that the symbol names, at
// an offset.
func (a *Assembler) LoadData(dst Reg, section string, offset int32) {
	a.putSymbol(raw{code: opLdImm64, dst: dst, src: pseudoMapValue, imm: offset}, section)
}

// Load appends dst = *(size *)(base + off), without sign.
func (a *Assembler) Load(size Size, dst, base Reg, off int16) {
	a.put(item{raw: raw{code: classLDX | modeMEM | uint8(size), dst: dst, src: base, off: off}})
}

// Store appends *(size *)(base + off) = src.
func (a *Assembler) Store(size Size, base Reg, off int16, src Reg) {
	a.put(item{raw: raw{code: classSTX | modeMEM | uint8(size), dst: base, src: src, off: off}})
}

// StoreImm appends *(size *)(base + off) = v, extended by its sign.
func (a *Assembler) StoreImm(size Size, base Reg, off int16, v int32) {
	a.put(item{raw: raw{code: classST | modeMEM | uint8(size), dst: base, off: off, imm: v}})
}

// Jump appends goto l.
func (a *Assembler) Jump(l Label) { a.put(item{raw: raw{code: opJA}, target: l}) }

// JumpIf appends if x cond y goto l, comparing 64 bits.
func (a *Assembler) JumpIf(c Cond, x, y Reg, l Label) {
	a.put(item{raw: raw{code: classJMP | uint8(c) | srcReg, dst: x, src: y}, target: l})
}

// JumpIfImm appends if x cond v goto l, comparing 64 bits, v extended by its
// sign.
func (a *Assembler) JumpIfImm(c Cond, x Reg, v int32, l Label) {
	a.put(item{raw: raw{code: classJMP | uint8(c), dst: x, imm: v}, target: l})
}

// MayGoto appends may_goto l: the kernel jumps to l when the program has run for
// too long, and falls through before. A loop that contains it may be passed by
// the verifier without knowing an end of it.
func (a *Assembler) MayGoto(l Label) { a.put(item{raw: raw{code: opMayGoto}, target: l}) }

// Call appends a call of a helper of the kernel by its number.
func (a *Assembler) Call(helper int32) { a.put(item{raw: raw{code: opCall, imm: helper}}) }

// Exit appends the return from the function, with the result in R0.
func (a *Assembler) Exit() { a.put(item{raw: raw{code: opExit}}) }
