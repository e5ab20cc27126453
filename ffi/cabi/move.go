//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"reflect"
	"sync"
	"unsafe"
)

// A move takes an argument from where Go passes it to where C does. Places are
// distances from the frame of the general stub.
type move struct {
	kind     moveKind
	from, to uintptr
}

// A moveKind tells the form of an argument.
type moveKind uint8

const (
	moveWord moveKind = iota
	moveInt8
	moveInt16
	moveInt32
	moveUint8
	moveUint16
	moveUint32
	moveString
	moveSlice
)

func kindOf(c class, t reflect.Type) moveKind {
	switch c {
	case classString:
		return moveString
	case classSlice:
		return moveSlice
	case classPointer, classFloat64:
		return moveWord
	case classFloat32:
		return moveUint32
	}
	kind := moveInt8
	if c != classSigned {
		kind = moveUint8
	}
	switch t.Size() {
	case 1:
		return kind
	case 2:
		return kind + 1
	case 4:
		return kind + 2
	default:
		return moveWord
	}
}

// arrange moves the arguments into f; copies gets the strings.
func (c *closure) arrange(f *frame, copies *scratch) {
	base := unsafe.Pointer(f)
	for i := range c.shape.moves {
		m := &c.shape.moves[i]
		from := unsafe.Add(base, m.from)
		var word uintptr
		switch m.kind {
		case moveWord:
			word = *(*uintptr)(from)
		case moveInt8:
			word = uintptr(*(*int8)(from))
		case moveInt16:
			word = uintptr(*(*int16)(from))
		case moveInt32:
			word = uintptr(*(*int32)(from))
		case moveUint8:
			word = uintptr(*(*uint8)(from))
		case moveUint16:
			word = uintptr(*(*uint16)(from))
		case moveUint32:
			word = uintptr(*(*uint32)(from))
		case moveString:
			word = copies.add(*(*string)(from))
		case moveSlice:
			// An empty slice may point to anything.
			if *(*int)(unsafe.Add(from, 8)) > 0 {
				word = *(*uintptr)(from)
			}
		}
		*(*uintptr)(unsafe.Add(base, m.to)) = word
	}
}

// A scratch holds the NUL-terminated copies of the strings of one call.
type scratch struct {
	used  int
	buf   []byte
	older [][]byte // full buffers of this call
}

// maxScratch bounds the memory that an unused scratch holds on to.
const maxScratch = 1 << 16

// put ends the use of c's copies.
func (c *scratch) put() {
	c.used, c.older = 0, nil
	if len(c.buf) <= maxScratch {
		scratches.Put(c)
	}
}

// scratches are those that no call uses.
var scratches = sync.Pool{New: func() any { return &scratch{buf: make([]byte, 1<<10)} }}

// add copies s and returns the address of the copy, which lies on the heap.
func (c *scratch) add(s string) uintptr {
	if len(s) >= len(c.buf)-c.used {
		c.older = append(c.older, c.buf)
		c.buf = make([]byte, 2*len(c.buf)+len(s))
		c.used = 0
	}
	at := c.buf[c.used:]
	copy(at, s)
	at[len(s)] = 0
	c.used += len(s) + 1
	return uintptr(unsafe.Pointer(&at[0]))
}
