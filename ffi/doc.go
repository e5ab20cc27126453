// Package ffi calls functions of C libraries, and any other code that keeps the
// platform's C calling convention, from Go without a C compiler, and lets C call
// Go.
//
// [Open], [Find] and [Libc] give a dynamic library, [Library.Lookup] the address
// of one of its symbols, and [Func] turns an address into a typed Go func;
// [Import] does the last two steps at once:
//
//	libc, err := ffi.Libc()
//	...
//	abs, err := ffi.Import[func(int32) int32](libc, "abs")
//	...
//	fmt.Println(abs(-4)) // 4
//
// Everything that can be wrong with a library, a symbol or a func type is an
// error; no function of this package panics because of its arguments.
//
// # What a func costs
//
// Package [github.com/seed1605a99e/movabs/ffi/cabi] makes the calls; its
// documentation tells their journey. Which way a func takes depends on its type:
//
//   - Integers, bools, pointers, floats and slices; one number or pointer as
//     result, or none; an error for errno: 1.00 to 1.09 times what cgo takes,
//     nothing allocated.
//   - Also strings among the arguments, bool and string results: some nanoseconds
//     more, nothing allocated but for string results.
//   - More than 16 words on C's stack, or 8 pointers on Go's, and variadic
//     functions: through package reflect, some hundred nanoseconds.
//   - Structs by value, and funcs as arguments (which become callbacks that are
//     never freed, 2000 in a process): bound by github.com/ebitengine/purego.
//
// In nanoseconds, the least of many batches in one process
// (go test -run CallCost -v; AMD EPYC, Go 1.26):
//
//	                     cgo   this package  purego
//	int64                25.3  27.1          220 (RegisterFunc), 80 (SyscallN)
//	6 int64              26.2  27.8
//	12 int64             26.7  30.6
//	float64              25.9  27.8
//	pointer              25.7  28.5
//	[]byte               25.9  28.8
//	string               87.9  50.6
//	int8, bool           25.2  28.1
//	int64, errno         27.9  30.9
//	C that calls Go      64.5  70.5
//	generated code       26.7  30.6 (jit.Func), 29.1 (without callbacks), 4.6 (jit.Leaf)
//
// cgo's C compiler copies the bodies of these small functions into its own; of
// functions in libraries, which it calls, its calls cost 1 to 3 ns more.
// COMPARISON.md beside this file has a table of other bridges too: what they
// cost, and what they can do.
//
// These are figures of x86-64; on arm64, nothing was measured outside of an
// emulator.
//
// [Call] needs no func type, and allocates its list of arguments, which escapes so
// that pointers converted in the call stay where they are. On platforms
// where cabi has no gate (it has one on x86-64 and arm64 with Linux, macOS and FreeBSD)
// purego makes all calls.
//
// # errno
//
// A func type whose last result is an error receives errno there, also in
// programs built without cgo:
//
//	open, err := ffi.Import[func(path string, flags int32) (int32, error)](libc, "open")
//
// As in cgo's form with two results, errno is 0 before the call and the error
// is not nil when it is another value after it; C functions may set errno
// although they succeed, so look at the function's own result first.
//
// # Variadic functions
//
// A func type that ends with ...any calls a function like printf. Each value
// says its C type by its Go type, with C's promotions: float32 arrives as
// double.
//
//	printf, err := ffi.Import[func(format string, args ...any) int32](libc, "printf")
//	...
//	printf("%d %s %g\n", int32(1), "two", 3.0)
//
// # Callbacks
//
// [NewCallback] makes a C function of a Go func. It can be called on every
// thread, there can be any number of them, and Close frees it. Calls may nest:
// Go, C, Go, C. Panics pass through the C functions as longjmp would.
//
// # Memory
//
// Pointers and slices pass their address. The collector keeps what they point
// to until the call returns; C may use it until then, not longer. Strings pass a
// NUL-terminated copy that lasts as long. A func that takes integers for
// addresses keeps nothing alive. For memory that C keeps there is [Alloc] and
// [Memory], which checks every access; [Borrow] does so for memory of C's own.
//
// # What is not guaranteed
//
// Nothing checks that a function has the type that it is bound with. Crashes in
// C libraries end the process; package jit catches those of generated code. C
// code that runs long holds a thread, but neither the collector nor other
// goroutines.
//
// Read next: library.go, find.go, func.go, call.go, callback.go, memory.go,
// leaf.go, libc.go, and package cabi.
package ffi
