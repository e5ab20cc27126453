package ffi

// libcNames are the file names of libc: glibc's, then musl's.
var libcNames = []string{"libc.so.6", "libc.so"}

// errnoSymbol names the function that returns the address of errno (Linux
// Standard Base, "__errno_location").
const errnoSymbol = "__errno_location"
