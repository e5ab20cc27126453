//go:build !linux

package run

import (
	"os"

	"golang.org/x/sys/unix"
)

// becomeStdin makes descriptor 0, which libc's stdin reads, the open file.
func becomeStdin(file *os.File) error {
	return os.NewSyscallError("dup2", unix.Dup2(int(file.Fd()), 0))
}
