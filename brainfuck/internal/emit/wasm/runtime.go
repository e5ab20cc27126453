package wasm

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// runtimeIndex has the indices of the functions that the code calls.
type runtimeIndex struct {
	fdWrite, fdRead, procExit      uint32
	write, flush, put, say, number uint32
	fail, failed, outside, read    uint32
}

// The globals.
const (
	used   = iota // bytes in the output buffer
	inNext        // address of the next byte of the input buffer
	inEnd         // address of its end
	inDone        // 1 after the end of the input
	globals
)

// Values of WASI's errno that are dealt with, and the status of a process that a
// closed pipe ends.
const (
	errnoAgain = 6
	errnoPipe  = 64
	statusPipe = 128 + 13
)

func (g *generator) writes() bool { return g.plan.Uses[ir.Out] }
func (g *generator) reads() bool  { return g.plan.Uses[ir.In] }

// needsRuntime reports whether the program writes, reads or may fail.
func (g *generator) needsRuntime() bool { return g.writes() || g.reads() || g.plan.Checks }

// runtime adds the imports and those of the functions that the program's code
// needs.
func (g *generator) runtime() {
	x := &g.index
	if !g.needsRuntime() {
		return
	}
	g.globals = globals
	x.fdWrite = g.add(function{name: "fd_write", typ: "iiii:i"})
	if g.reads() {
		x.fdRead = g.add(function{name: "fd_read", typ: "iiii:i"})
	}
	x.procExit = g.add(function{name: "proc_exit", typ: "i:"})
	next := uint32(len(g.functions))
	for _, index := range []*uint32{&x.write, &x.flush, &x.put, &x.say, &x.number, &x.fail, &x.failed} {
		*index = next // these call each other
		next++
	}
	g.define("write", "iii:", g.writeFunction)
	g.define("flush", ":", g.flushFunction)
	g.define("put", "i:", g.putFunction)
	g.define("say", "ii:", g.sayFunction)
	g.define("number", "I:", g.numberFunction)
	g.define("fail", ":", g.failFunction)
	g.define("failed", "iii:", g.failedFunction)
	if g.plan.Checks {
		x.outside = g.define("outside", "iiii:", g.outsideFunction)
	}
	if g.reads() {
		typ := "iii:i"
		if g.bytes == 8 {
			typ = "Iii:I"
		}
		x.read = g.define("read", typ, g.readFunction, typeI32)
	}
}

// define adds a function whose body write writes.
func (g *generator) define(name, typ string, write func(), locals ...byte) uint32 {
	g.code = code{}
	write()
	g.end()
	return g.add(function{name: name, typ: typ, body: g.b, locals: locals})
}

// begin adds _start, which calls the last part.
func (g *generator) begin(program uint32) {
	g.start = g.define("_start", ":", func() {
		g.i32(int32(g.plan.Machine.Left*g.bytes + g.bias))
		g.call(program)
		g.op2(opDrop)
		if g.writes() {
			g.call(g.index.flush)
		}
	})
}

// writeFunction: write(fd, at, end) writes the bytes from at to end.
func (g *generator) writeFunction() {
	const fd, at, end = 0, 1, 2
	g.block(opBlock)
	g.block(opLoop)
	g.get(at)
	g.get(end)
	g.op2(opI32Eq)
	g.brIf(1)
	g.i32(iovecAt)
	g.get(at)
	g.memory(opI32Store, 2, 0)
	g.i32(iovecAt)
	g.get(end)
	g.get(at)
	g.op2(opI32Sub)
	g.memory(opI32Store, 2, 4)
	g.i32(countAt) // a call that has to be made again stores none
	g.i32(0)
	g.memory(opI32Store, 2, 0)
	g.get(fd)
	g.transfer(g.index.fdWrite)
	g.refuse(" write: WASI error ")
	g.get(at)
	g.i32(countAt)
	g.memory(opI32Load, 2, 0)
	g.op2(opI32Add)
	g.set(at)
	g.br(0)
	g.end()
	g.end()
}

