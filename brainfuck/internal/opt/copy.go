package opt

import (
	"slices"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// The pass copy sees through the way in which Brainfuck copies a cell: it is
// moved to its copies and a spare cell that is 0, and from there back.
//
//	if [0]; muladd [1], [0], 1; muladd [2], [0], 1; set [0], 0; end
//	muladd [0], [2], 1; set [2], 0              (with 0 in [2] before)
//	  =>  muladd [1], [0], 1

// copies is what is known of the code that multiply wrote last.
type copies struct {
	from, to int     // its place in the ops
	zeros    []int32 // cells it adds to that were 0 before
	nonzero  bool    // the cell that it moves was known not to be 0 before
}

// replace writes what multiply found to be the same as the loop, which has been
// taken back. It is the last of the first r+1 ops. before tells of the code in
// front of the loop, if the loop is all that comes after it.
func (w *forward) replace(before copies, r int) {
	code := w.linear.code
	if w.on&ruleCopy != 0 && before.to == len(w.ops) && w.restore(&before, code) {
		return
	}
	after := copies{from: len(w.ops), zeros: before.zeros[:0]}
	for i := range code {
		if op := &code[i]; op.Kind == ir.MulAdd && w.isZero(op.Off) && w.spare(op.Off) {
			after.zeros = append(after.zeros, op.Off)
		}
		if op := &code[i]; op.Kind == ir.Set { // the last is that of the counter
			after.nonzero = w.isNonzero(op.Off)
		}
	}
	for i := range code {
		w.op(&code[i], r)
	}
	after.to = len(w.ops)
	w.copies = after
}

// restore puts what is left of the code before if the code to come moves back
// what was moved away.
func (w *forward) restore(before *copies, code []ir.Op) bool {
	if code[0].Kind == ir.If {
		code = code[1 : len(code)-1]
	}
	if len(code) != 2 || code[0].Kind != ir.MulAdd || code[1].Kind != ir.Set || code[0].Src != code[1].Off {
		return false
	}
	cell, spare := code[0].Off, code[0].Src // cell is what was moved and comes back
	moved := w.ops[before.from:before.to]
	guard := len(moved) > 0 && moved[0].Kind == ir.If
	if guard {
		if moved[0].Off != cell || int(moved[0].Match) != before.to-1 {
			return false
		}
		moved = moved[1 : len(moved)-1]
	}
	if !slices.Contains(before.zeros, spare) || !w.movesTo(moved, cell, spare, code[0].Arg) {
		return false
	}
	open := w.ops[before.from]
	end := w.ops[before.to-1]
	w.scratch = append(w.scratch[:0], moved...)
	w.ops = w.ops[:before.from]
	w.putCopies(spare, guard, &open, &end)
	w.set(spare, 0)
	if before.nonzero { // without a guard it may still be 0
		w.change(w.place(cell), fact{time: w.now, what: nonzero})
	} else {
		w.forget(cell)
	}
	w.copies = copies{from: -1, to: -1, zeros: before.zeros}
	return true
}

// movesTo reports whether the ops move cell to others, among them to spare, from
// where factor times it is as much as cell was.
func (w *forward) movesTo(ops []ir.Op, cell, spare int32, factor int64) bool {
	found := false
	for i := range ops {
		op := &ops[i]
		switch {
		case op.Kind == ir.Set && op.Off == cell && op.Arg == 0 && i == len(ops)-1:
			return found
		case op.Kind != ir.MulAdd || op.Src != cell:
			return false
		case op.Off == spare:
			if found || w.facts.p.Wrap(op.Arg*factor) != 1 {
				return false
			}
			found = true
		}
	}
	return false
}

// putCopies puts the products in w.scratch that are not of the spare cell.
func (w *forward) putCopies(spare int32, guard bool, open, end *ir.Op) {
	products := slices.DeleteFunc(w.scratch, func(op ir.Op) bool {
		return op.Kind != ir.MulAdd || op.Off == spare
	})
	if len(products) == 0 {
		return
	}
	guard = guard && (len(products) > maxUnguarded ||
		slices.ContainsFunc(products, func(op ir.Op) bool { return !w.spare(op.Off) }))
	if guard {
		w.put(open)
	}
	for i := range products {
		w.put(&products[i])
	}
	if guard {
		w.put(end)
	}
}
