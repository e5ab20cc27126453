//go:build unix

package tui

import (
	"os"
	"os/signal"
	"syscall"
)

// notifyResized tells when the size of the terminal has changed.
func notifyResized(c chan<- os.Signal) { signal.Notify(c, syscall.SIGWINCH) }
