// Package cabi makes calls between Go and code that keeps the platform's C
// calling convention, in both directions. It is the floor that packages ffi and
// jit stand on; most programs want those.
//
// # The journey of a call
//
// A func made by [Binding.Make] is a closure whose code is a stub
// (stub_*.s). Go enters it with the arguments in registers. The stub stores
// them to a frame in its own stack frame, and pointers among them once more to
// a part of it that has a stack map, where the collector sees them. Then comes
// runtime.cgocall, which tells the scheduler that this thread is away and
// switches to the thread's system stack, to the gate (gate_*.s): a few
// instructions that load C's argument registers from the frame, call the
// function, and store its results, and errno when asked. The stub loads the
// results and returns.
//
// What a call needs is known when the func is made: one gate serves all calls, and
// three others those that need little. In calls of generated code the stub enters the
// gate through a Go function with a defer (entrance.go), because a callback may
// panic. After anything but a plain return, such as errno or a crash, and where a
// result has another form in C, such as a bool, a Go function returns the results.
//
// Go's registers and C's have other names, but word after word they hold the
// same, so for most funcs the stub's frame is the gate's frame; small integers
// and bools are extended first. For slices, and arguments that Go or C passes on
// the stack out of order, the stub takes the steps (step.go) of a plan made with
// the func (plan.go), which says where each argument goes. Strings are moved by
// Go code (move.go), which copies them into buffers that are used again.
//
// A frame lies on the goroutine's stack. A callback into Go may grow, that is
// move, that stack while the gate is in C; the gate finds the frame again as cgo
// does, by its distance from the end of the stack. Where that is, the runtime's
// descriptor of the goroutine says, which Go keeps in a register.
//
// That func values are pointers to closures, and which registers hold what, is
// Go's internal ABI, which may change between versions. So both are tried out
// once per process (goabi.go); if they are not as expected, funcs are made by
// package reflect, which is slower and knows.
//
// # The journey of a callback
//
// A [Callback] is a thunk of 16 bytes in executable memory, which loads its
// number and jumps to callbackEntry (callback_*.s). That stores C's argument
// registers and calls crosscall2, by which cgo enters Go on any thread, and
// that calls enterCallback: it finds the func by the number and calls it with
// the registers loaded as Go wants them.
//
// # The journey of a fault
//
// Calls of generated code have a [Guard]. While the gate is in such a call, an
// entry in the record of its thread says so (thread.go), with the stack pointer
// to return with. [Catch] puts a signal handler (handler_linux_*.s) in front
// of Go's own. When a signal arrives, the handler looks for the innermost entry
// of its thread. If the interrupted instruction lies in the memory declared with
// [SetCodeRange], and on the stack of that entry, the crash belongs to generated
// code: the handler notes signal, address and registers and lets the thread go
// on at the gate's exit, so that the call returns with a [*Fault]. In every other
// case it jumps to the handler that was there before, so that nil dereferences
// in Go stay Go panics and crashes in C stay crashes.
//
// The same handler serves SIGURG, the signal that the Go runtime uses for
// preemption and for which it tolerates strays: with it another goroutine can
// [Watch.Request] that running code stops, or that its registers are noted
// while it goes on.
//
// The entries serve [Guard.Wait] too, which waits until no thread has one with
// the guard. So a call counts nothing with atomic operations, after the first ones
// of a piece. A panic that passes through a call leaves its entry behind, and the defer
// marks that as stale.
//
// # Processors
//
// The assembly exists for amd64 and for arm64, in files of the same names and
// order; layout_*.go has what they count on. What differs:
//
//   - On arm64 Go and C pass the first eight words and floats in the same
//     registers, Go eight more. R26 holds the closure, R28 the goroutine, which C
//     keeps but may use in between: while C or generated code runs, only the
//     runtime's copy in the thread's own memory counts, which load_g gets. The
//     assembler takes R27 for itself. R18 belongs to the system, nobody touches
//     it.
//   - A Go function keeps the frame pointer below its stack pointer, where C's
//     frame would be: whoever calls C from such a function leaves room.
//   - A return address is in a register. A fault at an address that is no code is
//     therefore blamed on the code that R30 leads to.
//   - Other processors see stores in another order: where amd64's plain stores
//     do, arm64 has STLR and DMB.
//   - New code has to be flushed ([FlushCode]).
//
// Linux has all of this. On macOS and FreeBSD, where none of it has ever run, no
// faults are caught, and macOS on arm64 has rules of its own for arguments on the
// stack (place.go).
//
// Read next: frame.go, stub_*.s, gate_*.s, plan.go, step.go, move.go;
// thread.go, guard.go, handler_linux_*.s, request.go; callback_native.go.
package cabi
