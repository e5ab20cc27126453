//go:build !((amd64 || arm64) && (linux || darwin || freebsd))

package cabi

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
)

func leaf(uintptr, *signature) (reflect.Value, error) {
	return reflect.Value{}, fmt.Errorf("cabi: leaf calls on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
}