// transfer calls fd_read or fd_write with the iovec, for the file on the stack.
func (g *generator) transfer(index uint32) {
	g.i32(iovecAt)
	g.i32(1)
	g.i32(countAt)
	g.call(index)
}

// refuse ends the module if the errno on the stack is one of a failure.
func (g *generator) refuse(text string) {
	g.i32(g.text[text].at)
	g.i32(g.text[text].length)
	g.call(g.index.failed)
}

// failedFunction: failed(errno, text, length) ends the module if errno is one of a
// failure.
func (g *generator) failedFunction() {
	const errno, text, length = 0, 1, 2
	g.get(errno)
	g.op2(opI32Eqz)
	g.get(errno)
	g.i32(errnoAgain)
	g.op2(opI32Eq)
	g.op2(opI32Or)
	g.block(opIf)
	g.op2(opReturn)
	g.end()
	g.get(errno)
	g.i32(errnoPipe)
	g.op2(opI32Eq)
	g.block(opIf)
	g.i32(statusPipe)
	g.call(g.index.procExit)
	g.end()
	g.i32(0) // what could not be written is lost
	g.store(used)
	g.sayText(textName)
	g.get(text)
	g.get(length)
	g.call(g.index.say)
	g.get(errno)
	g.op2(opI64ExtendU)
	g.call(g.index.number)
	g.sayText("\n")
	g.call(g.index.fail)
}

// flushFunction: flush() writes the output out.
func (g *generator) flushFunction() {
	g.i32(1)
	g.outBuffer()
	g.call(g.index.write)
	g.i32(0)
	g.store(used)
}

// outBuffer puts the ends of the bytes in the output buffer on the stack.
func (g *generator) outBuffer() {
	g.i32(int32(g.outAt))
	g.i32(int32(g.outAt))
	g.global(used)
	g.op2(opI32Add)
}

// putFunction: put(byte) writes a byte to the buffer.
func (g *generator) putFunction() {
	g.global(used)
	g.i32(bufferBytes)
	g.op2(opI32Eq)
	g.block(opIf)
	g.call(g.index.flush)
	g.end()
	g.global(used)
	g.get(0)
	g.memory(opI32Store8, 0, uint32(g.outAt))
	g.global(used)
	g.i32(1)
	g.op2(opI32Add)
	g.store(used)
}

// sayFunction: say(at, length) writes a text of the module's data to the buffer.
func (g *generator) sayFunction() {
	const at, length = 0, 1
	g.block(opLoop)
	g.get(at)
	g.memory(opI32Load8U, 0, 0)
	g.call(g.index.put)
	g.get(at)
	g.i32(1)
	g.op2(opI32Add)
	g.set(at)
	g.get(length)
	g.i32(1)
	g.op2(opI32Sub)
	g.tee(length)
	g.brIf(0)
	g.end()
}

func (g *generator) sayText(key string) {
	g.i32(g.text[key].at)
	g.i32(g.text[key].length)
	g.call(g.index.say)
}

// numberFunction: number(n) writes a number in decimal to the buffer.
func (g *generator) numberFunction() {
	g.get(0)
	g.i64(0)
	g.op2(opI64LtS)
	g.block(opIf)
	g.i32('-')
	g.call(g.index.put)
	g.i64(0)
	g.get(0)
	g.op2(opI64Sub)
	g.set(0)
	g.end()
	g.get(0)
	g.i64(10)
	g.op2(opI64DivU)
	g.op2(opI64Eqz)
	g.op2(opI32Eqz)
	g.block(opIf)
	g.get(0)
	g.i64(10)
	g.op2(opI64DivU)
	g.call(g.index.number)
	g.end()
	g.get(0)
	g.i64(10)
	g.op2(opI64RemU, opI32WrapI64)
	g.i32('0')
	g.op2(opI32Add)
	g.call(g.index.put)
}

// failFunction: fail() ends the module with the message in the buffer.
func (g *generator) failFunction() {
	g.i32(2)
	g.outBuffer()
	g.call(g.index.write)
	g.i32(1)
	g.call(g.index.procExit)
}

