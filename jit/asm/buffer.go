package asm

import (
	"encoding/binary"
	"math"
)

// A Buffer collects the code that an assembler makes. Its zero value is ready
// for use. It must not be copied after the first use, and belongs to one
// goroutine at a time.
//
// The methods return no errors: the first one is kept, and Bytes returns it.
type Buffer struct {
	code   []byte // code[:n] is the output, the rest is room for more
	n      int
	labels []int32 // offset by label-1, or unbound
	fixups []fixup // references to labels that were not bound at the time
	names  map[Label]string
	checks []check
	linking
	reaching
	err  error
	list *recorder // nil unless a listing is wanted
}

const (
	maxPut  = 8             // bytes that a single Put can append
	maxSize = math.MaxInt32 // bytes that the offsets of labels can express
	minRoom = 512
)

// Len returns the number of bytes so far, which is the offset of the next one.
func (b *Buffer) Len() int { return b.n }

// Err returns the first error so far, or nil. Fixups that cannot be filled in
// are found by Bytes only.
func (b *Buffer) Err() error { return b.err }

// Fail makes err the error that Bytes returns, unless there is one already.
func (b *Buffer) Fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// Bytes fills in the fixups and returns the code, or the first error: that of
// an encoder, an [UnboundError], a [RangeError], a [RebindError], a
// [LabelError] or a [SizeError]. Code that has to be linked is a [SymbolError]:
// see Object. The slice is valid until the next call that appends or resets;
// more code may be appended, and Bytes be called again.
func (b *Buffer) Bytes() ([]byte, error) {
	b.fillBound()
	if len(b.fixups) > 0 && b.err == nil {
		f := &b.fixups[0]
		return nil, b.unresolved(f, b.pending(f))
	}
	return b.finish()
}

// finish returns the code as it is, if there is no error and no check has one.
func (b *Buffer) finish() ([]byte, error) {
	code := b.code[:b.n:b.n]
	for _, c := range b.checks {
		if err := c.f(code[c.at:]); err != nil {
			b.Fail(err)
		}
	}
	if b.err != nil {
		return nil, b.err
	}
	return code, nil
}

// A check is a question about code that follows.
type check struct {
	at int
	f  func(code []byte) error
}

// Check lets f look at the code from here on when all of it is there: an error
// of f is one of Bytes and Object. It is how an encoder can make demands on the
// instruction after its own.
func (b *Buffer) Check(f func(code []byte) error) {
	b.checks = append(b.checks, check{b.n, f})
}

// Reset empties the buffer and forgets labels, names, symbols, fixups and the
// error. It keeps the memory, so that a Buffer in use again allocates nothing,
// and goes on listing if it did.
func (b *Buffer) Reset() {
	b.n = 0
	b.labels = b.labels[:0]
	b.fixups = b.fixups[:0]
	b.checks = b.checks[:0]
	b.err = nil
	clear(b.names)
	b.linking.reset()
	b.reaching = reaching{}
	if b.list != nil {
		b.list.notes = b.list.notes[:0]
	}
}

// Put appends the n low bytes of v, the least significant first. n is at most
// 8. It is what encoders are made of; data goes through Emit and its kin,
// which show in a listing.
func (b *Buffer) Put(v uint64, n int) {
	room := b.code[b.n:]
	if len(room) < maxPut {
		room = b.grow(maxPut)
	}
	binary.LittleEndian.PutUint64(room, v)
	b.n += n
}

// grow makes room for n more bytes, and returns it. Code too long for the offsets of labels is
// an error, after which the buffer starts over: its bytes are lost anyway, and
// no caller has to look. It is rare, and would make Put long if it were inlined.
//
//go:noinline
func (b *Buffer) grow(n int) []byte {
	if b.n > maxSize-n {
		b.Fail(&SizeError{Len: b.n})
		b.n = 0
	}
	if need := b.n + n; need > len(b.code) {
		code := make([]byte, max(minRoom, 2*len(b.code), need))
		copy(code, b.code[:b.n])
		b.code = code
	}
	return b.code[b.n:]
}
