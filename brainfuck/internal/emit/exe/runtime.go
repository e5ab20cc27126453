package exe

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/portable"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/positions"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A builder writes the text of an executable: the program's code, the run time,
// its messages and the table of positions.
type builder struct {
	portable.Assembler
	unit *emit.Unit
	code *native.Code
	tape tape
	// checked is native.Config.CheckLow.
	checked bool

	entry, body asm.Label // the program's C function, and where its first call resumes
	start       asm.Label // of the executable
	table       asm.Label // of positions
	codeEnd     int       // length of the text's instructions
	texts       []text
	pending     []*routine // those that are called and not written yet

	flush, drain, retry, arm, number, signed, puts, where, report routine
	restore, caught, alarm                                        routine
}

// A text is a message that a label names, with a zero byte at its end.
type text struct {
	label asm.Label
	s     string
}

// A routine is a function of the run time. It is only written if it is used.
type routine struct {
	label asm.Label
	write func()
}

func newBuilder(a portable.Assembler, u *emit.Unit) *builder {
	r := &builder{Assembler: a, unit: u}
	for f, write := range map[*routine]func(){
		&r.flush: r.writeFlush, &r.drain: r.writeDrain, &r.retry: r.writeRetry, &r.arm: r.writeArm,
		&r.number: r.writeNumber, &r.signed: r.writeSigned, &r.puts: r.writePuts, &r.where: r.writeWhere, &r.report: r.writeReport,
		&r.restore: r.writeRestore, &r.caught: r.writeCaught, &r.alarm: r.writeAlarm,
	} {
		f.write = write
	}
	return r
}

// write writes the text.
func (r *builder) write() ([]byte, error) {
	b := r.Buffer()
	r.entry, r.body, r.start, r.table = r.label(), r.label(), r.label(), r.label()
	b.Emit(r.code.Text[:r.code.Entry]...)
	r.bind(r.entry)
	b.Emit(r.code.Text[r.code.Entry:r.code.Body]...)
	r.bind(r.body)
	b.Emit(r.code.Text[r.code.Body:]...)
	b.AlignData(4, 0)
	r.bind(r.start)
	r.prepare()
	r.loop()
	r.finish()
	r.bind(r.table)
	b.Emit(positions.Table(r.unit, r.code.Lines)...)
	return b.Bytes()
}

// finish writes the routines and texts that have been used.
func (r *builder) finish() {
	for len(r.pending) > 0 {
		f := r.pending[0]
		r.pending = r.pending[1:]
		r.bind(f.label)
		f.write()
	}
	r.codeEnd = r.Buffer().Len()
	for _, t := range r.texts {
		r.bind(t.label)
		r.Buffer().EmitString(t.s)
		r.Buffer().Emit(0)
	}
}

// label returns a new label.
func (r *builder) label() asm.Label { return r.Buffer().NewLabel() }

func (r *builder) bind(l asm.Label) { r.Buffer().Bind(l) }

// here returns a label for this place.
func (r *builder) here() asm.Label {
	l := r.label()
	r.bind(l)
	return l
}

// text returns the label of a message.
func (r *builder) text(s string) asm.Label {
	for _, t := range r.texts {
		if t.s == s {
			return t.label
		}
	}
	l := r.label()
	r.texts = append(r.texts, text{l, s})
	return l
}

// labelOf returns the label of a routine, which will be written.
func (r *builder) labelOf(f *routine) asm.Label {
	if f.label == 0 {
		f.label = r.label()
		r.pending = append(r.pending, f)
	}
	return f.label
}

func (r *builder) call(f *routine) { r.Call(r.labelOf(f)) }

// exit ends the process.
func (r *builder) exit(status int64) {
	r.Imm(a0, status)
	r.Syscall(r.Kernel().Exit)
}
