package bpf

import "github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"

// A context is what a type of filter is asked about, how its bytes are read, and
// what its answer means.
type context struct {
	field int16 // the offset of some field of 32 bits
	words int   // 32-bit fields that are read; 0 if the bytes are a packet's
	// load is the number of the helper that reads bytes of the packet.
	load int32
	// result emits R0 = the result for the byte in R2, which may also go to
	// deny.
	result func(a *insn.Assembler, deny insn.Label)
}

// contexts describes all types of filters.
func contexts() map[Type]*context {
	return map[Type]*context{
		// Twelve bytes, three numbers with the lowest byte first: what is asked,
		// the major and the minor number. Of the first, the lower half is 1 for a
		// block device and 2 for a character device, the upper half the sum of 1
		// (mknod), 2 (read) and 4 (write). Only the answer 1 allows the access.
		CgroupDevice: {field: 4, words: 3, result: func(a *insn.Assembler, deny insn.Label) {
			a.JumpIfImm(insn.NotEqual, insn.R2, 1, deny)
			a.AluImm(insn.Mov, insn.R0, 1)
		}},
		// The bytes of the packet, from where the socket's filters see it. 0
		// drops it, everything else lets all of it pass.
		SocketFilter: {load: 26, result: func(a *insn.Assembler, deny insn.Label) {
			a.JumpIfImm(insn.Equal, insn.R2, 0, deny)
			a.Alu32Imm(insn.Mov, insn.R0, -1)
		}},
		// The bytes of the frame, from its Ethernet header. The answer is the
		// action: 0 aborted, 1 drop, 2 pass, 3 send back, 4 redirect.
		XDP: {field: 12, load: 189, result: func(a *insn.Assembler, _ insn.Label) {
			a.Alu(insn.Mov, insn.R0, insn.R2)
		}},
	}
}

// read emits R2 = the byte of the context that is R0 - params bytes from its
// start, or a jump to end if it has none there.
func (c *context) read(f *filter, params int32, end insn.Label) {
	a := &f.asm
	if c.words > 0 {
		a.JumpIfImm(insn.AboveOrEqual, insn.R0, params+int32(4*c.words), end)
		a.Alu(insn.Mov, insn.R1, insn.R10)
		a.Alu(insn.Add, insn.R1, insn.R0)
		a.AluImm(insn.Add, insn.R1, filterCopy-params)
		a.Load(insn.B, insn.R2, insn.R1, 0)
		return
	}
	a.Alu(insn.Mov, insn.R1, filterContext)
	a.Alu(insn.Mov, insn.R2, insn.R0)
	a.AluImm(insn.Sub, insn.R2, params)
	a.Alu(insn.Mov, insn.R3, insn.R10)
	a.AluImm(insn.Add, insn.R3, filterByte)
	a.AluImm(insn.Mov, insn.R4, 1)
	a.Call(c.load)
	a.JumpIfImm(insn.NotEqual, insn.R0, 0, end)
	a.Load(insn.B, insn.R2, insn.R10, filterByte)
}
