package object

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/positions"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Registers by role, everywhere but in the program's code.
const (
	frame = portable.S0 // address of the function's memory on the stack
	run   = portable.S1 // address of the struct bf_run

	result = portable.V
	a0     = portable.A0
	a1     = portable.A1
	a2     = portable.A2
	t0     = portable.T0
	t1     = portable.T1
)

// The function's memory: the native.State and the buffers. They are small, as the
// stack may be, and less than the guard page at its end.
const (
	resultAt   = 128 // after room for the State
	outAt      = 144
	bufferSize = 1 << 10
	inAt       = outAt + bufferSize
	frameSize  = inAt + bufferSize
)

// A function writes the text of an object: the program's code, and the function
// for C with what it needs.
type function struct {
	portable.Assembler
	unit *emit.Unit
	code *native.Code
	log  uint // logarithm of the size of a cell in bytes

	entry, body      asm.Label // the program's own function, and where its first call resumes
	start, flush     asm.Label // the function for C, and a routine
	stopped, located asm.Label // ways to the end: stopped, and with a result in t0
	table            asm.Label // of positions
	end              int       // of the instructions
}

func (f *function) label() asm.Label { return f.Buffer().NewLabel() }

func (f *function) bind(l asm.Label) { f.Buffer().Bind(l) }

// write writes the text.
func (f *function) write() ([]byte, error) {
	b := f.Buffer()
	for _, l := range []*asm.Label{&f.entry, &f.body, &f.start, &f.flush, &f.stopped, &f.located, &f.table} {
		*l = f.label()
	}
	f.log = uint(bits.TrailingZeros(uint(f.unit.Program.Bits / 8)))
	b.Emit(f.code.Text[:f.code.Entry]...)
	f.bind(f.entry)
	b.Emit(f.code.Text[f.code.Entry:f.code.Body]...)
	f.bind(f.body)
	b.Emit(f.code.Text[f.code.Body:]...)
	b.AlignData(16, 0)

	f.bind(f.start)
	f.EnterFrame(frameSize)
	f.Mov(run, a0)
	f.prepare()
	f.loop()
	f.LeaveFrame(frameSize)
	f.flushRoutine()
	f.end = b.Len()
	f.bind(f.table)
	b.Emit(positions.Table(f.unit, f.code.Lines)...)
	return b.Bytes()
}

// prepare fills in the State from the struct bf_run.
func (f *function) prepare() {
	f.Load(t0, run, runTape, 8)
	f.store(native.OffsetLow)
	f.Load(t1, run, runStart, 8)
	f.ShiftLeft(t1, f.log)
	f.Add(t0, t1)
	f.store(native.OffsetTape)
	f.Load(t0, run, runCells, 8)
	f.ShiftLeft(t0, f.log)
	f.store(native.OffsetSpan)
	f.Addr(t0, f.body)
	f.store(native.OffsetResume)
	f.Mov(t0, frame)
	f.AddImm(t0, outAt)
	f.store(native.OffsetOutPos)
	f.AddImm(t0, bufferSize) // the end of the output buffer, and the input buffer
	f.store(native.OffsetOutEnd)
	f.store(native.OffsetInPos)
	f.store(native.OffsetInEnd)
	f.Imm(t0, 0)
	f.Store(frame, native.OffsetEOF, t0, 4)
}

// store stores t0 to a field of the State.
func (f *function) store(offset int32) { f.Store(frame, offset, t0, 8) }

