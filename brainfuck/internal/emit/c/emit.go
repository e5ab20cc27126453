package c

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

const (
	// maxOps bounds the ops of a C function: gcc takes more than linear time.
	maxOps = 1000
	// maxDepth bounds the blocks within each other in a function: compilers take
	// much longer for deep loops, and clang has a limit of 256.
	maxDepth = 12
	// maxTape is how many bytes an array may have so that all code can address
	// it with the usual (small) code model of compilers.
	maxTape = 1 << 30
)

// Options are the choices about C.
type Options struct {
	// Unchecked leaves out the comparisons with the ends of the tape.
	Unchecked bool
}

// Build returns the program as C.
func Build(u *emit.Unit, o *Options) ([]byte, error) {
	p := structured.NewPlan(u, structured.Options{MaxOps: maxOps, MaxDepth: maxDepth, Unchecked: o.Unchecked})
	if p.Tape() > maxTape {
		return nil, emit.Unfitf("a tape of %d bytes is too large for an array of C, which has at most %d", p.Tape(), maxTape)
	}
	e := &emitter{plan: p}
	e.head()
	e.runtime()
	for n := range p.Parts {
		e.function(n)
	}
	e.main()
	return e.Bytes(), nil
}

// An emitter writes one program.
type emitter struct {
	bytes.Buffer
	plan  *structured.Plan
	depth int
	last  int32 // position of the last statement with a comment
}

func (e *emitter) printf(format string, args ...any) { fmt.Fprintf(e, format, args...) }

// function writes a part.
func (e *emitter) function(n int) {
	e.printf("\nstatic NOINLINE int64_t %s(int64_t p)\n{\n", e.partName(n))
	e.depth, e.last = 1, -1
	e.plan.Walk(n, e.op, func(part int) {
		e.indent()
		e.printf("p = %s(p);\n", e.partName(part))
	})
	e.printf("\treturn p;\n}\n")
}

// partName names the last part program, and the others by their number from 1.
func (e *emitter) partName(n int) string {
	if n == len(e.plan.Parts)-1 {
		return "program"
	}
	return "part" + strconv.Itoa(n+1)
}

func (e *emitter) main() {
	e.printf("\nint main(void)\n{\n\tprogram(LEFT);\n")
	if e.writes() {
		e.printf("\tflush();\n")
	}
	e.printf("\treturn 0;\n}\n")
}

// op writes op i.
func (e *emitter) op(i int) {
	op := &e.plan.Ops[i]
	if op.Kind == ir.Close || op.Kind == ir.End {
		e.needs(i, op)
		e.depth--
		e.indent()
		e.WriteString("}\n")
		return
	}
	if op.Kind == ir.Scan {
		e.scan(i, op)
		return
	}
	e.needs(i, op)
	e.indent()
	e.statement(op)
	e.comment(op.Pos)
}

func (e *emitter) statement(op *ir.Op) {
	cell := e.cell(op.Off)
	switch op.Kind {
	case ir.Add:
		e.add(cell, op.Arg)
	case ir.Set:
		e.printf("%s = %s;", cell, e.literal(uint64(op.Arg)))
	case ir.MulAdd:
		e.addProduct(cell, e.cell(op.Src), op.Arg)
	case ir.Move:
		e.add("p", op.Arg)
	case ir.Out:
		e.printf("put((unsigned char)%s);", cell)
	case ir.In:
		if e.plan.Machine.EOF == ir.EOFError {
			line, column := e.plan.Locate(op.Pos)
			e.printf("%s = get(%d, %d);", cell, line, column)
		} else {
			e.printf("%s = get(%s);", cell, cell)
		}
	case ir.Open:
		e.printf("LOOP (%s) {", cell)
		e.depth++
	case ir.If:
		e.printf("if (%s) {", cell)
		e.depth++
	case ir.Dump:
		line, column := e.plan.Locate(op.Pos)
		e.printf("dump(%s, %d, %d);", e.index(op.Off), line, column)
	}
}

// scan writes a Scan. Its comparisons have the position of the [ before the first
// step, that of the ] after each.
func (e *emitter) scan(i int, op *ir.Op) {
	needs := e.plan.Needs(i)
	e.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Entry)
	e.indent()
	e.printf("LOOP (%s) {", e.cell(op.Off))
	e.comment(op.Entry)
	e.depth++
	e.indent()
	e.add("p", op.Arg)
	e.WriteString("\n")
	e.need(needs&(structured.StepLow|structured.StepHigh), op.Off, op.Pos)
	e.depth--
	e.indent()
	e.WriteString("}\n")
}

// add writes the addition of a number to a variable.
func (e *emitter) add(to string, n int64) {
	switch {
	case n == 1:
		e.printf("%s++;", to)
	case n == -1:
		e.printf("%s--;", to)
	case n < 0:
		e.printf("%s -= %s;", to, e.literal(-uint64(n)))
	default:
		e.printf("%s += %s;", to, e.literal(uint64(n)))
	}
}

// addProduct writes the addition of a multiple of a cell. A factor is unsigned,
// so that the product is: small cells are promoted to int, which may overflow.
func (e *emitter) addProduct(to, from string, factor int64) {
	sign, n := "+", uint64(factor)
	if factor < 0 {
		sign, n = "-", -n
	}
	switch {
	case n == 1:
		e.printf("%s %s= %s;", to, sign, from)
	case n>>32 != 0:
		e.printf("%s %s= %s * %s;", to, sign, from, e.literal(n))
	default:
		e.printf("%s %s= %s * %du;", to, sign, from, n)
	}
}

// literal returns a cell's value, or a distance, as a constant.
func (e *emitter) literal(v uint64) string {
	v &= ^uint64(0) >> (64 - max(e.plan.Program.Bits, 32)) // distances fit into 32 bits
	if e.plan.Program.Bits < 32 && v>>31 != 0 {
		v &= 1<<e.plan.Program.Bits - 1
	}
	if v>>31 != 0 {
		return fmt.Sprintf("UINT64_C(%d)", v)
	}
	return strconv.FormatUint(v, 10)
}

// needs writes the comparisons of op i.
func (e *emitter) needs(i int, op *ir.Op) {
	needs := e.plan.Needs(i)
	e.need(needs&(structured.SrcLow|structured.SrcHigh), op.Src, op.Pos)
	e.need(needs&(structured.OffLow|structured.OffHigh), op.Off, op.Pos)
}

func (e *emitter) need(needs structured.Needs, off, pos int32) {
	if needs == 0 {
		return
	}
	line, column := e.plan.Locate(pos)
	e.indent()
	e.printf("need(%s, %d, %d);\n", e.index(off), line, column)
}

// comment ends a line, with the place in the source if it is another one than
// that of the statement before.
func (e *emitter) comment(pos int32) {
	if pos != e.last {
		line, column := e.plan.Locate(pos)
		e.printf(" /* %d:%d */", line, column)
		e.last = pos
	}
	e.WriteString("\n")
}

func (e *emitter) indent() {
	for range min(e.depth, 40) {
		e.WriteByte('\t')
	}
}

func (e *emitter) cell(off int32) string { return "tape[" + e.index(off) + "]" }

// index returns the index in the tape of a cell relative to the pointer.
func (e *emitter) index(off int32) string {
	switch {
	case off == 0:
		return "p"
	case off < 0:
		return "p - " + strconv.Itoa(-int(off))
	default:
		return "p + " + strconv.Itoa(int(off))
	}
}
