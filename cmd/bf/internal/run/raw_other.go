//go:build !linux

package run

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func keyMode(*os.File) (restore func(), err error) {
	return nil, fmt.Errorf("--raw on %s: %w", runtime.GOOS, errors.ErrUnsupported)
}

func notifyContinued(chan<- os.Signal) {}
