package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A program that prints and then computes for long would keep its output in the
// buffer. So a timer interrupts it after 50 milliseconds, and again, and what it
// has printed is written. The timer rests while the program waits for input.

// interval is the time after which output is written, in microseconds.
const interval = 50_000

// ticks reports whether the program may compute for long after it has printed.
func (r *builder) ticks() bool {
	return r.unit.Uses(ir.Out) && (r.unit.Uses(ir.Open) || r.unit.Uses(ir.Scan))
}

// startTicking sets the timer.
func (r *builder) startTicking() {
	r.catch(sigalrm, &r.alarm, saSiginfo|saRestorer|saRestart)
	r.Imm(t0, interval)
	r.Store(work, intervalAt+24, t0, 8) // it_value.tv_usec of struct itimerval
	r.call(&r.arm)
}

// writeArm writes the routine that sets the timer if it does not run.
func (r *builder) writeArm() {
	running := r.label()
	r.Load(t0, work, tickingAt, 8)
	r.IfImm(notEqual, t0, 0, running)
	r.Store(work, tickingAt, work, 8)
	r.Imm(a0, 0) // ITIMER_REAL
	r.Mov(a1, work)
	r.AddImm(a1, intervalAt)
	r.Imm(a2, 0)
	r.Syscall(r.Kernel().Setitimer)
	r.bind(running)
	r.Ret()
}

// reading notes whether the program waits for input. After that, the timer runs.
func (r *builder) reading(yes int64) {
	if !r.ticks() {
		return
	}
	r.Imm(t0, yes)
	r.Store(work, readingAt, t0, 8)
	if yes == 0 {
		r.call(&r.arm)
	}
}

// writeAlarm writes the handler of the timer's signal. While the program's code
// runs, a register tells where the output ends; if the run time is at work, there
// is nothing to do.
func (r *builder) writeAlarm() {
	away, resting := r.label(), r.label()
	r.Enter()
	r.Imm(work, workBase)
	r.ifOutside(away)
	r.Load(t0, a2, r.Kernel().General(r.code.Registers.Out), 8)
	r.call(&r.drain)
	r.bind(away)
	r.Imm(t0, 0)
	r.Store(work, tickingAt, t0, 8)
	r.Load(t0, work, readingAt, 8)
	r.IfImm(notEqual, t0, 0, resting)
	r.call(&r.arm)
	r.bind(resting)
	r.Leave()
}

// ifOutside loads the program counter of the struct ucontext at a2 into pc and
// goes to l if it is not in the part of the program's code where registers hold
// what package native says.
func (r *builder) ifOutside(l asm.Label) {
	r.Load(pc, a2, r.Kernel().PC, 8)
	r.Addr(t1, r.body)
	r.Neg(t1)
	r.Add(t1, pc)
	r.AddImm(t1, int32(r.code.Body-r.code.Lo))
	r.IfImm(atLeast, t1, int32(r.code.Hi-r.code.Lo), l)
}
