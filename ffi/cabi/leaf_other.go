//go:build !((amd64 || arm64) && (linux || darwin || freebsd))

package cabi

import (
	"errors"
	"fmt"
	"runtime"
)

func (p *planned) leaf(uintptr) (*closure, error) {
	return nil, fmt.Errorf("cabi: leaf calls on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
}
