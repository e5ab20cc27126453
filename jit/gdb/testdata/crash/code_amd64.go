package main

import "github.com/seed1605a99e/movabs/jit/gdb"

var pieces = []byte{
	0x48, 0x83, 0xec, 0x08, // outer_function: sub rsp, 8
	0xe8, 0x07, 0x00, 0x00, 0x00, // call inner_function
	0x48, 0x83, 0xc4, 0x08, // add rsp, 8
	0xc3,       // ret
	0xcc, 0xcc, // int3
	0x48, 0x8b, 0x07, // inner_function: mov rax, [rdi]
	0xc3, // ret
}

var frames = []gdb.Frame{{}, {Offset: 4, Depth: 8}, {Offset: 13}, {Offset: 16}}
