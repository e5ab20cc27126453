//go:build amd64 || arm64

package jit_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/jit"
)

// This runs a second time in the child process of TestUnderMDWE.
func TestProbe(t *testing.T) {
	h, err := jit.Probe()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", h)
	forbids := os.Getenv(mdweChild) != ""
	for what, err := range map[string]error{"then": h.WriteThenExecute, "and": h.WriteAndExecute} {
		if forbids != errors.Is(err, unix.EACCES) {
			t.Errorf("write %s execute, with MDWE %t: %v", what, forbids, err)
		}
	}
	allowed := 0
	for _, m := range h.MapTwice {
		if m.Err == nil {
			allowed++
		}
	}
	if allowed == 0 {
		t.Error("memory can not be mapped twice")
	}
	if got := strings.Count(h.String(), "\n"); got != len(h.MapTwice)+2 {
		t.Errorf("%d lines:\n%s", got, h)
	}
}
