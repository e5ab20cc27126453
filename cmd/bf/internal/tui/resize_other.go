//go:build !unix

package tui

import "os"

// notifyResized tells nothing: the size stays what it was at the start.
func notifyResized(chan<- os.Signal) {}
