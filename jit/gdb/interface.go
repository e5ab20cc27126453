//go:build amd64 || arm64

package gdb

// interfaceList returns the symbol __jit_debug_descriptor.
func interfaceList() *descriptor

// registerCode calls __jit_debug_register_code.
func registerCode()
