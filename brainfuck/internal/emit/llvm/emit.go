package llvm

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

const (
	// maxOps and maxDepth bound a function: some of LLVM's passes take more
	// than linear time.
	maxOps, maxDepth = 2000, 12
	// maxTape is how many bytes the tape of a file may have so that all code
	// can address it with the small code model.
	maxTape = 1 << 30
	// FirstOpaque is the first version of LLVM that reads pointers without
	// types.
	FirstOpaque = 15
)

// Options are the choices about LLVM's representation.
type Options struct {
	// Version is the major version of LLVM to write for, 0 for the newest.
	Version int
	// Unchecked leaves out the comparisons with the ends of the tape.
	Unchecked bool
	// Library leaves out main and the tape: the function "program" takes the
	// address of the leftmost cell and the number of the start cell, counted
	// from there. It calls read and write, which work like POSIX's but do not
	// return if they fail, and outside(cell, position) and ended(position),
	// which do not return at all.
	Library bool
}

// Build returns the program as text.
func Build(u *emit.Unit, o *Options) ([]byte, error) {
	p := structured.NewPlan(u, structured.Options{MaxOps: maxOps, MaxDepth: maxDepth, Unchecked: o.Unchecked})
	if p.Uses[ir.Dump] {
		return nil, emit.Unfitf("there is nobody to show the tape to: build without the command #")
	}
	if !o.Library && p.Tape() > maxTape {
		return nil, emit.Unfitf("a tape of %d bytes is too large for a variable of LLVM, which has at most %d", p.Tape(), maxTape)
	}
	e := &emitter{plan: p, Options: *o, cell: "i" + strconv.Itoa(p.Program.Bits)}
	e.head()
	for n := range p.Parts {
		e.part(n)
	}
	if o.Version == 0 || o.Version >= FirstOpaque {
		return opaque(e.Bytes()), nil
	}
	return e.Bytes(), nil
}

// opaque replaces the types of pointers, as this package writes them, by the type of
// all pointers. No other text has a star: names are written in hexadecimal.
func opaque(text []byte) []byte {
	var b []byte
	for {
		star := bytes.IndexByte(text, '*')
		if star < 0 {
			return append(b, text...)
		}
		begin := bytes.LastIndexByte(text[:star], 'i') // of i8*
		if text[star-1] == ']' {                       // [4 x i8]*
			begin = bytes.LastIndexByte(text[:star], '[')
		}
		b = append(append(b, text[:begin]...), "ptr"...)
		text = text[star+1:]
	}
}

type emitter struct {
	bytes.Buffer
	Options
	plan *structured.Plan
	cell string // type of a cell
	n    int    // values so far
	at   string // the value of the tape pointer in this block, "" if not loaded
}

func (e *emitter) printf(format string, args ...any) { fmt.Fprintf(e, format, args...) }

// value writes an instruction that has a value, and returns that.
func (e *emitter) value(format string, args ...any) string {
	e.n++
	name := "%" + strconv.Itoa(e.n)
	e.printf("  %s = ", name)
	e.printf(format+"\n", args...)
	return name
}

// part writes a part as a function. Values have numbers from 1 on: 0 is the block
// at the start.
func (e *emitter) part(n int) {
	e.n, e.at = 0, ""
	linkage := "internal"
	if n == len(e.plan.Parts)-1 && e.Library {
		linkage = "dso_local"
	}
	e.printf("\ndefine %s i64 @%s(%s* noalias %%tape, i64 %%start) noinline nounwind {\n", linkage, e.partName(n), e.cell)
	e.printf("  %%p = alloca i64\n  store i64 %%start, i64* %%p\n")
	e.plan.Walk(n, e.op, func(part int) {
		e.moveTo(e.value("call i64 @%s(%s* %%tape, i64 %s)", e.partName(part), e.cell, e.pointer()))
	})
	e.printf("  ret i64 %s\n}\n", e.pointer())
}

// partName names the last part program, and the others by their number from 1.
func (e *emitter) partName(n int) string {
	if n == len(e.plan.Parts)-1 {
		return "program"
	}
	return "part" + strconv.Itoa(n+1)
}

