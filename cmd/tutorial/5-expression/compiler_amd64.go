//go:build linux

package main

import (
	"math"
	"slices"

	"github.com/seed1605a99e/movabs/jit/amd64"
)

type assembler = amd64.Assembler

// The registers that hold something during the whole of an evaluator. C
// functions preserve them.
const (
	row    = amd64.RBX
	left   = amd64.R12 // how many rows are
	result = amd64.R13
)

// registers are what values can be in. All but one are also saved during a call
// of a function, which may change every one of them.
const (
	registers = 16
	frameSize = 8 * registers
)

// function emits the loop over the rows, and the constants behind it.
func (c *compiler) function(tree *node, width int) {
	saved := []amd64.Reg{row, left, result}
	for _, r := range saved {
		c.Push(r)
	}
	c.Sub(amd64.RSP, amd64.Imm(frameSize)) // the stack is aligned to 16 bytes now
	c.Mov(row, amd64.RDI)
	c.Mov(left, amd64.RSI)
	c.Mov(result, amd64.RDX)
	loop, done := c.NewLabel(), c.NewLabel()
	c.sign = c.NewLabel()
	c.Test(left, left)
	c.Jcc(amd64.LE, done)
	c.Bind(loop)
	c.node(tree, amd64.XMM0)
	c.Movsd(amd64.Ptr(result, 0), amd64.XMM0)
	c.Add(row, amd64.Imm(8*width))
	c.Add(result, amd64.Imm(8))
	c.Dec(left)
	c.Jcc(amd64.NE, loop)
	c.Bind(done)
	c.Add(amd64.RSP, amd64.Imm(frameSize))
	for _, r := range slices.Backward(saved) {
		c.Pop(r)
	}
	c.Ret()

	c.AlignData(16, 0xCC) // what an instruction of 16 bytes reads has to be aligned
	c.Bind(c.sign)
	c.Emit64(1 << 63)
	c.Emit64(1 << 63)
	for _, k := range c.constants {
		c.Bind(k.label)
		c.Emit64(math.Float64bits(k.value))
	}
}

// node emits code that leaves the value of n in register x. Registers below x
// hold values that wait for theirs.
func (c *compiler) node(n *node, x amd64.XMM) {
	if x >= registers-1 {
		c.tooDeep = true
		return
	}
	switch n.op {
	case number, variable:
		c.Movsd(x, c.operand(n))
	case negation:
		c.node(n.args[0], x)
		c.Xorpd(x, amd64.At(c.sign))
	case call:
		c.call(n, x)
	default:
		c.node(n.args[0], x)
		var y amd64.Operand
		if right := n.args[1]; right.op == number || right.op == variable {
			y = c.operand(right)
		} else {
			c.node(right, x+1)
			y = x + 1
		}
		switch n.op {
		case '+':
			c.Addsd(x, y)
		case '-':
			c.Subsd(x, y)
		case '*':
			c.Mulsd(x, y)
		case '/':
			c.Divsd(x, y)
		}
	}
}

// operand returns where in memory the value of a number or a variable is.
func (c *compiler) operand(n *node) amd64.Mem {
	if n.op == variable {
		return amd64.Ptr(row, int32(8*n.index))
	}
	return amd64.At(c.constant(n.value))
}

// call emits a call of a function. C passes float64s in xmm0 and up, returns one
// in xmm0, and preserves none of these registers (System V ABI 3.2.3).
func (c *compiler) call(n *node, x amd64.XMM) {
	for i, arg := range n.args {
		c.node(arg, x+amd64.XMM(i))
	}
	for i := range x {
		c.Movsd(amd64.Ptr(amd64.RSP, int32(8*i)), i)
	}
	if x != amd64.XMM0 {
		for i := range n.args {
			c.Movapd(amd64.XMM(i), x+amd64.XMM(i))
		}
	}
	c.CallLabel(c.Symbol(n.name))
	if x != amd64.XMM0 {
		c.Movapd(x, amd64.XMM0)
	}
	for i := range x {
		c.Movsd(i, amd64.Ptr(amd64.RSP, int32(8*i)))
	}
}
