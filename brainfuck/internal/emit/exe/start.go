package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// prepare maps the tape, fills in the State, and has faults caught. What is not
// set is 0.
func (r *builder) prepare() {
	r.Imm(work, workBase)
	r.mapTape()
	r.Store(work, tapeAt, cell, 8)
	r.setField(native.OffsetLow, r.tape.first)
	r.setField(native.OffsetTape, r.tape.start)
	r.Addr(t0, r.body)
	r.Store(work, native.OffsetResume, t0, 8)
	r.Imm(t0, workBase+outAt)
	r.Store(work, native.OffsetOutPos, t0, 8)
	r.Store(work, writtenAt, t0, 8)
	r.Imm(t0, workBase+outAt+bufferSize)
	r.Store(work, native.OffsetOutEnd, t0, 8)
	r.catchFaults()
	if r.ticks() {
		r.startTicking()
	}
}

// mapTape reserves addresses, makes those of the tape readable and writable, and
// leaves the address of the mapping in cell. The tape's cells are 0, and cost
// memory only when they are used.
func (r *builder) mapTape() {
	failed, mapped := r.label(), r.label()
	r.Imm(a0, 0)
	r.Imm(a1, r.tape.size)
	r.Imm(a2, 0)
	r.Imm(a3, mapTape)
	r.Imm(a4, -1)
	r.Imm(a5, 0)
	r.SyscallA3(r.Kernel().Mmap)
	r.IfImm(atLeast, result, -maxErrno, failed)
	r.Mov(cell, result)
	r.Imm(a0, r.tape.guard)
	r.Add(a0, cell)
	r.Imm(a1, r.tape.mapped)
	r.Imm(a2, protReadWrite)
	r.Syscall(r.Kernel().Mprotect)
	r.IfImm(below, result, -maxErrno, mapped)
	r.bind(failed)
	r.Addr(a5, r.text("map the tape"))
	r.fail()
	r.bind(mapped)
}

// setField sets a field of the State to the mapping's address, in cell, and v.
func (r *builder) setField(offset int32, v int64) {
	r.Imm(t0, v)
	r.Add(t0, cell)
	r.Store(work, offset, t0, 8)
}

// loop calls the program until it ends, and does what it leaves for.
func (r *builder) loop() {
	again := r.here()
	r.Mov(a0, work)
	r.Call(r.entry)
	r.on(native.Flush, func() {
		r.call(&r.flush)
		r.Jump(again)
	})
	if r.unit.Uses(ir.In) {
		r.on(native.Fill, func() { r.fill(again) })
		if r.unit.Machine.EOF == ir.EOFError {
			r.on(native.EOF, r.inputEnded)
		}
	}
	if r.unit.Uses(ir.Dump) {
		r.on(native.Dump, func() { r.dump(again) })
	}
	r.call(&r.flush)
	r.exit(exitOK)
}

// on writes what is done if the program has left for a reason.
func (r *builder) on(reason native.Reason, do func()) {
	other := r.label()
	r.IfImm(notEqual, result, int32(reason), other)
	do()
	r.bind(other)
}
