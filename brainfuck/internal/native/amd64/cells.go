package amd64

import (
	"math"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

// cell returns the operand for the cell at off. Its displacement fits, because
// off is within ±maxDistance.
func (g *generator) cell(off int32) amd64.Mem {
	return amd64.Mem{Base: tape, Disp: off * int32(g.size), Size: uint8(g.size)}
}

// maxDistance bounds the offsets of cells in the cache.
const maxDistance = 1 << 24

// lowByte returns the operand for the low byte of the cell at off.
func (g *generator) lowByte(off int32) amd64.Mem { return amd64.Byte(g.cell(off)) }

// load loads the cell at off into the register of slot i.
func (g *generator) load(i int, off int32) {
	m := g.cell(off)
	if g.size < 4 {
		g.Movzx(g.wide(i), m)
	} else {
		g.Mov(g.reg(i), m)
	}
}

// test sets the flags for the cell at off: equal if it is 0. It is an access.
// The cell's value must not be a known constant.
func (g *generator) test(off int32) {
	if g.zero.is(off) {
		return
	}
	if i := g.cache.find(off); i != none {
		g.Test(g.reg(i), g.reg(i))
	} else {
		g.touch(off)
		g.Cmp(g.cell(off), amd64.Imm(0))
	}
	g.zero = ref(off)
}

// touch prepares the first access to the cell at off. It makes sure that the
// cell is not left of the tape, if the guard page can not do it. Its crash is an
// ud2, with the cell's address in temp. The access itself must follow.
func (g *generator) touch(off int32) {
	if g.config.CheckLow && int64(off) < g.hull.lo {
		ok := g.NewLabel()
		g.Lea(temp, g.cell(off))
		g.Cmp(temp, amd64.Ptr(state, native.OffsetLow))
		g.JccShort(amd64.AE, ok)
		g.Ud2()
		g.Bind(ok)
		g.zero.ok = false
	}
	g.hull = g.hull.with(off)
}

// window is how many ops again looks at.
const window = 12

// again reports whether it pays to have the cell at off in a register after
// ops[i], because an op that follows soon works on its value. A block that
// tests it right after ops[i] can use the flags.
func (g *generator) again(i int, off int32) bool {
	at := int64(off)
	for j := i + 1; j < len(g.ops) && j <= i+window; j++ {
		op := &g.ops[j]
		same := int64(op.Off) == at
		switch op.Kind {
		case ir.Add, ir.Out:
			if same {
				return true
			}
		case ir.Set:
			if same {
				return false
			}
		case ir.MulAdd:
			if same || int64(op.Src) == at {
				return true
			}
		case ir.If:
			if same && j > i+1 {
				return true
			}
		case ir.Open, ir.Close:
			return same && j > i+1
		case ir.Move:
			at -= op.Arg
		case ir.In, ir.Dump, ir.Scan:
			return false
		}
	}
	return false
}

func fits8(v int64) bool  { return v == int64(int8(v)) }
func fits32(v int64) bool { return math.MinInt32 <= v && v <= math.MaxInt32 }
