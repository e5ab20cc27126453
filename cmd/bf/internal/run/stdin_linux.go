package run

import (
	"os"

	"golang.org/x/sys/unix"
)

// becomeStdin makes descriptor 0, which libc's stdin reads, the open file.
// Linux has dup2(2) on some architectures only, dup3(2) on all.
func becomeStdin(file *os.File) error {
	return os.NewSyscallError("dup3", unix.Dup3(int(file.Fd()), 0, 0))
}
