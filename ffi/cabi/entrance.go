//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"math"
	"runtime"
	"unsafe"
)

// The functions that stubs call, one for each form of results. They return as
// the func's type says, so their results are in the right registers.

func enterWord(c *closure, f *frame) uintptr {
	c.run(f)
	return f.r[0]
}

func enterGuardedWord(c *closure, f *frame) uintptr {
	defer f.unlist()
	cgocall(gate, unsafe.Pointer(f))
	if f.status != statusReturned {
		c.mustFailure(f)
	}
	runtime.KeepAlive(c)
	return f.r[0]
}

func enterGuardedFloat(c *closure, f *frame) float64 {
	defer f.unlist()
	cgocall(gate, unsafe.Pointer(f))
	if f.status != statusReturned {
		c.mustFailure(f)
	}
	runtime.KeepAlive(c)
	return math.Float64frombits(f.f[0])
}

func enterGuardedWordErr(c *closure, f *frame) (uintptr, error) {
	defer f.unlist()
	cgocall(gate, unsafe.Pointer(f))
	runtime.KeepAlive(c)
	if f.status != statusReturned {
		err := c.failure(f)
		return f.r[0], err
	}
	return f.r[0], nil
}

// The entrances whose names begin with enterSimple are those without the defer,
// for code that makes no callbacks, which could panic.

func enterSimpleWord(c *closure, f *frame) uintptr {
	cgocall(gate, unsafe.Pointer(f))
	if f.status != statusReturned {
		c.mustFailure(f)
	}
	runtime.KeepAlive(c)
	return f.r[0]
}

func enterSimpleFloat(c *closure, f *frame) float64 {
	cgocall(gate, unsafe.Pointer(f))
	if f.status != statusReturned {
		c.mustFailure(f)
	}
	runtime.KeepAlive(c)
	return math.Float64frombits(f.f[0])
}

func enterSimpleWordErr(c *closure, f *frame) (uintptr, error) {
	cgocall(gate, unsafe.Pointer(f))
	runtime.KeepAlive(c)
	if f.status != statusReturned {
		err := c.failure(f)
		return f.r[0], err
	}
	return f.r[0], nil
}

// enterBool makes a Go bool, which is 0 or 1, of whatever C calls true.
func enterBool(c *closure, f *frame) bool {
	c.run(f)
	return byte(f.r[0]) != 0
}

// enterFloat serves float32 too, whose bits are the low half of the register.
func enterFloat(c *closure, f *frame) float64 {
	c.run(f)
	return math.Float64frombits(f.f[0])
}

func enterString(c *closure, f *frame) string {
	c.run(f)
	return goString(f.r[0])
}

func enterErr(c *closure, f *frame) error {
	return c.runErr(f)
}

func enterWordErr(c *closure, f *frame) (uintptr, error) {
	if c.work == workNone && c.target.errno != 0 {
		cgocall(gate, unsafe.Pointer(f))
		runtime.KeepAlive(c)
		if f.errno == 0 {
			return f.r[0], nil
		}
		return f.r[0], errnoError(f.errno)
	}
	err := c.runErr(f)
	return f.r[0], err
}

func enterBoolErr(c *closure, f *frame) (bool, error) {
	err := c.runErr(f)
	return byte(f.r[0]) != 0, err
}

func enterFloatErr(c *closure, f *frame) (float64, error) {
	err := c.runErr(f)
	return math.Float64frombits(f.f[0]), err
}

func enterStringErr(c *closure, f *frame) (string, error) {
	err := c.runErr(f)
	return goString(f.r[0]), err
}

// guardedEntrance returns the function for the results of s if the call has a
// guard and nothing else to do, 0 if there is none of its own. If simple, the
// code makes no callbacks.
func (s *signature) guardedEntrance(simple bool) uintptr {
	word, wordErr, float := enterGuardedWord, enterGuardedWordErr, enterGuardedFloat
	if simple {
		word, wordErr, float = enterSimpleWord, enterSimpleWordErr, enterSimpleFloat
	}
	switch s.result {
	case classBool, classString:
		return 0
	case classFloat32, classFloat64:
		if s.reports {
			return 0
		}
		return codeOf(float)
	case classNone:
		if s.reports {
			return 0
		}
		return codeOf(word)
	default:
		if s.reports {
			return codeOf(wordErr)
		}
		return codeOf(word)
	}
}

// entrance returns the function for the results of s.
func (s *signature) entrance() uintptr {
	switch s.result {
	case classNone:
		if s.reports {
			return codeOf(enterErr)
		}
		return codeOf(enterWord)
	case classBool:
		if s.reports {
			return codeOf(enterBoolErr)
		}
		return codeOf(enterBool)
	case classFloat32, classFloat64:
		if s.reports {
			return codeOf(enterFloatErr)
		}
		return codeOf(enterFloat)
	case classString:
		if s.reports {
			return codeOf(enterStringErr)
		}
		return codeOf(enterString)
	default:
		if s.reports {
			return codeOf(enterWordErr)
		}
		return codeOf(enterWord)
	}
}

// codeOf returns the address of a function at the top level, whose func value
// points to a closure of nothing but that address.
func codeOf[F any](f F) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }
