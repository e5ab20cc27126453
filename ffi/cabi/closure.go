//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"reflect"
	"unsafe"
)

// A closure is what a func value made by this package points to. Its first
// word is the code that Go calls, as in all closures (the Go compiler's
// cmd/compile/abi-internal.md, "Closures"), a stub (stub_*.s). Programs that
// make code may make many: what funcs of one type have in common is in the shape.
type closure struct {
	code   uintptr
	gate   uintptr // address of the gate that the stub goes through
	enter  uintptr // address of the Go function that it calls to do that; 0: none
	finish uintptr // address of the Go function that it calls after other than plain returns
	more   uintptr // not 0 if there is more to pass than few words (stub_*.s)
	target target
	shape  *shape
	ended  Ender
}

// A shape says how the arguments of a func type travel. It does not change.
type shape struct {
	words uintptr          // number of words in registers
	tail  uintptr          // number of words on the stack, for the direct stubs
	slice uintptr          // which of the words is a slice's address, for the slice stub
	masks [goWords]uintptr // all ones for the word registers that hold pointers
	// If extends is not 0, the words in registers are extended as step says, by
	// the direct stubs.
	extends     uintptr
	bits, signs [goWords]uintptr
	// stackPointers is the number of pointers that Go passes on the stack, at
	// these offsets.
	stackPointers uintptr
	stackOffsets  [maxStackPointers]uintptr

	// The general stub takes these steps itself. Funcs with strings have no steps:
	// enterStrings makes the moves, which copy them.
	step  *step
	steps uintptr // number of steps

	moves   []move // nil if there are no strings
	strings bool   // some moves copy strings
}

// Sizes of the frames that stubs make, which are shorter than frame.
const (
	maxStackPointers = 8
	frameHead        = unsafe.Sizeof(header{}) + MaxFloats*8
	directFrame      = frameHead + directWords*8
	generalFrame     = frameHead + generalWords*8
)

// Sizes of the stubs' own frames (stub_*.s): two words that enter may spill its
// arguments to, the frame, spilled registers, and the keep area. generalSize is
// therefore also the distance of Go's stack arguments from the general stub's
// frame.
const (
	directSize  = (16 + directFrame + 8 + stubAlign - 1) &^ (stubAlign - 1)
	firstSize   = (16 + directFrame + 8*2 + stubAlign - 1) &^ (stubAlign - 1)
	pointerSize = (16 + directFrame + 8*(goWords+1) + stubAlign - 1) &^ (stubAlign - 1)
	generalSize = (16 + generalFrame + unsafe.Sizeof(spilled{}) + 8*(goWords+maxStackPointers+1) + stubAlign - 1) &^ (stubAlign - 1)
)

// A faultInfo, which the gate may leave after the header, fits into these.
const (
	_ = directFrame - unsafe.Sizeof(header{}) - unsafe.Sizeof(faultInfo{})
	_ = generalFrame + unsafe.Sizeof(spilled{}) - unsafe.Sizeof(header{}) - unsafe.Sizeof(faultInfo{})
)

// spilled is where the general stub stores what Go passes in registers, except
// the first MaxFloats floats, which go to the frame at once.
type spilled struct {
	words  [goWords]uintptr
	floats [goFloats - MaxFloats]uint64
}

// planStub plans a closure for s, nil if the stubs do not serve, or if this
// version of Go has another register ABI.
func planStub(s *signature) *closure {
	if s.variadic || !goABI() {
		return nil
	}
	return newClosure(s)
}

// stub makes the closure of a func of the planned type.
func (b *Binding) stub(p *planned) *closure {
	sig, c := p.sig, new(closure)
	*c = *p.closure
	c.target.fn, c.target.guard, c.ended = b.Fn, b.Guard, b.Ended
	if sig.reports {
		c.target.errno = b.ErrnoLocation
	}
	switch {
	case b.Guard != nil && c.target.errno != 0:
		c.gate = gate
	case b.Guard != nil:
		c.gate = guardedGate
	case c.target.errno != 0:
		c.gate = errnoGate
	default:
		c.gate = plainGate
	}
	switch {
	case c.shape.strings:
		c.enter = codeOf(enterStrings)
	case b.Guard != nil && !b.NoCallbacks:
		c.enter = codeOf(enterGuarded)
	}
	return c
}

// funcOf returns the func value that points to c. Go's func values are
// pointers to closures.
func (c *closure) funcOf(t reflect.Type) reflect.Value {
	return reflect.NewAt(t, unsafe.Pointer(&c)).Elem()
}
