// Package cabi makes one call from Go to code that keeps the platform's C
// calling convention. It is the floor that packages ffi and jit stand on; most
// programs want those.
//
// # The journey of a call
//
// The caller takes a [Frame] from the pool, writes the function's address and
// arguments into it, and calls [Frame.Call]. That goes through runtime.cgocall,
// which tells the scheduler that this thread is away and switches to the
// thread's system stack, to the gate: a few instructions of assembly
// (gate_amd64.s) that load the argument registers from the frame, call the
// function and store its results, and errno when asked, into the frame. Nothing
// else happens, so a call costs what a cgo call costs.
//
// A frame lies in memory of its own, never on a goroutine's stack: a callback
// into Go may grow, that is move, that stack while the gate still holds the
// frame's address.
//
// # The journey of a fault
//
// While the gate is in a call, the frame says so: it holds the thread's
// identity and the stack pointer to return with. [Catch] puts a signal handler
// (handler_linux_amd64.s) in front of Go's own. When a signal arrives, the
// handler looks for the innermost frame of its thread. If there is one, and the
// interrupted instruction lies in the memory declared with [SetCodeRange], the
// crash belongs to generated code: the handler notes signal, address and
// registers in the frame and lets the thread go on at the gate's exit, so that
// the call returns and [Frame.Fault] tells what happened. In every other case
// it jumps to the handler that was there before, so that nil dereferences in
// Go stay Go panics and crashes in C stay crashes.
//
// The same handler serves SIGURG, the signal that the Go runtime uses for
// preemption and for which it tolerates strays: with it another goroutine can
// [Frame.Request] that running code stops, or that its registers are noted
// while it goes on.
//
// Read next: frame.go, gate_amd64.s, handler_linux_amd64.s, request.go.
package cabi