// loop calls the program until it ends, does what it leaves for, and leaves the
// result.
func (f *function) loop() {
	again, finish, done := f.label(), f.label(), f.label()
	f.bind(again)
	f.Mov(a0, frame)
	f.Call(f.entry)
	f.on(native.Flush, func() {
		f.Call(f.flush)
		f.IfImm(portable.Equal, result, 0, again)
		f.Jump(f.stopped)
	})
	if f.unit.Uses(ir.In) {
		f.on(native.Fill, func() { f.fill(again) })
	}
	if f.unit.Uses(ir.In) && f.unit.Machine.EOF == ir.EOFError {
		f.on(native.EOF, func() {
			f.Imm(t0, resultInput)
			f.Jump(finish)
		})
	}
	f.on(native.OffTape, func() {
		f.Load(t0, frame, native.OffsetByte, 8)
		f.ShiftRight(t0, f.log)
		f.Load(t1, run, runStart, 8)
		f.Sub(t0, t1)
		f.Store(run, runCell, t0, 8)
		f.Imm(t0, resultRange)
		f.Jump(finish)
	})
	f.Imm(t0, resultDone)
	f.bind(finish)
	f.Store(frame, resultAt, t0, 4)
	f.Call(f.flush)
	f.Load(t0, frame, resultAt, 4)
	f.IfImm(portable.Equal, result, 0, f.located)
	f.bind(f.stopped)
	f.Imm(t0, resultStopped)
	f.bind(f.located)
	f.Store(frame, resultAt, t0, 4)
	f.IfImm(portable.Equal, t0, resultDone, done)
	f.locate()
	f.bind(done)
	f.Load(result, frame, resultAt, 4)
}

// on writes what is done if the program has left for a reason.
func (f *function) on(reason native.Reason, do func()) {
	other := f.label()
	f.IfImm(portable.NotEqual, result, int32(reason), other)
	do()
	f.bind(other)
}

// locate notes where the program has come to.
func (f *function) locate() {
	f.Addr(t0, f.entry)
	f.Load(t1, frame, native.OffsetResume, 8)
	f.Sub(t1, t0)
	f.AddImm(t1, int32(f.code.Entry)-1)
	positions.Find(f, f.table)
	f.Store(run, runLine, positions.Line, 4)
	f.Store(run, runColumn, positions.Column, 4)
}

// fill reads input and goes to again. A count that is negative or too large stops
// the program.
func (f *function) fill(again asm.Label) {
	f.Call(f.flush)
	f.IfImm(portable.NotEqual, result, 0, f.stopped)
	call, ended := f.label(), f.label()
	f.Load(t0, run, runRead, 8)
	f.IfImm(portable.NotEqual, t0, 0, call)
	f.Imm(result, 0)
	f.Jump(ended)
	f.bind(call)
	f.Load(a0, run, runUser, 8)
	f.Mov(a1, frame)
	f.AddImm(a1, inAt)
	f.Imm(a2, bufferSize)
	f.CallReg(t0)
	f.bind(ended)
	f.IfImm(portable.AtLeast, result, bufferSize+1, f.stopped)
	f.Mov(t0, frame)
	f.AddImm(t0, inAt)
	f.store(native.OffsetInPos)
	f.Add(t0, result)
	f.store(native.OffsetInEnd)
	f.IfImm(portable.NotEqual, result, 0, again)
	f.Imm(t0, 1)
	f.Store(frame, native.OffsetEOF, t0, 4)
	f.Jump(again)
}

// flushRoutine writes the routine that passes on the output and makes the buffer
// free. It returns 0 unless the program is to stop.
func (f *function) flushRoutine() {
	f.bind(f.flush)
	f.Enter()
	nothing := f.label()
	f.Mov(a1, frame)
	f.AddImm(a1, outAt)
	f.Load(a2, frame, native.OffsetOutPos, 8)
	f.Store(frame, native.OffsetOutPos, a1, 8)
	f.Sub(a2, a1)
	f.Imm(result, 0)
	f.IfImm(portable.Equal, a2, 0, nothing)
	f.Load(t0, run, runWrite, 8)
	f.IfImm(portable.Equal, t0, 0, nothing)
	f.Load(a0, run, runUser, 8)
	f.CallReg(t0)
	f.ShiftLeft(result, 32) // an int has 32 bits
	f.bind(nothing)
	f.Leave()
}
