package kernel

import (
	"errors"

	"golang.org/x/sys/unix"
)

// denied reports whether an error says that the process lacks a right.
func denied(err error) bool { return errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) }
