package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// offsets puts off moves: ops name their cells relative to where the pointer
// was, and it moves only at the end of a block that does not come back.
//
//	move 1; add [0], 1; move -1    =>  add [1], 1
//	move 3; open [0]; move 1; add [0], 2; move -1; close [0]
//	                               =>  open [3]; add [4], 2; close [3]
//	move 3; open [0]; move 1; close [0]
//	                               =>  open [3]; move 1; close [3]
//
// The distance between the pointer as written and the pointer as kept is the
// same whenever a block begins a turn as when it ends one, because what is
// missing at the end is moved there. So there is no need to know beforehand
// which loops are balanced: those are the ones that miss nothing.
//
// Offsets have a limit. A move beyond it is made at once, back to the distance
// at the beginning of the block, so that for each move that is written at
// least one was read in the same block.
func offsets(p *ir.Program) {
	w := putOff{rewriter: rewrite(p), limit: int64(ir.MaxOffset - maxOffset(p))}
	pos := int32(0)
	ops := p.Ops
	for r := range ops {
		op := &ops[r]
		pos = op.Pos
		if op.Kind == ir.Move {
			w.move(op.Arg, op.Pos)
		} else {
			w.op(op)
		}
	}
	w.end(pos)
}

// putOff writes a program with the moves put off.
type putOff struct {
	rewriter
	limit     int64
	off, home int64 // the distance now, and at the beginning of the block
}

// move reads moves by a distance.
func (w *putOff) move(by int64, pos int32) {
	if far := w.off + by; -w.limit <= far && far <= w.limit {
		w.off = far
	} else {
		w.putMoves(w.off-w.home, by, pos)
		w.off = w.home
	}
}

// op reads an op that is no Move.
func (w *putOff) op(op *ir.Op) {
	switch op.Kind {
	case ir.Open, ir.If:
		op.Off += int32(w.off)
		op.Arg = w.home // of the block around it, until it ends
		w.home = w.off
	case ir.Close, ir.End:
		if w.off != w.home {
			w.putMoves(w.off-w.home, 0, op.Pos)
			w.off = w.home
		}
		open := &w.ops[w.top]
		w.home, open.Arg = open.Arg, 0
		if op.Kind == ir.Close {
			op.Off += int32(w.off)
		}
	case ir.MulAdd:
		op.Off += int32(w.off)
		op.Src += int32(w.off)
	default:
		op.Off += int32(w.off)
	}
	w.put(op)
}

// end ends the program, of which somebody may go on at the end: the command at pos
// takes the blame.
func (w *putOff) end(pos int32) {
	if w.p.Part && w.off != 0 {
		w.putMoves(w.off, 0, pos)
	}
	w.done()
}

// maxOffset returns the largest offset in the program, to either side.
func maxOffset(p *ir.Program) int32 {
	ops := p.Ops
	used := int32(0)
	for i := range ops {
		used |= ops[i].Off | ops[i].Src
	}
	if used == 0 { // as it was written
		return 0
	}
	var most int32
	for i := range ops {
		op := &ops[i]
		most = max(most, op.Off, -op.Off, op.Src, -op.Src)
	}
	return most
}

// putMoves writes the moves by a and then by b, as one if it can.
func (w *rewriter) putMoves(a, b int64, pos int32) {
	if !inReach(a + b) {
		w.putMoves(a, 0, pos)
		a, b = b, 0
	}
	if a+b != 0 {
		w.put(&ir.Op{Kind: ir.Move, Arg: a + b, Pos: pos})
	}
}
