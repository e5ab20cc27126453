package wasm

import "encoding/binary"

// The opcodes in use, section 5.4 of the specification.
const (
	opUnreachable = 0x00
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opReturn      = 0x0f
	opCall        = 0x10
	opDrop        = 0x1a
	opSelect      = 0x1b
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opI32Load     = 0x28
	opI64Load     = 0x29
	opI32Load8U   = 0x2d
	opI32Load16U  = 0x2f
	opI32Store    = 0x36
	opI64Store    = 0x37
	opI32Store8   = 0x3a
	opI32Store16  = 0x3b
	opI64Store8   = 0x3c
	opI32Const    = 0x41
	opI64Const    = 0x42
	opI32Eqz      = 0x45
	opI32Eq       = 0x46
	opI32Ne       = 0x47
	opI32LtU      = 0x49
	opI32GeU      = 0x4f
	opI64Eqz      = 0x50
	opI64Ne       = 0x52
	opI64LtS      = 0x53
	opI32Or       = 0x72
	opI32Add      = 0x6a
	opI32Sub      = 0x6b
	opI32Mul      = 0x6c
	opI64Add      = 0x7c
	opI64Sub      = 0x7d
	opI64Mul      = 0x7e
	opI64DivS     = 0x7f
	opI64DivU     = 0x80
	opI64RemU     = 0x82
	opI32WrapI64  = 0xa7
	opI64ExtendS  = 0xac // i64.extend_i32_s
	opI64ExtendU  = 0xad // i64.extend_i32_u
)

// Types of values, and of blocks without a result.
const (
	typeI32   = 0x7f
	typeI64   = 0x7e
	typeFunc  = 0x60
	typeEmpty = 0x40
)

// A code is a sequence of instructions, or anything else in the binary form.
type code struct{ b []byte }

func (c *code) op(ops ...byte) { c.b = append(c.b, ops...) }

// u32 appends an index, a size or an offset.
func (c *code) u32(v uint32) { c.b = binary.AppendUvarint(c.b, uint64(v)) }

// signed appends a number as signed LEB128.
func (c *code) signed(v int64) {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			c.b = append(c.b, b)
			return
		}
		c.b = append(c.b, b|0x80)
	}
}

// bytes appends a vector of bytes.
func (c *code) bytes(b []byte) {
	c.u32(uint32(len(b)))
	c.b = append(c.b, b...)
}

func (c *code) name(s string) { c.bytes([]byte(s)) }

func (c *code) i32(v int32)         { c.op(opI32Const); c.signed(int64(v)) }
func (c *code) i64(v int64)         { c.op(opI64Const); c.signed(v) }
func (c *code) get(local uint32)    { c.op(opLocalGet); c.u32(local) }
func (c *code) set(local uint32)    { c.op(opLocalSet); c.u32(local) }
func (c *code) tee(local uint32)    { c.op(opLocalTee); c.u32(local) }
func (c *code) global(index uint32) { c.op(opGlobalGet); c.u32(index) }
func (c *code) store(index uint32)  { c.op(opGlobalSet); c.u32(index) }
func (c *code) call(index uint32)   { c.op(opCall); c.u32(index) }
func (c *code) block(kind byte)     { c.op(kind, typeEmpty) }
func (c *code) end()                { c.op(opEnd) }
func (c *code) br(depth uint32)     { c.op(opBr); c.u32(depth) }
func (c *code) brIf(depth uint32)   { c.op(opBrIf); c.u32(depth) }

// memory appends a load or store of the size of 1<<align bytes, which need not be
// aligned, at an offset from the address on the stack.
func (c *code) memory(op byte, align, offset uint32) {
	c.op(op)
	c.u32(align)
	c.u32(offset)
}
