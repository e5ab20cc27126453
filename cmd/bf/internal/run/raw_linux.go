package run

import (
	"os"
	"os/signal"

	"golang.org/x/sys/unix"
)

// keyMode makes a terminal give keys as they come, without echo (termios(3)).
// What it does to output and to the keys for signals stays.
func keyMode(f *os.File) (restore func(), err error) {
	fd := int(f.Fd())
	before, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return nil, os.NewSyscallError("ioctl TCGETS", err)
	}
	mode := *before
	mode.Lflag &^= unix.ICANON | unix.ECHO
	mode.Cc[unix.VMIN], mode.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, unix.TCSETS, &mode); err != nil {
		return nil, os.NewSyscallError("ioctl TCSETS", err)
	}
	return func() { _ = unix.IoctlSetTermios(fd, unix.TCSETS, before) }, nil
}

// notifyContinued tells when the process goes on after a stop.
func notifyContinued(c chan<- os.Signal) { signal.Notify(c, unix.SIGCONT) }
