// Package ffi calls functions of C libraries, and any other code that keeps the
// platform's C calling convention, from Go without a C compiler.
//
// [Open] and [Libc] give a dynamic library, [Library.Lookup] the address of one
// of its symbols, and [Func] turns an address into a typed Go func; [Import]
// does the last two steps at once:
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
// # Memory
//
// Pointers and slices pass their address. C may use it until the call returns,
// not longer. Strings pass a NUL-terminated copy.
//
// # What carries a call
//
// Package [github.com/seed1605a99e/movabs/ffi/cabi] makes calls whose values
// fit into registers; its documentation tells the journey of a call. Func types
// with structs, funcs (callbacks) or variadic arguments, and all func types
// without an error on platforms where cabi has no gate, are bound by
// github.com/ebitengine/purego.
//
// Read next: library.go, func.go, call.go, libc.go, and package cabi.
package ffi
