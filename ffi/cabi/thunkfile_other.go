//go:build !linux

package cabi

import "errors"

func mapThunksOfFile([]byte) (uintptr, error) { return 0, errors.ErrUnsupported }
