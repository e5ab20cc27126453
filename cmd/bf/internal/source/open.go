package source

import (
	"os"
	"syscall"
)

// open opens a file to be read, as os.Open does, which however prepares to wait for
// it by means of the runtime's poller: the poller then has to be made, and for
// the one file of a short process that takes longer than to read it.
func open(name string) (*os.File, error) {
	for {
		fd, err := syscall.Open(name, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err == nil {
			return os.NewFile(uintptr(fd), name), nil
		}
		if err != syscall.EINTR {
			return nil, err
		}
	}
}
