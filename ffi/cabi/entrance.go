//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"math"
	"runtime"
	"unsafe"
)

// The entrances are what a stub calls instead of the gate, where more is to be
// done than to go through it.

// enterGuarded is the entrance of guarded calls: a callback may panic.
func enterGuarded(c *closure, f *frame) {
	defer f.unlist()
	cgocall(c.gate, unsafe.Pointer(f))
}

// enterStrings copies strings.
func enterStrings(c *closure, f *frame) {
	copies := scratches.Get().(*scratch)
	c.arrange(f, copies)
	defer copies.put()
	if c.target.guard == nil {
		cgocall(c.gate, unsafe.Pointer(f))
	} else {
		defer f.unlist()
		f.call() // while there are copies
	}
}

// The finishes are what a stub calls after the gate, which has left a status
// other than that of a plain return, one for each form of results. They return as
// the func's type says, so their results are in the right registers.

func finishWord(c *closure, f *frame) uintptr {
	c.must(f)
	return f.r
}

// finishBool makes a Go bool, which is 0 or 1, of whatever C calls true.
func finishBool(c *closure, f *frame) bool {
	c.must(f)
	return byte(f.r) != 0
}

// finishFloat serves float32 too, whose bits are the low half of the register.
func finishFloat(c *closure, f *frame) float64 {
	c.must(f)
	return math.Float64frombits(f.f)
}

func finishString(c *closure, f *frame) string {
	c.must(f)
	return goString(f.r)
}

func finishErr(c *closure, f *frame) error {
	return c.outcome(f)
}

func finishWordErr(c *closure, f *frame) (uintptr, error) {
	if f.state == statusErrno {
		return f.r, errnoError(f.errno)
	}
	err := c.outcome(f)
	return f.r, err
}

func finishBoolErr(c *closure, f *frame) (bool, error) {
	err := c.outcome(f)
	return byte(f.r) != 0, err
}

func finishFloatErr(c *closure, f *frame) (float64, error) {
	err := c.outcome(f)
	return math.Float64frombits(f.f), err
}

func finishStringErr(c *closure, f *frame) (string, error) {
	err := c.outcome(f)
	return goString(f.r), err
}

// must is outcome for funcs that have no error to return: it panics with it.
func (c *closure) must(f *frame) {
	if err := c.outcome(f); err != nil {
		panic(err)
	}
}

// outcome makes a call again that was refused for want of a record, and returns
// why it was ended, if it was, or errno.
func (c *closure) outcome(f *frame) error {
	if f.state == statusUnknown && newRecord() {
		c.again(f)
	}
	switch f.state {
	case statusReturned, statusConvert:
		return nil
	case statusErrno:
		return errnoError(f.errno)
	}
	err := f.failure()
	f.r, f.f = 0, 0 // zero results beside the error
	if c.ended != nil {
		err = c.ended.Ended(err)
	}
	return err
}

func (c *closure) again(f *frame) {
	defer f.unlist()
	f.call()
	runtime.KeepAlive(c)
}

// finishing returns the finish for the results of s.
func (s *signature) finishing() uintptr {
	switch s.result {
	case classNone:
		if s.reports {
			return codeOf(finishErr)
		}
		return codeOf(finishWord)
	case classBool:
		if s.reports {
			return codeOf(finishBoolErr)
		}
		return codeOf(finishBool)
	case classFloat32, classFloat64:
		if s.reports {
			return codeOf(finishFloatErr)
		}
		return codeOf(finishFloat)
	case classString:
		if s.reports {
			return codeOf(finishStringErr)
		}
		return codeOf(finishString)
	default:
		if s.reports {
			return codeOf(finishWordErr)
		}
		return codeOf(finishWord)
	}
}

// converts reports whether a finish is needed even if all is well: if the results
// are not a word or a float where C has it, and maybe, after a word, an error.
func (s *signature) converts() bool {
	switch s.result {
	case classBool, classString:
		return true
	case classNone, classFloat32, classFloat64:
		return s.reports
	default:
		return false
	}
}

// codeOf returns the address of a function at the top level, whose func value
// points to a closure of nothing but that address.
func codeOf[F any](f F) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }
