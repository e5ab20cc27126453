package ffi

// libcNames are the paths of libc, which is a part of libSystem.
var libcNames = []string{"/usr/lib/libSystem.B.dylib"}

// errnoSymbol names the function that returns the address of errno (errno.h).
const errnoSymbol = "__error"
