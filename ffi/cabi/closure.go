//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"reflect"
	"runtime"
	"unsafe"
)

// A closure is what a func value made by this package points to. Its first
// word is the code that Go calls, as in all closures (the Go compiler's
// cmd/compile/abi-internal.md, "Closures"), a stub (stub_*.s). Programs that
// make code may make many: what funcs of one type have in common is in the shape.
type closure struct {
	code   uintptr
	enter  uintptr // address of the Go function that the stub calls; 0: just the gate
	target target
	shape  *shape
	work   work
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
	// their entrance makes the moves, which copy them.
	step  *step
	steps uintptr // number of steps

	moves   []move // nil: nothing for the entrance to do
	strings bool   // some moves copy strings
}

// A work says what a call needs beside the call itself.
type work uint8

const (
	workNone    work = iota
	workGuarded      // a guard
	workAll          // strings, and maybe a guard
)

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

// run makes the call whose frame a stub has filled, and panics if it is ended.
// It is for the least work, without a guard, which lets no call fail.
func (c *closure) run(f *frame) {
	if c.work != workNone {
		c.must(f)
		return
	}
	cgocall(gate, unsafe.Pointer(f))
	runtime.KeepAlive(c)
}

// runErr makes the call and returns how it was ended, or errno.
func (c *closure) runErr(f *frame) error {
	if c.work != workNone {
		if err := c.try(f); err != nil {
			return err
		}
	} else {
		cgocall(gate, unsafe.Pointer(f))
		runtime.KeepAlive(c)
	}
	if c.target.errno != 0 && int32(f.errno) != 0 {
		return errnoError(f.errno)
	}
	return nil
}

// must makes any call, and panics if it is ended.
func (c *closure) must(f *frame) {
	if c.work == workGuarded {
		defer f.unlist()
		cgocall(gate, unsafe.Pointer(f))
		runtime.KeepAlive(c)
		if f.status == statusReturned {
			return
		}
		if err := c.failure(f); err != nil {
			panic(err)
		}
	} else if err := c.try(f); err != nil {
		panic(err)
	}
}

// try makes any call and returns how it was ended.
func (c *closure) try(f *frame) error {
	if c.shape.strings {
		copies := scratches.Get().(*scratch)
		c.arrange(f, copies)
		defer copies.put()
	}
	if c.target.guard != nil {
		defer f.unlist()
	}
	cgocall(gate, unsafe.Pointer(f))
	runtime.KeepAlive(c)
	if f.status != statusReturned {
		return c.failure(f)
	}
	return nil
}

// mustFailure is failure for funcs that have no error to return.
func (c *closure) mustFailure(f *frame) {
	if err := c.failure(f); err != nil {
		panic(err)
	}
}

// failure makes a call again that was refused for want of a record, and
// returns why it was ended, if it was.
func (c *closure) failure(f *frame) error {
	if f.status == statusUnknown && f.call() == statusReturned {
		return nil
	}
	err := f.failure()
	f.r, f.f = [2]uintptr{}, [2]uint64{} // zero results beside the error
	if c.ended != nil {
		err = c.ended.Ended(err)
	}
	return err
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
	case c.shape.strings:
		c.work = workAll
	case b.Guard != nil:
		c.work = workGuarded
		enter := p.guarded
		if b.NoCallbacks {
			enter = p.simple
		}
		if enter != 0 && c.target.errno == 0 {
			c.enter = enter
		}
	case !sig.reports && sig.result != classBool && sig.result != classString:
		c.enter = 0
	}
	return c
}

// funcOf returns the func value that points to c. Go's func values are
// pointers to closures.
func (c *closure) funcOf(t reflect.Type) reflect.Value {
	return reflect.NewAt(t, unsafe.Pointer(&c)).Elem()
}
