package interp

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// Counts tell how often the ops of a program were executed.
type Counts struct {
	// Ops has for each op how often it was executed.
	Ops []int64
	// Turns has for each Open and If how often its body was executed, for each
	// Scan how many steps it made.
	Turns []int64
}

// count fills in the counts of ops after a run that ended before the op at pc.
//
// While the program runs only turns are counted: an op in no block is executed
// once, any other as often as the body of its block.
func (c *Counts) count(ops []ir.Op, pc int) {
	c.Ops = make([]int64, len(ops))
	var around []int64 // what is executed beside the innermost block
	now := int64(1)
	for i := range ops {
		op := &ops[i]
		switch op.Kind {
		case ir.Open, ir.If:
			c.Ops[i] = now
			around = append(around, now)
			now = c.Turns[i]
			continue
		case ir.Close, ir.End:
			c.Ops[i] = now
			now = around[len(around)-1]
			around = around[:len(around)-1]
			continue
		}
		c.Ops[i] = now
	}
	c.cut(ops, pc)
}

// cut takes back what was counted for the rest of the blocks that the program
// was in when it ended before the op at pc.
func (c *Counts) cut(ops []ir.Op, pc int) {
	for i := pc; i < len(ops); i++ {
		op := &ops[i]
		c.Ops[i]--
		if op.Kind == ir.Open || op.Kind == ir.If {
			i = int(op.Match) // what is inside was counted by turns; its end is next
			// The end of a block runs as often as its body: not once less.
		}
	}
}
