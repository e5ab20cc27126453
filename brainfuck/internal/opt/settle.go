package opt

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// settle ends loops that do the same over and over: whose turns, from the
// second on, set the same cells to the same values. Two turns do for all.
//
//	open [0]; add [0], -1; add [1], -1; if [1]; set [2], 0; set [1], 0; end; close [0]
//	  =>  if [0]; add [0], -1; add [1], -1; if [1]; set [2], 0; set [1], 0; end
//	        if [0]; set [2], 0; set [1], 0; set [0], 0; end; end
//
// If already the first turn leaves all that as it stays, one turn does.
//
// Such loops are what is left of nests of loops that count but compute
// nothing, which run for ages with wide cells. The counter must be written by
// adds at the loop's own level only, and by an odd number in all, so that the
// loop ends (see multiply), and nothing may read it. Ifs in the body may be:
// the second turn knows what the first left behind, and must be able to tell
// all that it does from that.
//
// This pass may make a program longer, but looks at and adds to short loops
// only.
func settle(p *ir.Program) {
	w := &rewriter{p: p, ops: make([]ir.Op, 0, len(p.Ops)), top: -1}
	s := settler{f: newFacts(p)}
	for _, op := range p.Ops {
		if op.Kind == ir.Close && s.settles(w) {
			s.rewrite(w, &op)
			continue
		}
		w.put(op)
	}
	w.done()
}

// longestSettled is how many ops a loop may have that settle looks at.
const longestSettled = 64

// A settler finds out what the turns of a loop do.
type settler struct {
	f       *facts
	effects []effect // of the second turn
	early   bool     // the first turn leaves the cells as the second does
}

// An effect is what a turn leaves in a cell. Pos is that of the first op that
// writes the cell.
type effect struct {
	off, pos int32
	value    int64
}

// settles reports whether the innermost loop of w is one that settle replaces.
//
// What is known after a turn that began with nothing known holds after every
// turn. So if that is enough to know all that the second turn does, the same
// is enough for the third, which therefore does the same, and so on.
func (s *settler) settles(w *rewriter) bool {
	body := w.body()
	if len(body) > longestSettled || !counts(body, w.ops[w.top].Off) {
		return false
	}
	s.firstTurn(body)
	var known bool
	if s.effects, known = s.turn(w, s.effects[:0]); !known {
		return false
	}
	s.firstTurn(body)
	s.early = s.holds()
	return true
}

// counts reports whether the body has an effect on the counter by which the
// loop ends, and no op that settle cannot do without.
func counts(body []ir.Op, counter int32) bool {
	var step int64
	depth := 0
	for i := range body {
		op := &body[i]
		switch op.Kind {
		case ir.If:
			depth++
		case ir.End:
			depth--
			continue
		case ir.Add:
			if op.Off == counter && depth == 0 {
				step += op.Arg
				continue
			}
		case ir.Set, ir.MulAdd: // a product of the counter is not known
		default:
			return false
		}
		if op.Off == counter {
			return false
		}
	}
	return step&1 != 0
}

// firstTurn leaves in s.f what is known after a turn that begins with nothing
// known.
func (s *settler) firstTurn(body []ir.Op) {
	s.f.forgetAll()
	for i := range body {
		s.f.pass(&body[i])
	}
}

// turn does another turn of the innermost loop and appends its effects, if all
// that it does is known.
func (s *settler) turn(w *rewriter, effects []effect) ([]effect, bool) {
	counter := w.ops[w.top].Off
	for i := int(w.top) + 1; i < len(w.ops); i++ {
		op := &w.ops[i]
		v, known := s.f.value(op.Off)
		switch {
		case op.Kind == ir.If && !known:
			return nil, false
		case op.Kind == ir.If && v == 0:
			i = int(op.Match)
			continue
		case op.Kind == ir.If, op.Kind == ir.End, op.Off == counter:
			continue
		}
		s.f.pass(op)
		if v, known = s.f.value(op.Off); !known {
			return nil, false
		}
		at := slices.IndexFunc(effects, func(e effect) bool { return e.off == op.Off })
		if at < 0 {
			at = len(effects)
			effects = append(effects, effect{off: op.Off, pos: op.Pos})
		}
		effects[at].value = v
	}
	return effects, true
}

// holds reports whether the cells are known to be as the effects leave them.
func (s *settler) holds() bool {
	for _, e := range s.effects {
		if v, known := s.f.value(e.off); !known || v != e.value {
			return false
		}
	}
	return true
}

// rewrite makes an if of the innermost loop, which ends with the given Close.
func (s *settler) rewrite(w *rewriter, end *ir.Op) {
	open := &w.ops[w.top]
	open.Kind = ir.If
	if s.early {
		body := w.body()
		for i := range body {
			if op := &body[i]; op.Kind == ir.Add && op.Off == open.Off {
				op.Kind, op.Arg = ir.Set, 0
			}
		}
	} else {
		counter := open.Off
		w.put(ir.Op{Kind: ir.If, Off: counter, Pos: end.Pos})
		for _, e := range s.effects {
			w.put(ir.Op{Kind: ir.Set, Off: e.off, Arg: e.value, Pos: e.pos})
		}
		w.put(ir.Op{Kind: ir.Set, Off: counter, Pos: end.Pos})
		w.put(ir.Op{Kind: ir.End, Pos: end.Pos})
	}
	w.put(ir.Op{Kind: ir.End, Pos: end.Pos})
}
