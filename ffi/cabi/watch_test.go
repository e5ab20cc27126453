package cabi_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/seed1605a99e/movabs/ffi/cabi"
)

// TestWatchAfterPanic lets a callback panic out of a watched call: the watch must not
// tell of the thread any more, which may end, and the guard's Wait must return.
func TestWatchAfterPanic(t *testing.T) {
	if !cabi.Supported {
		t.Skip("no gate")
	}
	var w cabi.Watch
	var inside uintptr
	callback, err := cabi.NewCallback(reflect.ValueOf(func() {
		inside = w.Thread()
		panic("out of the call")
	}), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer callback.Close()
	guard := cabi.NewGuard()
	func() {
		defer func() {
			if p := recover(); p != "out of the call" {
				t.Errorf("recovered %v", p)
			}
		}()
		cabi.CallWatched(callback.Addr(), guard, &w)
	}()
	if inside == 0 {
		t.Error("the watch has no thread during the call")
	}
	if thread := w.Thread(); thread != 0 {
		t.Errorf("the watch has thread %#x after the call", thread)
	}
	guard.Wait(guard.State.Or(math.MinInt64))
}
