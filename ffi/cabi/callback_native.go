//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A Callback is a Go func with a C function that calls it.
type Callback struct {
	fn     unsafe.Pointer // the func value: a pointer to a closure
	direct bool           // C's argument registers are Go's
	result moveKind       // the form of a result in a word
	class  class          // the class of the result
	moves  []move         // from the callbackFrame to goRegs
	value  reflect.Value  // the func, if it takes arguments on Go's stack
	types  []reflect.Type // its arguments' types then
	malloc uintptr        // libc's function, for results that are strings

	slot   int
	addr   uintptr
	closed atomic.Bool
}

// callbackFrame is what callbackEntry stores.
type callbackFrame struct {
	words  [IntRegisters]uintptr
	floats [MaxFloats]uint64
	stack  uintptr // address of the arguments on C's stack
	index  uintptr
	result uintptr
	float  uint64
	thread uintptr // address of the thread's record, if it has one
	top    uintptr // of that, at the beginning
}

// The frame fits into FRAME_SIZE (callback_*.s).
const _ = 160 + 8*(IntRegisters-6) - unsafe.Sizeof(callbackFrame{})

// goRegs is what Go's argument registers shall hold.
type goRegs struct {
	words  [goWords]uintptr
	floats [goFloats]uint64
}

// slots finds a callback by the number that its thunk has.
var slots struct {
	chunks atomic.Pointer[[]*chunk] // grows by replacement

	mu   sync.Mutex
	free []int // a queue: a slot that was just closed is used again last
}

type chunk struct {
	thunks    uintptr
	callbacks [chunkSlots]atomic.Pointer[Callback]
}

// NewCallback returns a callback for f, a func. Its arguments may be integers,
// pointers, bools, floats and strings (C's are NUL-terminated and copied), and
// so may be its one result; a string result becomes a copy in memory from
// libc's malloc, which C frees. The error is a *TypeError, or says why there is
// no executable memory.
func NewCallback(f reflect.Value, malloc uintptr) (*Callback, error) {
	sig, err := parseCallback(f.Type())
	if err != nil {
		return nil, err
	}
	if f.IsNil() {
		return nil, &TypeError{f.Type(), "the func is nil"}
	}
	c := &Callback{malloc: malloc}
	c.plan(sig, f)
	if err := c.take(); err != nil {
		return nil, err
	}
	return c, nil
}

// Addr returns the address of the C function.
func (c *Callback) Addr() uintptr { return c.addr }

// Close ends the callback: C must not call it any more. A call panics with
// ErrCallbackClosed, until a new callback uses the address again.
func (c *Callback) Close() error {
	if !c.closed.CompareAndSwap(false, true) {
		return ErrCallbackClosed
	}
	chunks := *slots.chunks.Load()
	chunks[c.slot/chunkSlots].callbacks[c.slot%chunkSlots].Store(nil)
	slots.mu.Lock()
	slots.free = append(slots.free, c.slot)
	slots.mu.Unlock()
	return nil
}

// take puts c into a free slot.
func (c *Callback) take() error {
	slots.mu.Lock()
	defer slots.mu.Unlock()
	if len(slots.free) == 0 {
		if err := addChunk(); err != nil {
			return err
		}
	}
	c.slot = slots.free[0]
	slots.free = slots.free[1:]
	k := (*slots.chunks.Load())[c.slot/chunkSlots]
	c.addr = k.thunks + uintptr(c.slot%chunkSlots)*thunkSize
	k.callbacks[c.slot%chunkSlots].Store(c)
	return nil
}

// addChunk adds free slots. The caller holds the lock.
func addChunk() error {
	var chunks []*chunk
	if old := slots.chunks.Load(); old != nil {
		chunks = *old
	}
	first := len(chunks) * chunkSlots
	thunks, err := mapThunks(first)
	if err != nil {
		return err
	}
	chunks = append(chunks[:len(chunks):len(chunks)], &chunk{thunks: thunks})
	slots.chunks.Store(&chunks)
	for i := range chunkSlots {
		slots.free = append(slots.free, first+i)
	}
	return nil
}

// enterCallbackCode is the address of enterCallback in Go's register ABI, as
// crosscall2 wants it.
var enterCallbackCode = codeOf(enterCallback)

// enterCallback calls the Go func that a thunk is for. a lies on the C stack.
func enterCallback(a *callbackFrame) {
	c := (*slots.chunks.Load())[a.index/chunkSlots].callbacks[a.index%chunkSlots].Load()
	switch {
	case c == nil:
		panic(ErrCallbackClosed)
	case c.direct:
		callDirect(c.fn, a)
	case c.types != nil:
		c.callReflect(a)
	default:
		c.call(a)
	}
}

//go:noescape
func callDirect(fn unsafe.Pointer, a *callbackFrame)

//go:noescape
func callWord(fn unsafe.Pointer, r *goRegs) (word uintptr)

//go:noescape
func callString(fn unsafe.Pointer, r *goRegs) string
