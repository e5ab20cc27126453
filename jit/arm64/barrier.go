package arm64

import "fmt"

// option is an operand that is a word of its own, as text.
type option string

// A Barrier says which accesses a Dmb or Dsb waits for.
type Barrier uint8

// The barriers. Those of a process's own memory are ISH, ISHLD and ISHST.
const (
	OSHLD Barrier = 1
	OSHST Barrier = 2
	OSH   Barrier = 3
	NSHLD Barrier = 5
	NSHST Barrier = 6
	NSH   Barrier = 7
	ISHLD Barrier = 9  // of the processors that share the memory: loads before, all after
	ISHST Barrier = 10 // stores before and after
	ISH   Barrier = 11 // all
	LD    Barrier = 13
	ST    Barrier = 14
	SY    Barrier = 15 // of the whole system: all
)

// String returns the name of the barrier, in lower case.
func (b Barrier) String() string {
	name := [...]string{1: "oshld", "oshst", "osh", 5: "nshld", "nshst", "nsh", 9: "ishld", "ishst", "ish", 13: "ld", "st", "sy"}
	if int(b) >= len(name) || name[b] == "" {
		return fmt.Sprintf("#%d", uint8(b))
	}
	return name[b]
}

// Dmb orders accesses to memory before it and those after it.
func (a *Assembler) Dmb(b Barrier) { a.barrier(0xD50330BF, "dmb", b) }

// Dsb waits until accesses to memory, and operations on caches, before it are
// complete.
func (a *Assembler) Dsb(b Barrier) { a.barrier(0xD503309F, "dsb", b) }

// barrier encodes 11010101 00000011 0011 CRm 1 opc 11111.
func (a *Assembler) barrier(op uint32, name string, b Barrier) {
	if b&3 == 0 || b > SY {
		a.report(noForm, name, option(b.String()))
		return
	}
	a.word(op | uint32(b)<<8)
	if a.Listed() {
		a.report(fine, name, option(b.String()))
	}
}

// Isb makes the instructions after it be fetched anew.
func (a *Assembler) Isb() {
	a.word(0xD5033FDF)
	a.done0("isb")
}

// Clrex gives up what Ldxr began.
func (a *Assembler) Clrex() {
	a.word(0xD5033F5F)
	a.done0("clrex")
}
