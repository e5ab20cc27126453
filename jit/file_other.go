//go:build !linux

package jit

import (
	"errors"
	"fmt"
)

// fillThroughFile would fill pages through an anonymous file; how to have one
// that can be mapped executable is not known on this system.
func fillThroughFile(span, []byte) error {
	return fmt.Errorf("anonymous executable file: %w", errors.ErrUnsupported)
}
