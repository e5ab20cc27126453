//go:build !(linux && arm64)

package jit

// prepareCores prepares for syncCores.
func prepareCores() {}

// syncCores would make other processors see code at addresses where other code
// was. x86-64 processors see to it themselves; elsewhere than on Linux there is
// no call for it.
func syncCores() {}
