//go:build amd64 || arm64

package jit_test

import (
	"bytes"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/jit"
)

// What is added runs, also while older code does, can be interrupted, and comes to
// an end with the room and with Close.
func TestGrowing(t *testing.T) {
	page := os.Getpagesize()
	g, err := jit.LoadGrowing(forever, 3*page)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	first, err := g.NewCall(0, 0)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() {
		_, err := first.Do()
		ended <- err
	}()
	for i, code := range [][]byte{add4, forever} {
		at, err := g.Add(code)
		if err != nil || at != (i+1)*page {
			t.Fatalf("added at %d, %v", at, err)
		}
	}
	if _, err := g.Add(nop); err == nil {
		t.Error("more was added than there is room for")
	}
	if _, err := g.Add(nil); err == nil {
		t.Error("nothing was added")
	}
	if n := len(add4) + 2*len(forever); g.Len() != n {
		t.Errorf("%d bytes, want %d", g.Len(), n)
	}
	for {
		if regs, running := first.Sample(); running {
			if at := regs.PC() - uintptr(g.Addr()); at >= uintptr(len(forever)) {
				t.Errorf("it runs at %d", at)
			}
			break
		}
		time.Sleep(time.Millisecond)
	}
	first.Stop()
	var stopped *jit.Stopped
	if err := <-ended; !errors.As(err, &stopped) || !stopped.Inside {
		t.Errorf("%v, want a *jit.Stopped", err)
	}
	if _, err := g.NewCall(page, 0); err == nil {
		t.Error("a call begins in code that was added")
	}
	first.Close()
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Add(nop); err != jit.ErrClosed {
		t.Errorf("after Close: %v", err)
	}
	if _, err := jit.LoadGrowing(bytes.Repeat(nop, 16), 1<<40); err == nil {
		t.Error("more was reserved than there is")
	}
}
