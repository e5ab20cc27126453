// Package insn assembles eBPF instructions, the ones of RFC 9669 and may_goto.
//
// An [Assembler] collects instructions; jumps go to a [Label]. When all is
// there, [Assembler.Assemble] chooses the form of each jump: the offset of a
// conditional one has 16 bits, which a large program outgrows, so a far one
// becomes its opposite over a jump with 32 bits (gotol). It returns the [Code],
// with what the linker has to fill in and the source positions by instruction.
//
// [Text] prints instructions in the way of the kernel's verifier, whose log
// they will be compared with; the tests of the code generators read it.
//
// Read next: insn.go, assembler.go, layout.go, text.go.
package insn
