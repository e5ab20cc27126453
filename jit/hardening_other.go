//go:build !linux

package jit

import (
	"errors"
	"fmt"
)

// probeWriteAndExecute knows no way to find out without having such memory.
func probeWriteAndExecute() error {
	return fmt.Errorf("not probed on this system: %w", errors.ErrUnsupported)
}
