// Package jit puts machine code into executable memory, calls it, and survives
// its crashes.
//
//	code, err := jit.Load([]byte{0x48, 0x8d, 0x47, 0x04, 0xc3}) // lea rax, [rdi+4]; ret
//	...
//	defer code.Close()
//	add4, err := jit.Func[func(int64) int64](code)
//	...
//	fmt.Println(add4(-100)) // -96
//
// The code must keep the platform's C calling convention. It may come from
// anywhere; packages jit/amd64 and jit/arm64 are assemblers. This package takes
// bytes and knows nothing of instructions.
//
// # The journey of a piece of code
//
// The first use of the package reserves one range of addresses for all code
// (space.go). [Load] takes pages from it, maps them readable and writable,
// copies the code and makes them readable and executable. Where the kernel
// forbids that change, as it does after prctl(PR_SET_MDWE), Load maps an
// anonymous file twice instead: writable, until the code is copied, elsewhere,
// and executable in the range (pages.go). No page is ever writable and
// executable at once. [Code.Close] waits for running calls and gives the pages
// back.
//
// # Crashes
//
// SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGTRAP raised by an instruction in the
// range end the call with a [*Fault]: as the error of a func type whose last
// result is an error, and as a panic otherwise. Go's own nil dereferences stay
// Go panics, also in callbacks, and crashes in C libraries stay crashes. A call
// that ends this way unwinds nothing: locks that the code held stay held.
//
// What can not be caught: code that overwrites memory of the Go runtime, and a
// stack that overflows.
//
// # Stopping
//
// A [Call] can be stopped from another goroutine at any instruction of the
// code, or asked where it is, at no cost while it runs.
//
// Linux on x86-64 has all of this. On other systems with a gate (see package
// ffi/cabi) code can be loaded and called, and its crashes are crashes; on the
// rest Load returns an error that wraps errors.ErrUnsupported.
//
// Read next: code.go, func.go, fault.go, call.go; then space.go and pages.go.
package jit
