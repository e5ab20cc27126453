package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Registers by role. work holds the address of the work area everywhere in the
// run time, but not in the program's code.
const (
	work   = portable.S0
	cursor = portable.S2 // where the next byte of a message goes
)

// Numbers of Linux that are the same on all processors.
const (
	protReadWrite = 3
	mapTape       = 0x2 | 0x20 | 0x4000 // MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE
	maxErrno      = 4095                // a result from -4095 to -1 is an error

	stdin, stdout, stderr = 0, 1, 2
)

// The exit statuses, those of bf.
const (
	exitOK     = 0
	exitFailed = 1
	exitPipe   = 141 // nobody reads the output
)

// A runtime writes the text of an executable: the program's code, the run time,
// its tables and messages.
type runtime struct {
	portable.Assembler
	unit *emit.Unit
	code *native.Code
	tape tape

	entry, start asm.Label // of the program's C function and of the executable
	flushed      asm.Label // routine
	failed       asm.Label // the way out after a failed system call; V has its error
	texts        []text
}

// A text is a message that a label names, with a zero byte at its end.
type text struct {
	label asm.Label
	s     string
}

// label returns a new label.
func (r *runtime) label() asm.Label { return r.Buffer().NewLabel() }

func (r *runtime) bind(l asm.Label) { r.Buffer().Bind(l) }

// here returns a label for this place.
func (r *runtime) here() asm.Label {
	l := r.label()
	r.bind(l)
	return l
}

// text returns the label of a message.
func (r *runtime) text(s string) asm.Label {
	l := r.label()
	r.texts = append(r.texts, text{l, s})
	return l
}

// address returns where a bound label is in memory.
func (r *runtime) address(l asm.Label) uint64 {
	offset, _ := r.Buffer().Offset(l)
	return textBase + r.textOffset() + uint64(offset)
}

// write writes the text.
func (r *runtime) write() ([]byte, error) {
	b := r.Buffer()
	r.entry, r.start, r.flushed, r.failed = r.label(), r.label(), r.label(), r.label()
	b.Emit(r.code.Text[:r.code.Entry]...)
	b.Bind(r.entry)
	b.Emit(r.code.Text[r.code.Entry:]...)
	b.AlignData(4, 0)
	r.bind(r.start)
	r.prepare()
	r.loop()
	r.flush()
	for _, t := range r.texts {
		b.Bind(t.label)
		b.EmitString(t.s)
		b.Emit(0)
	}
	return b.Bytes()
}

// prepare maps the tape and fills in the State.
func (r *runtime) prepare() {
	k := r.Kernel()
	r.Imm(portable.A0, 0)
	r.Imm(portable.A1, r.tape.size)
	r.Imm(portable.A2, 0)
	r.Imm(portable.A3, mapTape)
	r.Imm(portable.A4, -1)
	r.Imm(portable.A5, 0)
	r.SyscallA3(k.Mmap)
	r.IfImm(portable.AtLeast, portable.V, -maxErrno, r.failed)
	r.Mov(portable.S1, portable.V)
	r.Imm(portable.A1, r.tape.guard)
	r.Mov(portable.A0, portable.S1)
	r.Add(portable.A0, portable.A1)
	r.Imm(portable.A1, r.tape.mapped)
	r.Imm(portable.A2, protReadWrite)
	r.Syscall(k.Mprotect)
	r.IfImm(portable.AtLeast, portable.V, -maxErrno, r.failed)

	r.Imm(work, workBase)
	r.Store(work, tapeAt, portable.S1, 8)
	r.setField(native.OffsetLow, r.tape.first)
	r.setField(native.OffsetTape, r.tape.start)
	r.Imm(portable.S1, 0)
	r.setField(native.OffsetResume, int64(textBase+r.textOffset())+int64(r.code.Body))
	r.setField(native.OffsetOutPos, workBase+outAt)
	r.Store(work, writtenAt, portable.T0, 8)
	r.setField(native.OffsetOutEnd, workBase+outAt+bufferSize)
}

// setField sets a field of the State to S1 + v, by way of T0.
func (r *runtime) setField(offset int32, v int64) {
	r.Imm(portable.T0, v)
	r.Add(portable.T0, portable.S1)
	r.Store(work, state(offset), portable.T0, 8)
}

// loop calls the program until it ends.
func (r *runtime) loop() {
	again := r.here()
	r.Mov(portable.A0, work)
	r.Call(r.entry)
	next := r.label()
	r.IfImm(portable.NotEqual, portable.V, int32(native.Flush), next)
	r.Call(r.flushed)
	r.Jump(again)
	r.bind(next)
	if r.unit.Uses(ir.In) {
		next := r.label()
		r.IfImm(portable.NotEqual, portable.V, int32(native.Fill), next)
		r.fill(again)
		r.bind(next)
	}
	r.Call(r.flushed)
	r.Imm(portable.A0, exitOK)
	r.Syscall(r.Kernel().Exit)
	r.bind(r.failed)
	r.Imm(portable.A0, exitFailed)
	r.Syscall(r.Kernel().Exit)
}
