package cabi

import "runtime"

// Apple's convention for arm64 ("Writing ARM64 code for Apple platforms") has two
// rules of its own: arguments on the stack take no more room than they need, and
// variadic arguments are all on the stack, in words. None of this has run
// there: there was no machine to test it on.
const packsStack = runtime.GOOS == "darwin" && runtime.GOARCH == "arm64"

// stackPlace returns where C finds an argument of size bytes among those on the
// stack, of which used bytes are taken, and how many are taken with it.
func stackPlace(used, size uintptr) (at, now uintptr) {
	if size = min(size, 8); !packsStack { // of a string or slice, C gets the address
		size = 8
	}
	at = (used + size - 1) &^ (size - 1)
	return at, at + size
}
