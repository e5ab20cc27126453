package ffi

import (
	"fmt"
	"syscall"

	"github.com/ebitengine/purego"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// MaxArgs is the number of arguments that Call can pass.
const MaxArgs = cabi.MaxArgs

// Call calls the C function at addr with integer or pointer arguments and
// returns its integer or pointer result. errno is what the function set it to,
// a syscall.Errno, or nil if it left it at 0; only the function's result tells
// whether that means failure. More than MaxArgs arguments and address 0 are
// errors too, without a call. It is safe for concurrent use.
//
// On platforms where package cabi has no gate, errno is as purego.SyscallN
// gives it: right on macOS and FreeBSD, nil on Linux.
//
//go:uintptrescapes
func Call(addr Addr, args ...uintptr) (r uintptr, errno error) {
	if addr == 0 {
		return 0, fmt.Errorf("ffi: call of address 0")
	}
	if len(args) > MaxArgs {
		return 0, fmt.Errorf("ffi: call with %d arguments; %d are possible", len(args), MaxArgs)
	}
	if !cabi.Supported {
		r, _, e := purego.SyscallN(uintptr(addr), args...)
		return r, errnoError(e)
	}
	r, e := cabi.Call(uintptr(addr), errnoLocation(), args...)
	return r, errnoError(e)
}

func errnoError(e uintptr) error {
	if e == 0 {
		return nil
	}
	return syscall.Errno(e)
}
