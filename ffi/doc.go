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
// In nanoseconds, the least of many batches in six processes, each on one processor
// (go test -run CallCost -v; Intel Xeon, family 6, model 207; Go 1.26; 2026-11-28):
//
//	                     cgo   this package   purego
//	int64                35.1   35.8 (1.02)   257 (RegisterFunc), 98 (SyscallN)
//	6 int64              36.7   36.5 (1.00)
//	12 int64             36.8   39.1 (1.06)
//	float64              35.3   36.2 (1.03)
//	pointer              35.1   35.8 (1.02)
//	[]byte               35.1   36.2 (1.03)
//	string              118.9   53.4 (0.45)
//	int8, bool           35.0   36.8 (1.05)
//	int64, errno         36.3   39.4 (1.09)
//	C that calls Go      82.1   83.0 (1.01)
//
//	generated code       cgo   jit.Func       without callbacks
//	int64                36.1   39.8 (1.10)   37.8 (1.05)   5.0 (jit.Leaf)
//	6 int64              37.1   40.8 (1.10)   38.4 (1.04)
//	12 int64             39.3   44.2 (1.13)   41.2 (1.05)
//	float64              35.5   40.2 (1.13)   38.1 (1.07)
//	pointer              36.1   39.8 (1.10)   37.8 (1.05)
//	[]byte               36.2   40.5 (1.12)   38.1 (1.05)
//	int8, bool           36.0   40.2 (1.12)   38.4 (1.07)
//	int64, error         36.1   39.8 (1.10)   37.8 (1.05)
//
// In parentheses is what that is beside cgo. A func for generated code notes each
// call for Close and for faults, which takes 2 ns, and passes a defer, because a
// callback may panic, which takes 2 ns too.
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
