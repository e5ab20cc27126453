package codegen_test

import (
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	generator "github.com/seed1605a99e/movabs/brainfuck/internal/native/arm64"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

func generate(p *ir.Program, config native.Config) (*native.Code, error) {
	return generator.Generate(p, config)
}

// functions returns the stand-in's code, with the offsets of its functions. Each
// crashes if the stack is not aligned, and spoils the registers
// that it may.
func (s *stdio) functions() (code []byte, offsets map[string]int) {
	var a arm64.Assembler
	offsets = map[string]int{}
	field := func(offset uintptr) arm64.Mem { return arm64.Ptr(arm64.X10, int32(offset)) }
	begin := func(name string) {
		offsets[name] = a.Len()
		ok := a.NewLabel()
		a.Mov(arm64.X11, arm64.SP)
		a.Tst(arm64.X11, arm64.Imm(15))
		a.Bcc(arm64.EQ, ok)
		a.Udf(0)
		a.Bind(ok)
		// The caller has pinned the stand-in.
		a.Movabs(arm64.X10, uint64(uintptr(unsafe.Pointer(s))))
	}
	// counted returns X12 as a counter was before it is increased.
	counted := func(offset uintptr, by int64) {
		a.Ldr(arm64.X12, field(offset))
		a.Add(arm64.X13, arm64.X12, arm64.Imm(by))
		a.Str(arm64.X13, field(offset))
	}
	logged := func(what arm64.Reg) {
		counted(unsafe.Offsetof(s.calls), 1)
		a.Add(arm64.X13, arm64.X10, arm64.Imm(unsafe.Offsetof(s.log)))
		a.Str(what, arm64.PtrIndex(arm64.X13, arm64.X12, 3))
	}
	end := func() {
		for n := 1; n <= 17; n++ {
			a.Mov(arm64.RegOf(n, 8), arm64.Imm(-0x123))
		}
		a.Ret()
	}

	begin("putchar")
	logged(arm64.X0)
	fits := a.NewLabel()
	counted(unsafe.Offsetof(s.room), -1)
	a.Tbz(arm64.X13, 63, fits)
	a.Mov(arm64.W0, arm64.Imm(-1))
	a.Bind(fits)
	end()

	begin("getchar")
	a.Mov(arm64.X14, arm64.Imm(calledGetchar))
	logged(arm64.X14)
	more := a.NewLabel()
	counted(unsafe.Offsetof(s.input), 1)
	a.Add(arm64.X13, arm64.X10, arm64.Imm(unsafe.Offsetof(s.bytes)))
	a.Ldrb(arm64.W0, arm64.PtrIndex(arm64.X13, arm64.X12, 0))
	a.Ldr(arm64.X13, field(unsafe.Offsetof(s.end)))
	a.Cmp(arm64.X12, arm64.X13)
	a.Bcc(arm64.LT, more)
	a.Mov(arm64.X0, arm64.Imm(0x12345678_ffffffff)) // an int's upper half is anything
	a.Bind(more)
	end()

	begin("fflush")
	a.Mov(arm64.X14, arm64.Imm(calledFflush))
	logged(arm64.X14)
	a.Ldr(arm64.X0, field(unsafe.Offsetof(s.failed)))
	end()

	begin("errno")
	a.Add(arm64.X0, arm64.X10, arm64.Imm(unsafe.Offsetof(s.errno)))
	end()

	code, err := a.Bytes()
	if err != nil {
		panic(err)
	}
	return code, offsets
}
