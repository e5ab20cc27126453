package cabi

import (
	"sync"
	"sync/atomic"
	"unsafe"

	_ "github.com/ebitengine/purego" // starts libc in programs built without cgo
)

// Limits of a call. An argument goes to the next register of its class, and to
// the stack when its class has none left.
const (
	// MaxStack is the number of stack words that a Frame can pass.
	MaxStack = 32
	// MaxRegisters is the number of registers of each class that a Frame has
	// room for; IntRegisters of the first class are used on this platform.
	MaxRegisters = 8
)

// A Frame holds the registers and stack words of one call, and afterwards its
// results. Frames come from [Get] and serve one call at a time.
type Frame struct {
	// Fn is the address of the function.
	Fn uintptr
	// Ints holds integer and pointer arguments: RDI, RSI, RDX, RCX, R8, R9 on
	// amd64 (System V ABI, AMD64 supplement, 3.2.3), X0 to X7 on arm64.
	Ints [MaxRegisters]uintptr
	// Floats holds the bits of floating-point arguments: XMM0 to XMM7, V0 to V7.
	Floats [MaxRegisters]uint64
	// Stack holds the arguments that found no register, StackLen of them.
	Stack    [MaxStack]uintptr
	StackLen int
	// R and F are the results: RAX and RDX, XMM0 and XMM1 on amd64; X0 and X1,
	// V0 and V1 on arm64.
	R [2]uintptr
	F [2]uint64
	// ErrnoLocation is the address of libc's function that returns the address
	// of the calling thread's errno; 0 if errno is not wanted. The gate sets
	// errno to 0 before the call and copies it to Errno after it.
	ErrnoLocation uintptr
	Errno         uintptr
	// Lo and Hi bound the instructions at which a request may be served, see
	// [Frame.Request].
	Lo, Hi uintptr

	// The gate and the signal handler share the rest.

	thread  uintptr // the thread pointer of the thread in the call, 0 if none
	sp      uintptr // stack pointer to leave the gate with
	request uintptr // a Request, 0 if none
	signal  uintptr // number of the signal that ended the call, 0 if none
	code    uintptr // its si_code
	addr    uintptr // its si_addr
	caller  uintptr // return address of the call that led out of the code, or 0
	regs    Regs    // the registers at that signal
	sample  Regs    // the registers at the last Sample request
	next    uintptr // the next frame of the list that the handler walks
}

// frames heads the list of all frames ever made. The signal handler walks it,
// so frames are only added, at the head, and never freed; the pool keeps their
// number near that of the threads that were ever in a call at the same time.
var frames uintptr

var pool struct {
	sync.Mutex
	free []*Frame
	all  []*Frame // keeps alive what is linked by addresses only
}

// Get returns a frame whose fields hold whatever the last call left, apart
// from StackLen and ErrnoLocation, which are 0. It is safe for concurrent use.
func Get() *Frame {
	pool.Lock()
	defer pool.Unlock()
	if n := len(pool.free); n > 0 {
		f := pool.free[n-1]
		pool.free = pool.free[:n-1]
		return f
	}
	f := new(Frame)
	f.next = frames
	pool.all = append(pool.all, f)
	// The address stays right: pool.all keeps f, and objects of the heap do
	// not move. The store is atomic because a handler may be walking the list.
	atomic.StoreUintptr(&frames, uintptr(unsafe.Pointer(f)))
	return f
}

// Put gives f back for reuse. The caller must not use f afterwards.
func (f *Frame) Put() {
	f.StackLen, f.ErrnoLocation, f.Lo, f.Hi = 0, 0, 0, 0
	pool.Lock()
	pool.free = append(pool.free, f)
	pool.Unlock()
}

// Call calls f.Fn and returns when it has returned or was ended by a signal.
// The caller keeps alive whatever the arguments point to.
func (f *Frame) Call() {
	f.signal = 0
	// A Go callback that panics unwinds past the gate, which then can not take
	// the mark of a running call away.
	defer f.leave()
	cgocall(gate, unsafe.Pointer(f))
}

func (f *Frame) leave() {
	if f.thread != 0 {
		atomic.StoreUintptr(&f.thread, 0)
	}
}
