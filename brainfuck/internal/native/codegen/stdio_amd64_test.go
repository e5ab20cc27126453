package codegen_test

import (
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	generator "github.com/seed1605a99e/movabs/brainfuck/internal/native/amd64"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

func generate(p *ir.Program, config native.Config) (*native.Code, error) {
	return generator.Generate(p, config)
}

// functions returns the stand-in's code, with the offsets of its functions. Each
// crashes if the stack is not aligned, and spoils the registers that it may.
func (s *stdio) functions() (code []byte, offsets map[string]int) {
	var a amd64.Assembler
	offsets = map[string]int{}
	field := func(offset uintptr) amd64.Mem { return amd64.Qword(amd64.Ptr(amd64.RCX, int32(offset))) }
	begin := func(name string) {
		offsets[name] = a.Len()
		ok := a.NewLabel()
		a.Lea(amd64.RAX, amd64.Ptr(amd64.RSP, 8))
		a.Test(amd64.EAX, amd64.Imm(15))
		a.JccShort(amd64.E, ok)
		a.Ud2()
		a.Bind(ok)
		// The caller has pinned the stand-in.
		a.Movabs(amd64.RCX, uint64(uintptr(unsafe.Pointer(s))))
	}
	logged := func(what amd64.Operand) {
		a.Mov(amd64.RDX, field(unsafe.Offsetof(s.calls)))
		a.Inc(field(unsafe.Offsetof(s.calls)))
		a.Mov(amd64.Qword(amd64.PtrIndex(amd64.RCX, amd64.RDX, 8, int32(unsafe.Offsetof(s.log)))), what)
	}
	end := func() {
		for _, r := range []amd64.Reg{amd64.RCX, amd64.RDX, amd64.RSI, amd64.RDI, amd64.R8, amd64.R9, amd64.R10, amd64.R11} {
			a.Mov(r, amd64.Imm(-0x123))
		}
		a.Ret()
	}

	begin("putchar")
	logged(amd64.RDI)
	full := a.NewLabel()
	a.Dec(field(unsafe.Offsetof(s.room)))
	a.Mov(amd64.RAX, amd64.RDI)
	a.Jcc(amd64.NS, full)
	a.Mov(amd64.EAX, amd64.Imm(-1))
	a.Bind(full)
	end()

	begin("getchar")
	logged(amd64.Imm(calledGetchar))
	more := a.NewLabel()
	a.Mov(amd64.RDX, field(unsafe.Offsetof(s.input)))
	a.Inc(field(unsafe.Offsetof(s.input)))
	a.Movzx(amd64.EAX, amd64.Byte(amd64.PtrIndex(amd64.RCX, amd64.RDX, 1, int32(unsafe.Offsetof(s.bytes)))))
	a.Cmp(amd64.RDX, field(unsafe.Offsetof(s.end)))
	a.Jcc(amd64.L, more)
	a.Mov(amd64.RAX, amd64.Imm(0x12345678_ffffffff)) // an int's upper half is anything
	a.Bind(more)
	end()

	begin("fflush")
	logged(amd64.Imm(calledFflush))
	a.Mov(amd64.RAX, field(unsafe.Offsetof(s.failed)))
	end()

	begin("errno")
	a.Lea(amd64.RAX, field(unsafe.Offsetof(s.errno)))
	a.Ret()

	code, err := a.Bytes()
	if err != nil {
		panic(err)
	}
	return code, offsets
}
