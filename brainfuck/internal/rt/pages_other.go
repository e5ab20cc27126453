//go:build !linux

package rt

import "errors"

// usedPages reports that it does not know.
func usedPages(low, high uintptr, f func(from, to uintptr)) bool { return false }

func discard(addr, length uintptr) error { return errors.ErrUnsupported }
