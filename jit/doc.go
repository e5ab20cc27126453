// Package jit puts machine code into executable memory, calls it, and survives
// its crashes.
//
//	code, err := jit.Load([]byte{0x48, 0x8d, 0x47, 0x04, 0xc3}) // lea rax, [rdi+4]; ret (x86-64)
//	...
//	defer code.Close()
//	add4, err := jit.Func[func(int64) int64](code)
//	...
//	fmt.Println(add4(-100)) // -96
//
// The code must keep the platform's C calling convention. It may come from
// anywhere; packages jit/amd64 and jit/arm64 are assemblers. This package takes bytes and
// knows nothing of instructions.
//
// [Load] is for a single piece. An [Arena] is for many: they lie side by side,
// have names, are linked to each other and to libraries ([Arena.Link]), found by
// any address in them, and released one by one or all at once, in about 100 ns.
//
// # The journey of a piece of code
//
// The first use of the package reserves one range of addresses for all code
// (space.go), without memory.
//
// [Load] takes pages from it, maps them readable and writable, copies the code
// and makes them readable and executable (inplace.go). Where the kernel forbids
// that change, as it does after prctl(PR_SET_MDWE), the pages are mapped twice
// instead: executable in the range, and, until the code is copied, writable
// elsewhere (twice.go, source_linux.go).
//
// An [Arena] takes blocks from the range that stay mapped twice (block.go), so
// that pieces come and go while their neighbours run. Package internal/room
// finds room in them, in a time that does not grow with their number. A block is
// full of traps before it can run; a piece overwrites some of them, and its
// release puts them back. [Arena.Link] resolves the names in an [Object], and
// puts the distances and addresses into the code before it is copied (link.go).
// The watchers of the arena are told: packages jit/gdb and jit/perf are such.
//
// [Func] makes a Go func of the piece. [Code.Close] lets no new call begin,
// waits until the running ones have returned, and frees the memory.
//
// # The journey of a fault
//
// Code reads where it must not. The processor raises an exception, the kernel
// sends the thread a signal, and the handler that stands before Go's own (see
// package ffi/cabi) finds that the instruction lies in the range for code and
// that the thread is in a call. It notes registers and address and lets the
// thread go on where the call returns to Go. There the space is asked which
// piece the instruction lies in, and the arena which function; the result is a
// [*Fault]: the error of a func type whose last result is an error, and a panic
// otherwise.
//
// SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGTRAP travel this way. Go's own nil
// dereferences stay Go panics, also in callbacks, and crashes in C libraries
// stay crashes.
//
// # Stopping
//
// A [Call] can be stopped from another goroutine at any instruction of the
// code, or asked where it is, at no cost while it runs.
//
// # What is guaranteed
//
//   - No page is ever writable and executable at once, at no address.
//   - Memory in the range that holds no code traps or can not be accessed: behind
//     the end of each piece there is at least one trap, and a stale address is a
//     fault, until other code is loaded there.
//   - A second Close, the release of an address that no piece starts at, and the
//     use of what is closed are errors, and change nothing.
//   - A piece stays where it is, and executable, while a call of it through this
//     package runs, and while pieces that were linked to it are open.
//   - All pieces reach each other with 32-bit distances, and with branches, if
//     need be by way of a stub.
//   - Everything may be used by many goroutines at the same time, except what says
//     otherwise ([Code.Shrink]).
//
// # What is not
//
//   - Code is not confined: it can overwrite memory of the Go runtime, and what
//     happens then can not be caught; nor can the overflow of a stack.
//   - A call that ends with a fault unwinds nothing: locks that the code held stay
//     held, and what it allocated is lost.
//   - Calls by address ([ffi.Call], C code, other pieces that were not linked by
//     name) are not counted: Close does not wait for them.
//   - The memory of an arena is writable at an address that is nowhere written
//     down, but not secret from an attacker who can read all memory. Load leaves
//     none.
//   - Code that one thread loads may run on another as soon as that knows of it by
//     Go's means: a channel, a lock, an atomic variable. Threads of generated code
//     that pass addresses of new code to each other must order this themselves.
//
// # Platforms
//
// Linux on x86-64 and on arm64 has all of this. On macOS and FreeBSD, on the same
// processors, code can be loaded and called, but its crashes are crashes and no
// call can be stopped; on macOS each piece of an arena has pages of its own. The
// files for these two systems compile and have never run. On all other systems
// Load and NewArena return errors that wrap errors.ErrUnsupported. [Probe] tells
// what a hardened system allows, and [Memory] its page sizes.
//
// On arm64, code must not only be written but also be flushed out of the data
// cache and into sight of all processors, which this package does
// ([FlushInstructionCache]). A branch reaches 128 MiB there, not 2 GiB:
// [Arena.Link] puts a stub behind the code for what is farther away. In an
// emulator that keeps running code that was changed through another mapping,
// each piece of an arena has pages of its own, as with [ArenaOptions.Apart]:
// QEMU's user emulation before version 8.1 is one. That is found out by trying,
// and [Arena.Stats] tells.
//
// Read next: code.go, func.go, fault.go, call.go; then arena.go, block.go and
// link.go; then space.go, inplace.go and twice.go.
package jit
