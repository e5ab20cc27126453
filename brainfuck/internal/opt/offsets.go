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
	w := rewrite(p)
	limit := int64(ir.MaxOffset - maxOffset(p))
	var off, home int64 // distance now, and at the beginning of the block
	for r := range p.Ops {
		op := &p.Ops[r]
		switch op.Kind {
		case ir.Move:
			if far := off + op.Arg; -limit <= far && far <= limit {
				off = far
			} else {
				w.putMoves(off-home, op.Arg, op.Pos)
				off = home
			}
			continue
		case ir.Open, ir.If:
			op.Off += int32(off)
			op.Arg = home // of the block around it, until it ends
			home = off
		case ir.Close, ir.End:
			if off != home {
				w.putMoves(off-home, 0, op.Pos)
				off = home
			}
			open := &w.ops[w.top]
			home, open.Arg = open.Arg, 0
			if op.Kind == ir.Close {
				op.Off += int32(off)
			}
		case ir.MulAdd:
			op.Off += int32(off)
			op.Src += int32(off)
		default:
			op.Off += int32(off)
		}
		w.put(op)
	}
	if p.Part && off != 0 { // somebody goes on there
		w.putMoves(off, 0, p.Ops[len(p.Ops)-1].Pos)
	}
	w.done()
}

// maxOffset returns the largest offset in the program, to either side.
func maxOffset(p *ir.Program) int32 {
	var most int32
	for i := range p.Ops {
		op := &p.Ops[i]
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
