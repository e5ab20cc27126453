package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// flush writes the routine that writes the output up to State.OutPos and makes
// the buffer free.
func (r *runtime) flush() {
	r.bind(r.flushed)
	r.Load(portable.A1, work, writtenAt, 8)
	again, done := r.here(), r.label()
	r.Load(portable.A2, work, state(native.OffsetOutPos), 8)
	r.Sub(portable.A2, portable.A1)
	r.IfImm(portable.Equal, portable.A2, 0, done)
	r.Imm(portable.A0, stdout)
	r.Syscall(r.Kernel().Write)
	r.IfImm(portable.AtLeast, portable.V, -maxErrno, r.failed)
	r.Add(portable.A1, portable.V)
	r.Jump(again)
	r.bind(done)
	r.Imm(portable.T0, workBase+outAt)
	r.Store(work, writtenAt, portable.T0, 8)
	r.Store(work, state(native.OffsetOutPos), portable.T0, 8)
	r.Ret()
}

// fill reads input and goes to again.
func (r *runtime) fill(again asm.Label) {
	r.Call(r.flushed)
	r.Imm(portable.A0, stdin)
	r.Imm(portable.A1, workBase+inAt)
	r.Imm(portable.A2, bufferSize)
	r.Syscall(r.Kernel().Read)
	r.IfImm(portable.AtLeast, portable.V, -maxErrno, r.failed)
	r.Store(work, state(native.OffsetInPos), portable.A1, 8)
	r.Add(portable.A1, portable.V)
	r.Store(work, state(native.OffsetInEnd), portable.A1, 8)
	r.IfImm(portable.NotEqual, portable.V, 0, again)
	r.Imm(portable.T0, 1)
	r.Store(work, state(native.OffsetEOF), portable.T0, 4)
	r.Jump(again)
}