// op writes op i.
func (e *emitter) op(i int) {
	op := &e.plan.Ops[i]
	needs := e.plan.Needs(i)
	if op.Kind == ir.End {
		e.jump("next", int(op.Match))
		e.label("next", int(op.Match))
		return
	}
	line, column := e.plan.Locate(op.Pos)
	e.printf("  ; %d:%d\n", line, column)
	if op.Kind == ir.Scan {
		e.scan(i, op, needs)
		return
	}
	e.need(needs&(structured.SrcLow|structured.SrcHigh), op.Src, op.Pos)
	e.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Pos)
	switch op.Kind {
	case ir.Add:
		to := e.address(op.Off)
		e.store(e.value("add %s %s, %d", e.cell, e.load(to), op.Arg), to)
	case ir.Set:
		e.store(strconv.FormatInt(op.Arg, 10), e.address(op.Off))
	case ir.MulAdd:
		product := e.value("mul %s %s, %d", e.cell, e.load(e.address(op.Src)), op.Arg)
		to := e.address(op.Off)
		e.store(e.value("add %s %s, %s", e.cell, e.load(to), product), to)
	case ir.Move:
		e.moveTo(e.value("add i64 %s, %d", e.pointer(), op.Arg))
	case ir.Out:
		v := e.load(e.address(op.Off))
		if e.cell != "i8" {
			v = e.value("trunc %s %s to i8", e.cell, v)
		}
		e.printf("  call void @put(i8 %s)\n", v)
	case ir.In:
		to := e.address(op.Off)
		e.store(e.value("call %s @get(%s %s, %s)", e.cell, e.cell, e.load(to), e.place(op.Pos)), to)
	case ir.Open, ir.If:
		e.branch(op.Off, "body", i, "next", i)
		e.label("body", i)
	case ir.Close:
		e.branch(op.Off, "body", int(op.Match), "next", int(op.Match))
		e.label("next", int(op.Match))
	}
}

// scan writes a Scan. Its comparisons have the position of the [ before the first
// step, that of the ] after each.
func (e *emitter) scan(i int, op *ir.Op, needs structured.Needs) {
	e.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Entry)
	e.jump("scan", i)
	e.label("scan", i)
	e.branch(op.Off, "step", i, "next", i)
	e.label("step", i)
	e.moveTo(e.value("add i64 %s, %d", e.pointer(), op.Arg))
	e.need(needs&(structured.StepLow|structured.StepHigh), op.Off, op.Pos)
	e.jump("scan", i)
	e.label("next", i)
}

// need compares the cell at off with the ends of the tape.
func (e *emitter) need(needs structured.Needs, off, pos int32) {
	if needs == 0 {
		return
	}
	cell := e.index(off)
	bad := e.value("icmp uge i64 %s, %d", cell, e.plan.Machine.Left+e.plan.Machine.Right)
	i := e.n // no other label has this number
	e.printf("  br i1 %s, label %%off%d, label %%on%d\noff%d:\n", bad, i, i, i)
	e.printf("  call void @outside(i64 %s, %s)\n  unreachable\non%d:\n", cell, e.place(pos), i)
}

// place returns the arguments that tell a runtime function where in the source it is
// called.
func (e *emitter) place(pos int32) string {
	if e.Library {
		return fmt.Sprintf("i64 %d", pos)
	}
	line, column := e.plan.Locate(pos)
	return fmt.Sprintf("i32 %d, i32 %d", line, column)
}

// pointer returns the value of the tape pointer.
func (e *emitter) pointer() string {
	if e.at == "" {
		e.at = e.value("load i64, i64* %%p")
	}
	return e.at
}

func (e *emitter) moveTo(v string) {
	e.printf("  store i64 %s, i64* %%p\n", v)
	e.at = v
}

// index returns the number of the cell at off, counted from the leftmost.
func (e *emitter) index(off int32) string {
	if off == 0 {
		return e.pointer()
	}
	return e.value("add i64 %s, %d", e.pointer(), off)
}

func (e *emitter) address(off int32) string {
	return e.value("getelementptr inbounds %s, %s* %%tape, i64 %s", e.cell, e.cell, e.index(off))
}

func (e *emitter) load(from string) string {
	return e.value("load %s, %s* %s", e.cell, e.cell, from)
}

func (e *emitter) store(v, to string) {
	e.printf("  store %s %s, %s* %s\n", e.cell, v, e.cell, to)
}

// branch goes on at one label if the cell is not 0, at the other if it is.
func (e *emitter) branch(off int32, not0 string, i int, is0 string, j int) {
	zero := e.value("icmp eq %s %s, 0", e.cell, e.load(e.address(off)))
	e.printf("  br i1 %s, label %%%s%d, label %%%s%d\n", zero, is0, j, not0, i)
}

func (e *emitter) jump(to string, i int) { e.printf("  br label %%%s%d\n", to, i) }

func (e *emitter) label(name string, i int) {
	e.printf("%s%d:\n", name, i)
	e.at = ""
}
