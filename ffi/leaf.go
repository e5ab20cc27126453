package ffi

import (
	"reflect"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// Leaf is [Func] for a function that is so short that a call of it should cost
// no more than a Go call: it runs on the stack of the calling goroutine, behind
// the scheduler's back. It is for generated code, and for functions of a
// library only if their machine code is known. The function must keep these
// rules, and nothing checks that it does:
//
//   - It uses at most 512 bytes of stack, what it calls included. There is no
//     guard: beyond that it overwrites other memory of the program.
//   - It returns soon, within microseconds. Until then the garbage collector,
//     and with it every goroutine that waits for it, can not go on.
//   - It does not block, makes no system call, and calls neither Go nor any
//     function that does not keep these rules itself.
//   - It does not crash. A fault ends the process, also in generated code.
//   - Its code stays where it is: no Close waits for a leaf call.
//
// The arguments can be at most 6 (on arm64 8) integers or pointers of 32 or
// 64 bits and 8 floats; one result of these kinds, or a bool or small integer, is possible.
// The error is a *TypeError for other types, and wraps errors.ErrUnsupported on
// platforms without leaf calls.
func Leaf[F any](addr Addr) (F, error) {
	if addr == 0 {
		var none F
		return none, &TypeError{Type: reflect.TypeFor[F](), Reason: "a func can not have address 0"}
	}
	return cabi.MakeLeaf[F](uintptr(addr))
}
