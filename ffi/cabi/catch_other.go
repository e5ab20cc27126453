//go:build !(linux && (amd64 || arm64))

package cabi

import (
	"errors"
	"fmt"
	"runtime"
)

// SetCodeRange declares that generated code lies in [lo, hi).
func SetCodeRange(lo, hi uintptr) {}

// Catch would catch signals; on this platform it returns an error that wraps
// errors.ErrUnsupported.
func Catch(sigactionAddr uintptr) error {
	return fmt.Errorf("cabi: catching faults on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
}
