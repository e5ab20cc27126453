package ffi

// libcNames are the file names of libc.
var libcNames = []string{"libc.so.7"}

// errnoSymbol names the function that returns the address of errno (errno.h).
const errnoSymbol = "__error"
