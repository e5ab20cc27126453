package jit_test

import (
	"encoding/binary"
	"syscall"

	"github.com/seed1605a99e/movabs/jit"
)

// Small pieces of code. Package jit/amd64 would be the comfortable way to
// write them; here the bytes stand for themselves.
var (
	add4       = []byte{0x48, 0x8d, 0x47, 0x04, 0xc3}                                     // lea rax, [rdi+4]; ret
	load       = []byte{0x48, 0x8b, 0x07, 0xc3}                                           // mov rax, [rdi]; ret
	forever    = []byte{0x48, 0xff, 0xc0, 0xeb, 0xfb}                                     // inc rax; jmp -5
	callFirst  = []byte{0x48, 0x83, 0xec, 0x08, 0xff, 0xd7, 0x48, 0x83, 0xc4, 0x08, 0xc3} // sub rsp, 8; call rdi; add rsp, 8; ret
	callSecond = []byte{0x48, 0x83, 0xec, 0x08, 0xff, 0xd6, 0x48, 0x83, 0xc4, 0x08, 0xc3} // sub rsp, 8; call rsi; add rsp, 8; ret
	addFloats  = []byte{0xf2, 0x0f, 0x58, 0xc1, 0xc3}                                     // addsd xmm0, xmm1; ret
	addWords   = []byte{0x48, 0x8d, 0x04, 0x37, 0xc3}                                     // lea rax, [rdi+rsi]; ret
	sum6       = []byte{0x48, 0x01, 0xf7, 0x48, 0x01, 0xd7, 0x48, 0x01, 0xcf, 0x4c, 0x01,
		0xc7, 0x4c, 0x01, 0xcf, 0x48, 0x89, 0xf8, 0xc3} // add rdi, rsi/rdx/rcx/r8/r9; mov rax, rdi; ret
	// push rax; mov rax, rdi; mov rdi, rsi; call rax; sub rsp, 0x4000; mov rax, [rax];
	// add rsp, 0x4000; pop rcx; ret
	callAndLoad = []byte{0x50, 0x48, 0x89, 0xf8, 0x48, 0x89, 0xf7, 0xff, 0xd0, 0x48, 0x81, 0xec, 0, 0x40, 0, 0, 0x48, 0x8b, 0x00,
		0x48, 0x81, 0xc4, 0, 0x40, 0, 0, 0x59, 0xc3}
	nop  = []byte{0x90}
	trap = []byte{0xcc}
)

// Offsets in that code.
const (
	returnOffset = 6 // where the calls in callFirst and callSecond return to
	trapOffset   = 1 // how far behind a trap the processor says that it is
)

var crashes = []crash{
	{"read of nothing", load, 0, syscall.SIGSEGV, 0, 0},
	{"read of a low address", load, 0x128, syscall.SIGSEGV, 0x128, 0},
	{"call of a bad address", callFirst, 0x77, syscall.SIGSEGV, 0x77, 6},
	{"undefined instruction", []byte{0x90, 0x0f, 0x0b}, 0, syscall.SIGILL, 0, 1},              // nop; ud2
	{"division by zero", []byte{0x31, 0xd2, 0x31, 0xc9, 0xf7, 0xf1}, 0, syscall.SIGFPE, 0, 4}, // xor edx, edx; xor ecx, ecx; div ecx
	{"breakpoint", []byte{0xcc}, 0, syscall.SIGTRAP, 0, 1},                                    // int3
	{"stack pointer lost", []byte{0x31, 0xe4, 0xfd, 0x50}, 0, syscall.SIGSEGV, 0, 3},          // xor esp, esp; std; push rax
	{"end of the code", nop, 0, syscall.SIGTRAP, 0, 2},
}

// counter is the register that forever counts in.
func counter(r *jit.Regs) uint64 { return r.RAX }

// returns is a function that returns n: mov eax, n; ret.
func returns(n uint32) []byte {
	return append(binary.LittleEndian.AppendUint32([]byte{0xb8}, n), 0xc3)
}

// callTo is a function that calls symbol with its own arguments: sub rsp, 8;
// call symbol; add rsp, 8; ret.
func callTo(name, symbol string) *jit.Object {
	return &jit.Object{
		Name:   name,
		Code:   []byte{0x48, 0x83, 0xec, 0x08, 0xe8, 0, 0, 0, 0, 0x48, 0x83, 0xc4, 0x08, 0xc3},
		Relocs: []jit.Reloc{{Offset: 5, Kind: jit.Branch32, Symbol: symbol}},
	}
}

// sumOfTable is a function that returns 42, with the symbol table, which holds 1
// to 8, and data of its own.
var sumOfTable = &jit.Object{
	Name: "kinds",
	Code: []byte{
		0x48, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, // movabs rax, table+1
		0x0f, 0xb6, 0x00, // movzx eax, byte [rax]
		0x02, 0x05, 0, 0, 0, 0, // add al, [rip+own]
		0x80, 0x3d, 0, 0, 0, 0, 4, // cmp byte [rip+table+3], 4
		0x75, 0x01, // jne +1
		0xc3,       // ret
		0x0f, 0x0b, // ud2
		40, // own
	},
	Relocs: []jit.Reloc{
		{Offset: 2, Kind: jit.Abs64, Symbol: "table", Addend: 1},
		{Offset: 15, Kind: jit.Rel32, Addend: 31},
		{Offset: 21, Kind: jit.Rel32, Symbol: "table", Addend: 3 - 1},
	},
}
