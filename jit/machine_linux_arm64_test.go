package jit_test

import (
	"encoding/binary"
	"syscall"

	"github.com/seed1605a99e/movabs/jit"
)

// Small pieces of code. Package jit/arm64 would be the comfortable way to
// write them; here the words stand for themselves.
var (
	add4       = words(0x91001000, 0xd65f03c0)                                     // add x0, x0, #4; ret
	load       = words(0xf9400000, 0xd65f03c0)                                     // ldr x0, [x0]; ret
	forever    = words(0x91000400, 0x17ffffff)                                     // add x0, x0, #1; b -4
	callFirst  = words(0xa9bf7bfd, 0xd63f0000, 0xa8c17bfd, 0xd65f03c0)             // stp x29, x30, [sp, #-16]!; blr x0; ldp x29, x30, [sp], #16; ret
	callSecond = words(0xa9bf7bfd, 0xd63f0020, 0xa8c17bfd, 0xd65f03c0)             // stp x29, x30, [sp, #-16]!; blr x1; ldp x29, x30, [sp], #16; ret
	addFloats  = words(0x1e612800, 0xd65f03c0)                                     // fadd d0, d0, d1; ret
	addWords   = words(0x8b010000, 0xd65f03c0)                                     // add x0, x0, x1; ret
	sum6       = words(0x8b010000, 0x8b020000, 0x8b030000, 0x8b040000, 0x8b050000, // add x0, x0, x1/x2/x3/x4/x5
		0xd65f03c0) // ret
	// stp x29, x30, [sp, #-16]!; mov x9, x0; mov x0, x1; blr x9; sub sp, sp, #4, lsl #12;
	// ldr x0, [x0]; add sp, sp, #4, lsl #12; ldp x29, x30, [sp], #16; ret
	callAndLoad = words(0xa9bf7bfd, 0xaa0003e9, 0xaa0103e0, 0xd63f0120, 0xd14013ff, 0xf9400000, 0x914013ff, 0xa8c17bfd, 0xd65f03c0)
	nop         = words(0xd503201f)
	trap        = words(0xd4200000) // brk #0
)

// Offsets in that code.
const (
	returnOffset = 8 // where the calls in callFirst and callSecond return to
	trapOffset   = 0 // how far behind a trap the processor says that it is
)

var crashes = []crash{
	{"read of nothing", load, 0, syscall.SIGSEGV, 0, 0},
	{"read of a low address", load, 0x128, syscall.SIGSEGV, 0x128, 0},
	{"call of a bad address", callFirst, 0x78, syscall.SIGSEGV, 0x78, 8},
	{"jump into an instruction", words(0x50000021, 0xd61f0020), 0, syscall.SIGBUS, 0, 6},        // adr x1, pc+6; br x1
	{"undefined instruction", words(0xd503201f, 0x00000000), 0, syscall.SIGILL, 0, 4},           // nop; udf #0
	{"breakpoint", words(0xd4200000), 0, syscall.SIGTRAP, 0, 0},                                 // brk #0
	{"stack pointer lost", words(0xd2800009, 0x9100013f, 0xf81f0fe0), 0, syscall.SIGSEGV, 0, 8}, // mov x9, #0; mov sp, x9; str x0, [sp, #-16]!
	{"link register lost", words(0xd280001e, 0xf9400000), 0, syscall.SIGSEGV, 0, 4},             // mov x30, #0; ldr x0, [x0]
	{"end of the code", nop, 0, syscall.SIGTRAP, 0, 4},
}

// counter is the register that forever counts in.
func counter(r *jit.Regs) uint64 { return r.X[0] }

func words(words ...uint32) (code []byte) {
	for _, w := range words {
		code = binary.LittleEndian.AppendUint32(code, w)
	}
	return code
}

// returns is a function that returns n: movz w0, #n; movk w0, #n>>16, lsl #16;
// ret.
func returns(n uint32) []byte {
	return words(0x52800000|n&0xffff<<5, 0x72a00000|n>>16<<5, 0xd65f03c0)
}

// callTo is a function that calls symbol with its own arguments: stp x29, x30,
// [sp, #-16]!; bl symbol; ldp x29, x30, [sp], #16; ret.
func callTo(name, symbol string) *jit.Object {
	return &jit.Object{
		Name:   name,
		Code:   words(0xa9bf7bfd, 0x94000000, 0xa8c17bfd, 0xd65f03c0),
		Relocs: []jit.Reloc{{Offset: 4, Kind: jit.Branch26, Symbol: symbol}},
	}
}

// sumOfTable is a function that returns 42, with the symbol table, which holds 1
// to 8, and data of its own.
var sumOfTable = &jit.Object{
	Name: "kinds",
	Code: words(
		0xd2800001, 0xf2a00001, 0xf2c00001, 0xf2e00001, // mov x1, #table+1
		0x39400020,             // ldrb w0, [x1]: 2
		0x90000001,             // adrp x1, table
		0x91000021,             // add x1, x1, #:lo12:table
		0x39400c22,             // ldrb w2, [x1, #3]: 4
		0x18000003,             // ldr w3, own: 11
		0x10000004,             // adr x4, own
		0xb9400484,             // ldr w4, [x4, #4]: 20
		0x0b020000,             // add w0, w0, w2
		0x0b030000,             // add w0, w0, w3
		0x0b040000,             // add w0, w0, w4
		0x58000085,             // ldr x5, pc+16: the address of table+4
		0x394000a5,             // ldrb w5, [x5]: 5
		0x0b050000,             // add w0, w0, w5
		0xd65f03c0,             // ret
		0x00000000, 0x00000000, // the address of table+4
		11, 20, // own
	),
	Relocs: []jit.Reloc{
		{Offset: 0, Kind: jit.AbsMov64, Symbol: "table", Addend: 1},
		{Offset: 20, Kind: jit.AbsPage21, Symbol: "table"},
		{Offset: 24, Kind: jit.AbsLow12, Symbol: "table"},
		{Offset: 32, Kind: jit.Literal19, Addend: 80},
		{Offset: 36, Kind: jit.Rel21, Addend: 80},
		{Offset: 72, Kind: jit.Abs64, Symbol: "table", Addend: 4},
	},
}