// sayPlace flushes the output and begins a message with the place in the source
// that two locals hold.
func (g *generator) sayPlace(line, column uint32) {
	g.call(g.index.flush)
	g.sayText(textName)
	g.get(line)
	g.op2(opI64ExtendU)
	g.call(g.index.number)
	g.sayText(":")
	g.get(column)
	g.op2(opI64ExtendU)
	g.call(g.index.number)
}

// behind is how far the pointer can be left of the first cell, at most: pointers are
// read as numbers from -behind on.
const behind = maxMoves + maxMoves/8

// outsideFunction: outside(pointer, offset in cells, line, column) ends the module
// with the message about a cell off the tape.
func (g *generator) outsideFunction() {
	const at, off, line, column = 0, 1, 2, 3
	before, between, _ := g.plan.Outside()
	cell := func() { // its number
		g.get(at)
		g.i32(int32(behind - g.bias))
		g.op2(opI32Add, opI64ExtendU)
		g.i64(behind)
		g.op2(opI64Sub)
		g.i64(g.bytes)
		g.op2(opI64DivS)
		g.get(off)
		g.op2(opI64ExtendS, opI64Add)
		g.i64(g.plan.Machine.Left)
		g.op2(opI64Sub)
	}
	g.sayPlace(line, column)
	g.sayText(before)
	g.i32(g.text["left"].at)
	g.i32(g.text["right"].at)
	cell()
	g.i64(0)
	g.op2(opI64LtS, opSelect)
	g.i32(g.text["left"].length)
	g.i32(g.text["right"].length)
	cell()
	g.i64(0)
	g.op2(opI64LtS, opSelect)
	g.call(g.index.say)
	g.sayText(between)
	cell()
	g.call(g.index.number)
	g.sayText(textAfter)
	g.call(g.index.fail)
}

// readFunction: read(cell, line, column) reads a byte and returns it, or what the
// cell becomes at the end of the input.
func (g *generator) readFunction() {
	const cell, line, column = 0, 1, 2
	g.atEnd()
	g.block(opIf)
	g.call(g.index.flush)
	g.fill()
	g.end()
	g.atEnd()
	g.block(opIf)
	switch g.plan.Machine.EOF {
	case ir.EOFSame:
		g.get(cell)
	case ir.EOFZero:
		g.value(0)
	case ir.EOFMinus:
		g.value(-1)
	case ir.EOFError:
		g.sayPlace(line, column)
		g.sayText(structured.InputEnded)
		g.call(g.index.fail)
		g.op2(opUnreachable)
	}
	g.op2(opReturn)
	g.end()
	g.global(inNext)
	g.memory(opI32Load8U, 0, 0)
	g.global(inNext)
	g.i32(1)
	g.op2(opI32Add)
	g.store(inNext)
	if g.bytes == 8 {
		g.op2(opI64ExtendU)
	}
}

// atEnd puts on the stack whether the input buffer is used up.
func (g *generator) atEnd() {
	g.global(inNext)
	g.global(inEnd)
	g.op2(opI32Eq)
}

// fill reads what there is of the input, unless its end was reached before.
func (g *generator) fill() {
	const errno = 3
	g.global(inDone)
	g.op2(opI32Eqz)
	g.block(opIf)
	g.i32(iovecAt)
	g.i32(int32(g.inAt))
	g.memory(opI32Store, 2, 0)
	g.i32(iovecAt)
	g.i32(bufferBytes)
	g.memory(opI32Store, 2, 4)
	g.block(opLoop)
	g.i32(0) // standard input
	g.transfer(g.index.fdRead)
	g.tee(errno)
	g.refuse(" read: WASI error ")
	g.get(errno)
	g.brIf(0)
	g.end()
	g.i32(int32(g.inAt))
	g.store(inNext)
	g.i32(int32(g.inAt))
	g.i32(countAt)
	g.memory(opI32Load, 2, 0)
	g.op2(opI32Add)
	g.store(inEnd)
	g.atEnd()
	g.store(inDone)
	g.end()
}
