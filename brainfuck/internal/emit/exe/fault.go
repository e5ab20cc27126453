package exe

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// catchFaults makes the kernel call the routine caught for faults. It runs on the
// program's own stack: no fault of the program's code is the stack's.
func (r *builder) catchFaults() {
	const flags = saSiginfo | saRestorer | saResethand
	r.catch(sigsegv, &r.caught, flags)
	if r.checked {
		r.catch(sigill, &r.caught, flags) // see native.Config.CheckLow
	}
}

// catch makes the kernel call a routine as a signal's handler (rt_sigaction(2)).
func (r *builder) catch(signal int64, handler *routine, flags int64) {
	// struct sigaction of the kernel: handler, flags, restorer, mask.
	r.Addr(t0, r.labelOf(handler))
	r.Store(work, scratchAt, t0, 8)
	r.Imm(t0, flags)
	r.Store(work, scratchAt+8, t0, 8)
	r.Addr(t0, r.labelOf(&r.restore))
	r.Store(work, scratchAt+16, t0, 8)
	r.Imm(a0, signal)
	r.Mov(a1, work)
	r.AddImm(a1, scratchAt)
	r.Imm(a2, 0)
	r.Imm(a3, sigsetSize)
	r.SyscallA3(r.Kernel().Sigaction) // fails only for wrong arguments
}

// writeRestore writes where handlers return to.
func (r *builder) writeRestore() { r.Syscall(r.Kernel().Sigreturn) }

// writeCaught writes the handler of faults, which gets the signal, a siginfo_t and
// a struct ucontext. An access of the program to the tape's mapping is one off
// the tape. What else may have sent the signal, it is sent again and ends the
// process.
func (r *builder) writeCaught() {
	k := r.Kernel()
	foreign := r.label()
	r.Imm(work, workBase)
	r.ifOutside(foreign)
	r.Load(cell, a1, siginfoAddr, 8)
	if r.checked {
		guard := r.label()
		r.IfImm(notEqual, a0, sigill, guard)
		r.Load(cell, a2, k.General(r.code.Registers.Low), 8)
		r.bind(guard)
	}
	r.Load(t0, work, tapeAt, 8)
	r.Sub(cell, t0)
	r.Imm(t0, r.tape.size)
	r.If(atLeast, cell, t0, foreign)
	r.Imm(t0, r.tape.start)
	r.Sub(cell, t0)
	if log := bits.TrailingZeros(uint(r.unit.Program.Bits / 8)); log > 0 {
		r.ShiftRight(cell, uint(log))
	}
	r.Load(t0, a2, k.General(r.code.Registers.Out), 8)
	r.Store(work, native.OffsetOutPos, t0, 8)
	r.AddImm(pc, 1)
	r.outside()

	r.bind(foreign)
	r.Mov(cell, a0)
	r.Syscall(k.Getpid)
	r.Mov(a0, result)
	r.Mov(a1, cell)
	r.Syscall(k.Kill)
	r.Ret()
}
