package interp

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// An instr is an op as the loop executes it: small, with what comes next.
type instr struct {
	arg int64
	off int32
	src int32 // the cell that mulAdd and transfer read; of blocks, the next instr if the test says jump
	at  int32 // index of the op, or of the first of two
	ir.Kind
}

// Kinds beside those of ops: what is so frequent that it pays to execute it at
// once. An End is no instr.
const (
	moveClose = ir.Dump + 1 + iota // move arg; close, whose cell off counts from before the move
	transfer                       // muladd [off], [src], arg; set [src], 0
	seek                           // if, of a loop that is nothing but this if and a moveClose
)

// assemble translates ops.
func assemble(ops []ir.Op) []instr {
	code := make([]instr, 0, len(ops))
	start := make([]int32, len(ops)+1) // of each op, the instr that it begins at
	for i := 0; i < len(ops); i++ {
		op := &ops[i]
		start[i] = int32(len(code))
		in := instr{Kind: op.Kind, arg: op.Arg, off: op.Off, src: op.Src, at: int32(i)}
		if i+1 < len(ops) && in.join(&ops[i+1]) {
			i++ // no jump leads to the second: it would follow an End
			start[i] = int32(len(code))
		}
		if op.Kind != ir.End {
			code = append(code, in)
		}
	}
	start[len(ops)] = int32(len(code))
	for i := range code {
		in := &code[i]
		switch in.Kind {
		case ir.Open, ir.If:
			in.src = start[ops[in.at].Match+1]
		case ir.Close, moveClose:
			in.src = start[ops[in.last()].Match] + 1
			if first := &code[in.src]; in.Kind == moveClose && first.Kind == ir.If && int(first.src) == i {
				first.Kind = seek
			}
		}
	}
	return code
}

// join adds the next op to an instr, if there is a kind for both.
func (in *instr) join(next *ir.Op) bool {
	switch {
	case in.Kind == ir.Move && next.Kind == ir.Close:
		off := in.arg + int64(next.Off)
		if off < math.MinInt32 || off > math.MaxInt32 {
			return false
		}
		in.Kind, in.off = moveClose, int32(off)
	case in.Kind == ir.MulAdd && next.Kind == ir.Set && next.Arg == 0 && next.Off == in.src:
		in.Kind = transfer
	default:
		return false
	}
	return true
}

// last returns the index of the last op of an instr that ends in a Close.
func (in *instr) last() int32 {
	if in.Kind == moveClose {
		return in.at + 1
	}
	return in.at
}

// blame returns the command to blame if the cell at off is off the tape.
func (in *instr) blame(ops []ir.Op) int32 {
	switch in.Kind {
	case ir.Scan:
		return ops[in.at].Entry
	case moveClose:
		return ops[in.last()].Pos
	}
	return ops[in.at].Pos
}
