package gdb

import (
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// withoutSignals calls f while its thread receives no signals but those that
// instructions cause.
//
// When a signal arrives while gdb steps off its breakpoint, gdb lets the handler
// run, stops at the breakpoint once more, and takes that for another event: it
// adds a piece twice or more and removes it once. This is frequent, as a thread
// that waits for a debugger looks to the Go runtime like a goroutine that runs
// for long, to which it sends SIGURG.
func withoutSignals(f func()) {
	// The mask is the thread's: no other goroutine may run on it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var old unix.Sigset_t
	block := asynchronous()
	if err := unix.PthreadSigmask(unix.SIG_BLOCK, &block, &old); err != nil {
		f() // a sandbox; at worst a debugger sees an event twice
		return
	}
	f()
	// This cannot fail: the kernel has just taken the same call.
	_ = unix.PthreadSigmask(unix.SIG_SETMASK, &old, nil)
}

// asynchronous returns the signals that do not come from an instruction. The
// others must stay: to deliver a blocked one, such as the SIGTRAP of the
// breakpoint, Linux first resets its handler.
func asynchronous() unix.Sigset_t {
	var set unix.Sigset_t
	for i := range set.Val {
		set.Val[i] = ^set.Val[i]
	}
	for _, s := range []syscall.Signal{
		unix.SIGTRAP, unix.SIGSEGV, unix.SIGBUS, unix.SIGFPE, unix.SIGILL, unix.SIGSYS,
	} {
		set.Val[0] &^= 1 << (s - 1)
	}
	return set
}
