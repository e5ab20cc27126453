package cabi

import "unsafe"

// cgocall is the runtime's own way into C. The runtime keeps its name and type
// for packages that link to it by name (runtime/cgocall.go says so).
//
//go:linkname cgocall runtime.cgocall
func cgocall(fn uintptr, arg unsafe.Pointer) int32
