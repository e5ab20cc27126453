package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// multiply replaces loops that add constants to cells until their own, the
// counter, is 0.
//
//	open [0]; add [0], -1; add [1], 1; add [2], 5; close [0]
//	  =>  if [0]; muladd [1], [0], 1; muladd [2], [0], 5; set [0], 0; end
//
//	open [0]; add [1], 2; add [0], 3; close [0]             (8 bits)
//	  =>  if [0]; muladd [1], [0], -86; set [0], 0; end     (-1/3 is 85)
//
// A loop that adds an odd number s to its counter c runs -c/s turns, modulo 2
// to the cell's width, where s has an inverse; so what is added to another
// cell in all is linear in c. With an even s the loop may be endless: it
// stays. The loop must not touch its other cells if it runs no turn, as they
// may be off the tape, hence the if.
func multiply(p *ir.Program) {
	w := rewrite(p)
	for r := 0; r < len(p.Ops); r++ {
		op := p.Ops[r]
		if op.Kind == ir.Open {
			if end := addsEnd(p.Ops, r); end > 0 {
				if step := total(p.Ops[r+1:end], op.Off); step&1 != 0 {
					w.putProducts(p.Ops[r:end+1], -inverse(step))
					r = end
					continue
				}
			}
		}
		w.put(op)
	}
	w.done()
}

// addsEnd returns the index of the Close of the loop that begins at r if there
// are only adds within it, 0 otherwise. It looks at no more than one other op.
func addsEnd(ops []ir.Op, r int) int {
	end := r + 1
	for ops[end].Kind == ir.Add {
		end++
	}
	if ops[end].Kind != ir.Close {
		return 0
	}
	return end
}

// total returns what the adds add to a cell.
func total(adds []ir.Op, off int32) int64 {
	var sum int64
	for i := range adds {
		if adds[i].Off == off {
			sum += adds[i].Arg
		}
	}
	return sum
}

// putProducts writes what the loop does that runs turns times as often as its
// counter says. It writes no more ops than loop has: the adds to the counter,
// of which there is one at least, become one Set.
func (w *rewriter) putProducts(loop []ir.Op, turns int64) {
	open, end := loop[0], loop[len(loop)-1]
	counter := ir.Op{Kind: ir.Set, Off: open.Off, Pos: -1}
	w.put(ir.Op{Kind: ir.If, Off: open.Off, Pos: open.Pos})
	for _, add := range loop[1 : len(loop)-1] {
		factor := w.p.Wrap(add.Arg * turns)
		switch {
		case add.Off == open.Off:
			if counter.Pos < 0 {
				counter.Pos = add.Pos
			}
		case factor != 0:
			w.put(ir.Op{Kind: ir.MulAdd, Off: add.Off, Src: open.Off, Arg: factor, Pos: add.Pos})
		}
	}
	w.put(counter)
	w.put(ir.Op{Kind: ir.End, Pos: end.Pos})
}

// inverse returns the number that makes 1 when multiplied with the odd number
// a, modulo 2 to any width up to 64.
func inverse(a int64) int64 {
	x := a // right in 3 bits; each step of Newton's doubles them
	for range 5 {
		x *= 2 - a*x
	}
	return x
}
