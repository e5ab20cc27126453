//go:build !(linux && amd64)

package jit

// dual tells whether memory that is mapped twice can be rewritten after code in
// it has run. Elsewhere than on x86-64 the instruction cache would have to be
// flushed by the address that the code runs at, which emulators do not
// notice; and only Linux has files for it.
const dual = false
