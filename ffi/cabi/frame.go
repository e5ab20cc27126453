package cabi

import (
	"unsafe"

	_ "github.com/ebitengine/purego" // starts libc in programs built without cgo
)

// Limits of a call. An argument goes to the next register of its class, and to
// the stack when its class has none left.
const (
	// MaxStack is the number of stack words that a call can pass.
	MaxStack = 32
	// MaxFloats is the number of floating-point argument registers.
	MaxFloats = 8
)

// A target is what stays the same in all calls of one function.
type target struct {
	fn uintptr
	// errno is the address of libc's function that returns the address of the
	// calling thread's errno; 0 if errno is not wanted. The gate sets errno to 0
	// before the call and copies it to the frame after it.
	errno uintptr
	// guard and watch may be nil. A call with a guard is one of generated code,
	// whose crashes are caught.
	guard *Guard
	watch *Watch
	// more is not 0 if there is anything of the next two.
	more uintptr
	// stack is the number of words passed on the stack.
	stack uintptr
	// floats is the number of arguments in floating-point registers.
	floats uintptr
	// done is the status of a call that has returned: statusConvert if the
	// result's form is not that of a word or a float.
	done uintptr
}

// A header is the part of a frame that every call needs. Frames lie on
// goroutine stacks. A callback into Go may move that stack while the gate is
// in C, so the gate finds the frame again as cgo does: by its distance from the
// end of the stack.
//
// So the compiler must not move frames to the heap. With -d=checkptr=2 it would move what
// pointers are converted to unsafe.Pointer of: hence go:nocheckptr at the functions that
// do that with frames.
type header struct {
	target unsafe.Pointer // *target; the gate reads it before the call only
	// state is the goroutine, as Go's ABI holds it in a register, until the gate
	// leaves its status here.
	state uintptr
	entry uintptr // address of the call's entry in its thread's record, if it has a guard
	errno uintptr // if the status is statusErrno
	r     uintptr // the result in RAX, or X0
	f     uint64  // the result in XMM0, or D0
}

// A frame holds the registers and stack words of one call, and afterwards its
// results. The gate and stubs know its layout.
type frame struct {
	header
	floats [MaxFloats]uint64 // XMM0 to XMM7, or D0 to D7
	// words holds RDI, RSI, RDX, RCX, R8, R9, or X0 to X7, and then the words on
	// the stack.
	words [IntRegisters + MaxStack]uintptr
}

// The statuses of the gate.
const (
	statusReturned = iota     // the function returned
	statusConvert             // it returned a result that needs to be converted
	statusErrno               // it returned, and has set errno
	statusClosed              // the guard is closed, nothing was called
	statusUnknown             // the thread needs a record first, nothing was called
	statusDeep                // too many calls inside of each other, nothing was called
	statusFault               // a signal ended the call; a faultInfo lies in floats and words
	lastStatus     = iota - 1 // no goroutine has an address as low as this
)

// faultInfo is what the signal handler notes.
type faultInfo struct {
	signal uintptr
	code   uintptr // si_code
	addr   uintptr // si_addr
	caller uintptr // return address of the call that led out of the code, or 0
	regs   Regs
}
