package amd64

// The string instructions work on memory at RSI (source) and RDI (destination)
// and step both by the size of an element: up, or down after Std (SDM volume 1,
// section 7.3.9). The C ABI wants the direction to be up at calls and returns.

// Movsb copies a byte from [RSI] to [RDI].
func (a *Assembler) Movsb() {
	a.Put(0xA4, 1) // A4
	a.done0("movsb")
}

// Movsw copies a word from [RSI] to [RDI].
func (a *Assembler) Movsw() {
	a.Put(0xA566, 2) // 66 A5
	a.done0("movsw")
}

// MovsdString copies a doubleword from [RSI] to [RDI]; Movsd is the
// instruction on floating-point numbers.
func (a *Assembler) MovsdString() {
	a.Put(0xA5, 1) // A5
	a.done0("movsd")
}

// Movsq copies a quadword from [RSI] to [RDI].
func (a *Assembler) Movsq() {
	a.Put(0xA548, 2) // REX.W A5
	a.done0("movsq")
}

// Stosb stores the accumulator's byte to [RDI].
func (a *Assembler) Stosb() {
	a.Put(0xAA, 1) // AA
	a.done0("stosb")
}

// Stosw stores the accumulator's word to [RDI].
func (a *Assembler) Stosw() {
	a.Put(0xAB66, 2) // 66 AB
	a.done0("stosw")
}

// Stosd stores the accumulator's doubleword to [RDI].
func (a *Assembler) Stosd() {
	a.Put(0xAB, 1) // AB
	a.done0("stosd")
}

// Stosq stores the accumulator's quadword to [RDI].
func (a *Assembler) Stosq() {
	a.Put(0xAB48, 2) // REX.W AB
	a.done0("stosq")
}

// Lodsb loads a byte from [RSI] to the accumulator.
func (a *Assembler) Lodsb() {
	a.Put(0xAC, 1) // AC
	a.done0("lodsb")
}

// Lodsw loads a word from [RSI] to the accumulator.
func (a *Assembler) Lodsw() {
	a.Put(0xAD66, 2) // 66 AD
	a.done0("lodsw")
}

// Lodsd loads a doubleword from [RSI] to the accumulator.
func (a *Assembler) Lodsd() {
	a.Put(0xAD, 1) // AD
	a.done0("lodsd")
}

// Lodsq loads a quadword from [RSI] to the accumulator.
func (a *Assembler) Lodsq() {
	a.Put(0xAD48, 2) // REX.W AD
	a.done0("lodsq")
}

// Scasb compares the accumulator's byte with the one at [RDI].
func (a *Assembler) Scasb() {
	a.Put(0xAE, 1) // AE
	a.done0("scasb")
}

// Scasw compares the accumulator's word with the one at [RDI].
func (a *Assembler) Scasw() {
	a.Put(0xAF66, 2) // 66 AF
	a.done0("scasw")
}

// Scasd compares the accumulator's doubleword with the one at [RDI].
func (a *Assembler) Scasd() {
	a.Put(0xAF, 1) // AF
	a.done0("scasd")
}

// Scasq compares the accumulator's quadword with the one at [RDI].
func (a *Assembler) Scasq() {
	a.Put(0xAF48, 2) // REX.W AF
	a.done0("scasq")
}

// Cmpsb compares a byte at [RSI] with the one at [RDI].
func (a *Assembler) Cmpsb() {
	a.Put(0xA6, 1) // A6
	a.done0("cmpsb")
}

// Cmpsw compares a word at [RSI] with the one at [RDI].
func (a *Assembler) Cmpsw() {
	a.Put(0xA766, 2) // 66 A7
	a.done0("cmpsw")
}

// CmpsdString compares a doubleword at [RSI] with the one at [RDI]; Cmpsd is
// the instruction on floating-point numbers.
func (a *Assembler) CmpsdString() {
	a.Put(0xA7, 1) // A7
	a.done0("cmpsd")
}

// Cmpsq compares a quadword at [RSI] with the one at [RDI].
func (a *Assembler) Cmpsq() {
	a.Put(0xA748, 2) // REX.W A7
	a.done0("cmpsq")
}

// RepMovsb copies RCX bytes from [RSI] to [RDI].
func (a *Assembler) RepMovsb() {
	a.Put(0xA4F3, 2) // F3 A4
	a.done0("rep movsb")
}

// RepMovsw copies RCX words from [RSI] to [RDI].
func (a *Assembler) RepMovsw() {
	a.Put(0xA5F366, 3) // 66 F3 A5
	a.done0("rep movsw")
}

// RepMovsd copies RCX doublewords from [RSI] to [RDI].
func (a *Assembler) RepMovsd() {
	a.Put(0xA5F3, 2) // F3 A5
	a.done0("rep movsd")
}

// RepMovsq copies RCX quadwords from [RSI] to [RDI].
func (a *Assembler) RepMovsq() {
	a.Put(0xA548F3, 3) // F3 REX.W A5
	a.done0("rep movsq")
}

// RepStosb stores the accumulator to RCX bytes at [RDI].
func (a *Assembler) RepStosb() {
	a.Put(0xAAF3, 2) // F3 AA
	a.done0("rep stosb")
}

// RepStosw stores the accumulator to RCX words at [RDI].
func (a *Assembler) RepStosw() {
	a.Put(0xABF366, 3) // 66 F3 AB
	a.done0("rep stosw")
}

// RepStosd stores the accumulator to RCX doublewords at [RDI].
func (a *Assembler) RepStosd() {
	a.Put(0xABF3, 2) // F3 AB
	a.done0("rep stosd")
}

// RepStosq stores the accumulator to RCX quadwords at [RDI].
func (a *Assembler) RepStosq() {
	a.Put(0xAB48F3, 3) // F3 REX.W AB
	a.done0("rep stosq")
}

// RepneScasb searches RCX bytes at [RDI] for AL, up to the first that is
// equal: as memchr does.
func (a *Assembler) RepneScasb() {
	a.Put(0xAEF2, 2) // F2 AE
	a.done0("repne scasb")
}

// RepeCmpsb compares RCX bytes at [RSI] and [RDI], up to the first pair that
// is not equal: as memcmp does.
func (a *Assembler) RepeCmpsb() {
	a.Put(0xA6F3, 2) // F3 A6
	a.done0("repe cmpsb")
}

// Cld makes the string instructions go up.
func (a *Assembler) Cld() {
	a.Put(0xFC, 1) // FC
	a.done0("cld")
}

// Std makes the string instructions go down.
func (a *Assembler) Std() {
	a.Put(0xFD, 1) // FD
	a.done0("std")
}
