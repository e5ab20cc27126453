// Package object makes relocatable objects: a program as a function for C, with a
// header that declares it.
//
// The function gets a struct bf_run: the tape, which is the caller's memory, and
// functions that read and write. It returns how the program ended, and in the
// struct where. It has no state of its own, so threads may call it at once.
//
// In another's process there are no guard pages and no signal handlers: the
// program's code is generated with native.Config.CheckEnds, which compares
// addresses with the tape's ends. Around it is a small run time as in package
// exe, with calls where that has system calls. Code refers to nothing outside of
// itself, so that objects link into shared libraries as well.
//
// Read next: header.go (the interface), function.go.
package object
