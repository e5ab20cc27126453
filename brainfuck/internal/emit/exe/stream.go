package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// writeFlush writes the routine that writes the output up to State.OutPos and
// makes the buffer free.
func (r *builder) writeFlush() {
	r.Enter()
	r.Load(t0, work, native.OffsetOutPos, 8)
	r.call(&r.drain)
	r.Imm(t0, workBase+outAt)
	r.Store(work, writtenAt, t0, 8)
	r.Store(work, native.OffsetOutPos, t0, 8)
	r.Leave()
}

// writeDrain writes the routine that writes the output up to the address in t0.
func (r *builder) writeDrain() {
	r.Enter()
	r.Store(work, limitAt, t0, 8)
	again, done, written := r.here(), r.label(), r.label()
	r.Load(a1, work, writtenAt, 8)
	r.Load(a2, work, limitAt, 8)
	r.Sub(a2, a1)
	r.IfImm(equal, a2, 0, done)
	r.Imm(a0, stdout)
	r.Syscall(r.Kernel().Write)
	r.IfImm(below, result, -maxErrno, written)
	r.Imm(a4, stdout)
	r.Addr(a5, r.text("write"))
	r.call(&r.retry)
	r.Jump(again)
	r.bind(written)
	r.Add(a1, result)
	r.Store(work, writtenAt, a1, 8)
	r.Jump(again)
	r.bind(done)
	r.Leave()
}

// fill reads input, after the output that may have asked for it is written, and
// goes to again.
func (r *builder) fill(again asm.Label) {
	r.call(&r.flush)
	r.reading(1)
	retry, read, more := r.here(), r.label(), r.label()
	r.Imm(a0, stdin)
	r.Imm(a1, workBase+inAt)
	r.Imm(a2, bufferSize)
	r.Syscall(r.Kernel().Read)
	r.IfImm(below, result, -maxErrno, read)
	r.Imm(a4, stdin)
	r.Addr(a5, r.text("read"))
	r.call(&r.retry)
	r.Jump(retry)

	r.bind(read)
	r.Store(work, native.OffsetInPos, a1, 8)
	r.Add(a1, result)
	r.Store(work, native.OffsetInEnd, a1, 8)
	r.IfImm(notEqual, result, 0, more)
	r.Imm(t0, 1)
	r.Store(work, native.OffsetEOF, t0, 4)
	r.bind(more)
	r.reading(0)
	r.Jump(again)
}

// writeRetry writes the routine for a system call on the file descriptor a4 that
// has failed with the error in result while it did what the text a5 says. It
// returns if the call may be made again: after an interruption, and when a
// descriptor that does not block is ready.
func (r *builder) writeRetry() {
	again, failed, noisy := r.label(), r.label(), r.label()
	r.IfImm(equal, result, -eintr, again)
	r.IfImm(notEqual, result, -eagain, failed)
	r.Store(work, scratchAt, a4, 4) // struct pollfd
	r.Mov(t0, a4)                   // events: pollIn for 0, pollOut for 1
	r.Add(t0, a4)
	r.Add(t0, a4)
	r.AddImm(t0, pollIn)
	r.Store(work, scratchAt+4, t0, 4)
	r.Mov(a0, work)
	r.AddImm(a0, scratchAt)
	r.Imm(a1, 1)
	r.Imm(a2, 0)
	r.Imm(a3, 0)
	r.Imm(a4, 0)
	r.SyscallA3(r.Kernel().Ppoll)
	r.bind(again)
	r.Ret()
	r.bind(failed)
	r.IfImm(notEqual, result, -epipe, noisy)
	r.exit(exitPipe)
	r.bind(noisy)
	r.fail()
}
