package explain

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

// maxIndent is the depth of ops beyond which they are indented no further.
const maxIndent = 8

// A printer prints a subject on a screen.
type printer struct {
	*Subject
	screen.Screen
	w   io.Writer
	err error // the first
}

// Text prints the passes, each with the ops that it changed before and after,
// and at last the machine code beside the source and the ops that it comes from.
// If passes are named, only those are shown.
func (s *Subject) Text(w io.Writer, scr screen.Screen, passes []string) error {
	p := &printer{s, scr, w, nil}
	if len(passes) == 0 {
		p.overview()
	}
	for i := 1; i < len(s.Steps); i++ {
		if len(passes) == 0 || slices.Contains(passes, s.Steps[i].Pass.Name) {
			p.pass(i, len(passes) > 0)
		}
	}
	if len(passes) == 0 {
		p.code()
	}
	return p.err
}

func (p *printer) note(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *printer) printf(format string, args ...any) {
	_, err := fmt.Fprintf(p.w, format, args...)
	p.note(err)
}

// overview prints a line or two on each step.
func (p *printer) overview() {
	p.note(p.Rule(p.w, p.Name))
	p.printf("%s\n", p.Paint(screen.Bold, fmt.Sprintf("%-10s %6s  %s", "pass", "ops", "what it did here")))
	for i, step := range p.Steps {
		name, style := step.Pass.Name, screen.Style("")
		if i == 0 {
			name = "(parser)"
		} else if same(step.Ops, p.Steps[i-1].Ops) {
			style = screen.Dim
		}
		for y, line := range screen.Wrap(step.Did, p.Width-19) {
			head := strings.Repeat(" ", 19)
			if y == 0 {
				head = fmt.Sprintf("%-10s %6d  ", name, len(step.Ops))
			}
			p.printf("%s\n", p.Paint(style, head+line))
		}
	}
}

func same(a, b []brainfuck.Op) bool { return slices.Equal(a, b) }

// pass prints what a pass changed, with the source beside it. A pass that
// changed nothing is not worth a title, unless it was asked for.
func (p *printer) pass(i int, asked bool) {
	step, before := p.Steps[i], p.Steps[i-1].Ops
	rows := slices.DeleteFunc(p.rows(nil, before, step.Ops), func(r row) bool { return same(r.cols[0], r.cols[1]) })
	if !asked && len(rows) == 0 {
		return
	}
	p.printf("\n")
	p.note(p.Rule(p.w, fmt.Sprintf("%s: %d → %d ops", step.Pass.Name, len(before), len(step.Ops))))
	for _, line := range screen.Wrap(step.Did, p.Width) {
		p.printf("%s\n", line)
	}
	p.printf("%s\n", p.Paint(screen.Dim, "in general: "+step.Pass.Doc))
	if len(rows) == 0 {
		return
	}
	t := p.Columns(3, 4, 4)
	p.heading(t, "source", "before", "after")
	for _, r := range rows {
		p.note(t.Row(p.w, p.source(&r, t.Widths[0], max(len(r.cols[0]), len(r.cols[1]))), p.ops(&r, 0, t.Widths[1]), p.ops(&r, 1, t.Widths[2])))
	}
}

func (p *printer) heading(t screen.Table, titles ...string) {
	var cells []screen.Cell
	for _, title := range titles {
		cells = append(cells, screen.Cell{{Style: screen.Bold, Text: title}})
	}
	p.note(t.Row(p.w, cells...))
}

// sourceLines is how many lines a row may have only for its source.
const sourceLines = 3

// source is the cell of a row's source, which may be as high as the row is anyhow.
func (p *printer) source(r *row, width, height int) screen.Cell {
	label := r.pos.String() + " "
	indent := strings.Repeat(" ", len(label))
	var cell screen.Cell
	for i, line := range screen.Chop(p.commands(r.from, r.to), max(width-len(label), 4), max(height, sourceLines)) {
		if i == 0 {
			line = label + line
		} else {
			line = indent + line
		}
		cell = append(cell, screen.Text{Style: screen.Loop(r.loop), Text: line})
	}
	return cell
}

// ops is the cell of a row's ops in a column.
func (p *printer) ops(r *row, col, width int) screen.Cell {
	step := "  "
	if width < 24 {
		step = " "
	}
	var cell screen.Cell
	for _, op := range r.cols[col] {
		indent := strings.Repeat(step, min(op.Depth, maxIndent))
		for i, line := range screen.Chop(op.Text, width-len(indent)-1, 3) {
			if i > 0 {
				line = " " + line
			}
			cell = append(cell, screen.Text{Style: screen.Loop(r.loop), Text: indent + line})
		}
	}
	return cell
}

// code prints source, ops and instructions side by side.
func (p *printer) code() {
	final := p.Steps[len(p.Steps)-1].Ops
	p.printf("\n")
	if len(p.Code) == 0 {
		p.note(p.Rule(p.w, "ops: there is no machine code for this processor"))
		t := p.Columns(1, 1)
		p.heading(t, "source", "ops")
		for _, r := range p.rows(nil, final) {
			p.note(t.Row(p.w, p.source(&r, t.Widths[0], len(r.cols[0])), p.ops(&r, 0, t.Widths[1])))
		}
		return
	}
	p.note(p.Rule(p.w, fmt.Sprintf("machine code: %d ops → %d bytes", len(final), p.Size)))
	t := p.Columns(24, 26, 42, 28)
	if p.narrow() {
		t = p.Columns(13, 18, 31, 9)
	}
	p.heading(t, "source", "ops", "assembly", "bytes")
	for _, r := range p.rows(p.Code, final) {
		height := max(len(r.cols[0]), len(r.code))
		asm, bytes := p.instructions(r.code, screen.Loop(r.loop))
		p.note(t.Row(p.w, p.source(&r, t.Widths[0], height), p.ops(&r, 0, t.Widths[1]), asm, bytes))
	}
	if p.whole() {
		asm, bytes := p.instructions(p.loose(), screen.Dim)
		note := screen.Cell{{Style: screen.Dim, Text: "no command:"}, {Style: screen.Dim, Text: "the way in and out"}}
		p.note(t.Row(p.w, note, nil, asm, bytes))
	}
}

// narrow reports whether instructions are to be shortened.
func (p *printer) narrow() bool { return p.Width < 110 }

func (p *printer) instructions(list []Inst, style screen.Style) (asm, bytes screen.Cell) {
	for _, inst := range list {
		text, hex := inst.Text, disasm.Hex(inst.Bytes)
		if p.narrow() {
			text, hex = strings.ReplaceAll(text, " ptr ", " "), strings.ReplaceAll(hex, " ", "")
		}
		asm = append(asm, screen.Text{Style: style, Text: fmt.Sprintf("%4x  %s", inst.Offset, text)})
		bytes = append(bytes, screen.Text{Style: style, Text: hex})
	}
	return asm, bytes
}
