package gdb

import (
	"os"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"testing"
)

// TestWithoutSignals asks the kernel which signals a thread blocks.
func TestWithoutSignals(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := blocked(t)
	var during uint64
	withoutSignals(func() { during = blocked(t) })
	for _, c := range []struct {
		signal syscall.Signal
		want   bool
	}{
		{syscall.SIGURG, true}, {syscall.SIGPROF, true}, {syscall.SIGUSR1, true},
		{syscall.SIGTRAP, false}, {syscall.SIGSEGV, false}, {syscall.SIGBUS, false},
	} {
		if got := during>>(c.signal-1)&1 != 0; got != c.want {
			t.Errorf("%v is blocked: %v, want %v", c.signal, got, c.want)
		}
	}
	if after := blocked(t); after != before {
		t.Errorf("the thread blocks %#x, and before %#x", after, before)
	}
}

// blocked returns the signals that this thread blocks, the first in bit 0.
func blocked(t *testing.T) uint64 {
	t.Helper()
	status, err := os.ReadFile("/proc/thread-self/status")
	if err != nil {
		t.Skip(err)
	}
	mask := regexp.MustCompile(`(?m)^SigBlk:\s*(\w+)$`).FindSubmatch(status)
	if mask == nil {
		t.Skipf("no mask of signals in\n%s", status)
	}
	set, err := strconv.ParseUint(string(mask[1]), 16, 64)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
