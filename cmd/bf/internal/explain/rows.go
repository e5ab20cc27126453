package explain

import (
	"slices"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A row is a stretch of the source and what belongs to it.
type row struct {
	from, to int // offsets in the source
	pos      brainfuck.Position
	loop     int // index of the innermost loop, -1 if there is none
	cols     [][]brainfuck.Op
	code     []Inst
}

// rows divides the source into stretches, each beginning at a command that an op
// of one of the columns or an instruction comes from.
func (s *Subject) rows(code []Inst, cols ...[]brainfuck.Op) []row {
	at := map[int]*row{}
	find := func(pos brainfuck.Position) *row {
		r := at[pos.Offset]
		if r == nil {
			r = &row{from: pos.Offset, pos: pos, loop: s.Innermost(pos.Offset), cols: make([][]brainfuck.Op, len(cols))}
			at[pos.Offset] = r
		}
		return r
	}
	for c, ops := range cols {
		for _, op := range ops {
			if s.shows(op.Pos.Offset) {
				r := find(op.Pos)
				r.cols[c] = append(r.cols[c], op)
			}
		}
	}
	for _, inst := range code {
		if inst.Pos != (brainfuck.Position{}) && s.shows(inst.Pos.Offset) {
			r := find(inst.Pos)
			r.code = append(r.code, inst)
		}
	}
	list := make([]row, 0, len(at))
	for _, r := range at {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b row) int { return a.from - b.from })
	for i := range list {
		list[i].to = s.to
		if i+1 < len(list) {
			list[i].to = list[i+1].from
		}
	}
	return list
}

// commands returns the commands in a stretch of the source, which begins with one.
func (s *Subject) commands(from, to int) string {
	return string(s.Source[from]) + strings.Map(func(r rune) rune {
		if strings.ContainsRune("+-<>.,[]", r) {
			return r
		}
		return -1
	}, string(s.Source[from+1:to]))
}

// loose returns the instructions that belong to no command.
func (s *Subject) loose() []Inst {
	var list []Inst
	for _, inst := range s.Code {
		if inst.Pos == (brainfuck.Position{}) {
			list = append(list, inst)
		}
	}
	return list
}
