package opt

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// The pass settle ends loops that do the same over and over: whose turns, from
// the second on, set the same cells to the same values. Two turns do for all.
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

// longestSettled is how many ops a loop may have that settle looks at.
const longestSettled = 64

// A settled cell is one that turns leave the same value in. Pos is that of the
// first op that writes it.
type settled struct {
	off, pos int32
	value    int64
}

// settles reports whether the innermost loop, which ends with the given Close,
// is one that settle replaces and, if so, by no more ops than there is room for.
//
// What is known after a turn that began with what is known at the beginning of
// all holds after every turn. So if that is enough to know all that the second
// turn does, the same is enough for the third, which therefore does the same,
// and so on.
func (w *forward) settles(end *ir.Op, r int) bool {
	body := w.body()
	if len(body) > longestSettled || !counts(body, end.Off) {
		return false
	}
	w.begin(block{log: len(w.log)})
	defer func() { w.facts.undo() }()
	w.settled = w.settled[:0]
	return w.turn() && len(w.ops)+len(w.settled)+4 <= r+1
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

// turn does another turn of the innermost loop and puts in w.settled what it
// leaves behind. It fails if not all that it does is known.
func (w *forward) turn() bool {
	counter := w.ops[w.top].Off
	w.forget(counter)
	for i := int(w.top) + 1; i < len(w.ops); i++ {
		op := &w.ops[i]
		v, known := w.value(op.Off)
		switch {
		case op.Kind == ir.End, op.Off == counter:
			continue
		case op.Kind == ir.If && !known:
			return false
		case op.Kind == ir.If && v == 0:
			i = int(op.Match)
			continue
		case op.Kind == ir.If:
			continue
		}
		w.pass(op)
		if v, known = w.value(op.Off); !known {
			return false
		}
		at := slices.IndexFunc(w.settled, func(s settled) bool { return s.off == op.Off })
		if at < 0 {
			at = len(w.settled)
			w.settled = append(w.settled, settled{off: op.Off, pos: op.Pos})
		}
		w.settled[at].value = v
	}
	return true
}

// closeSettled makes an if of the innermost loop, which ends with the given
// Close.
func (w *forward) closeSettled(end *ir.Op) {
	early := !slices.ContainsFunc(w.settled, func(s settled) bool {
		v, known := w.value(s.off)
		return !known || v != s.value
	})
	w.leave()
	open := &w.ops[w.top]
	open.Kind = ir.If
	counter := open.Off
	if early {
		body := w.body()
		for i := range body {
			if op := &body[i]; op.Kind == ir.Add && op.Off == counter {
				op.Kind, op.Arg = ir.Set, 0
			}
		}
	} else {
		w.put(&ir.Op{Kind: ir.If, Off: counter, Pos: end.Pos})
		for _, s := range w.settled {
			w.put(&ir.Op{Kind: ir.Set, Off: s.off, Arg: s.value, Pos: s.pos})
		}
		w.put(&ir.Op{Kind: ir.Set, Off: counter, Pos: end.Pos})
		w.put(&ir.Op{Kind: ir.End, Pos: end.Pos})
	}
	w.put(&ir.Op{Kind: ir.End, Pos: end.Pos})
}
