//go:build linux

package main

import (
	"math"

	"github.com/seed1605a99e/movabs/jit/arm64"
)

type assembler = arm64.Assembler

// The registers that hold something during the whole of an evaluator. C
// functions preserve them.
const (
	row    = arm64.X19
	left   = arm64.X20 // how many rows are
	result = arm64.X21
)

// registers are what values can be in. All but one are also saved during a call
// of a function, which may change every one of them.
const (
	registers = 16
	frameSize = 8 * registers
)

// register returns the register with a number from 0 on. Those from d8 to d15 are
// left out: C functions preserve them (AAPCS64 6.1.2), so we would have to.
func register(x int) arm64.Scalar {
	if x < 8 {
		return arm64.D0 + arm64.Scalar(x)
	}
	return arm64.D16 + arm64.Scalar(x-8)
}

// function emits the loop over the rows, and the constants behind it.
func (c *compiler) function(tree *node, width int) {
	c.Stp(arm64.FP, arm64.LR, arm64.PtrPre(arm64.SP, -48)) // the stack has to stay aligned to 16 bytes
	c.Stp(row, left, arm64.Ptr(arm64.SP, 16))
	c.Str(result, arm64.Ptr(arm64.SP, 32))
	c.Sub(arm64.SP, arm64.SP, arm64.Imm(frameSize))
	c.Mov(row, arm64.X0)
	c.Mov(left, arm64.X1)
	c.Mov(result, arm64.X2)
	loop, done := c.NewLabel(), c.NewLabel()
	c.Cmp(left, arm64.Imm(0))
	c.Bcc(arm64.LE, done)
	c.Bind(loop)
	c.node(tree, 0)
	c.Str(register(0), arm64.PtrPost(result, 8))
	c.Add(row, row, arm64.Imm(8*width))
	c.Subs(left, left, arm64.Imm(1))
	c.Bcc(arm64.NE, loop)
	c.Bind(done)
	c.Add(arm64.SP, arm64.SP, arm64.Imm(frameSize))
	c.Ldr(result, arm64.Ptr(arm64.SP, 32))
	c.Ldp(row, left, arm64.Ptr(arm64.SP, 16))
	c.Ldp(arm64.FP, arm64.LR, arm64.PtrPost(arm64.SP, 48))
	c.Ret()

	c.AlignData(8, 0)
	for _, k := range c.constants {
		c.Bind(k.label)
		c.Emit64(math.Float64bits(k.value))
	}
}

// node emits code that leaves the value of n in register x. Registers below x
// hold values that wait for theirs.
func (c *compiler) node(n *node, x int) {
	if x >= registers-1 {
		c.tooDeep = true
		return
	}
	switch n.op {
	case number, variable:
		c.Ldr(register(x), c.operand(n))
	case negation:
		c.node(n.args[0], x)
		c.Fneg(register(x), register(x))
	case call:
		c.call(n, x)
	default: // arithmetic knows registers only
		c.node(n.args[0], x)
		c.node(n.args[1], x+1)
		d, m := register(x), register(x+1)
		switch n.op {
		case '+':
			c.Fadd(d, d, m)
		case '-':
			c.Fsub(d, d, m)
		case '*':
			c.Fmul(d, d, m)
		case '/':
			c.Fdiv(d, d, m)
		}
	}
}

// operand returns where in memory the value of a number or a variable is.
func (c *compiler) operand(n *node) arm64.Mem {
	if n.op == variable {
		return arm64.Ptr(row, int32(8*n.index))
	}
	return arm64.At(c.constant(n.value))
}

// call emits a call of a function. C passes float64s in d0 and up, returns one in
// d0, and preserves none of the registers that are used here (AAPCS64 6.8.2).
func (c *compiler) call(n *node, x int) {
	for i, arg := range n.args {
		c.node(arg, x+i)
	}
	for i := range x {
		c.Str(register(i), arm64.Ptr(arm64.SP, int32(8*i)))
	}
	if x != 0 {
		for i := range n.args {
			c.Fmov(register(i), register(x+i))
		}
	}
	c.Bl(c.Symbol(n.name))
	if x != 0 {
		c.Fmov(register(x), register(0))
	}
	for i := range x {
		c.Ldr(register(i), arm64.Ptr(arm64.SP, int32(8*i)))
	}
}
