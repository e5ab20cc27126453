//go:build amd64 || arm64

package jit_test

import (
	"errors"
	"syscall"
	"testing"

	"github.com/seed1605a99e/movabs/jit"
)

// Funcs of code without callbacks return, fault and close as all others do.
func TestNoCallbacks(t *testing.T) {
	c := mustLoad(t, load)
	word, err := jit.Func[func(*int64) int64](c, jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	reports, err := jit.Func[func(*int64) (int64, error)](c, jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := jit.Func[func(a, b float64) float64](mustLoad(t, addFloats), jit.NoCallbacks)
	if err != nil {
		t.Fatal(err)
	}
	v := int64(7)
	if got := word(&v); got != 7 {
		t.Errorf("word: %d", got)
	}
	if got, err := reports(&v); got != 7 || err != nil {
		t.Errorf("word and error: %d, %v", got, err)
	}
	if got := sum(1.5, 2); got != 3.5 {
		t.Errorf("float: %v", got)
	}
	var fault *jit.Fault
	if _, err := reports(nil); !errors.As(err, &fault) || fault.Signal != syscall.SIGSEGV {
		t.Errorf("a load from address 0: %v", err)
	}
	func() {
		defer func() {
			if err, _ := recover().(error); !errors.As(err, &fault) {
				t.Errorf("a load from address 0, without an error result: %v", err)
			}
		}()
		word(nil)
	}()
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := reports(&v); err != jit.ErrClosed {
		t.Errorf("after Close: %v", err)
	}
}
