//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"math"
	"reflect"
	"sync"
	"unsafe"
)

// goABI reports whether this version of Go passes arguments and results as the
// stubs expect. Go's register ABI is documented but may change, so it is tried
// out before the first stub is used: funcs that are bound to no C function but
// to these probes must get their arguments and deliver their results.
var goABI = sync.OnceValue(func() bool {
	if _, known, told := stackEnds(); known != told {
		return false
	}
	word := probe[func(a *uint32, b int8, c float32, d string, e float64, f []byte) uintptr](probeWord)
	x := uint32(7)
	if word == nil || word(&x, -2, 1.5, "str", 2.5, []byte("ab")) != 42 {
		return false
	}
	stack := probe[func(a, b, c, d, e, f, g, h int64, s string, i int16) (float64, error)](probeStack)
	if stack == nil {
		return false
	}
	r, err := stack(1, 2, 3, 4, 5, 6, 7, 8, "nine", 10)
	return r == 4.5 && err == ErrClosed
})

// stackEnds returns the goroutine, and the end of its stack as the gate finds it
// and as the runtime tells C (stub_*.s).
func stackEnds() (gp, known, told uintptr)

func probe[F, G any](enter G) (f F) {
	sig, err := parseSignature(reflect.TypeFor[F]())
	if err != nil {
		return f
	}
	if c := newClosure(sig); c != nil {
		c.enter = codeOf(enter)
		reflect.ValueOf(&f).Elem().Set(c.funcOf(sig.typ))
	}
	return f
}

func probeWord(c *closure, f *frame) uintptr {
	var copies scratch
	copies.buf = make([]byte, 100)
	c.arrange(f, &copies)
	g, _, _ := stackEnds()
	pointer := *(**uint32)(unsafe.Pointer(&f.words[0]))
	switch {
	case f.g != g:
	case *pointer != 7 || int(f.words[1]) != -2:
	case math.Float32frombits(uint32(f.floats[0])) != 1.5 || math.Float64frombits(f.floats[1]) != 2.5:
	case string(copies.buf[:4]) != "str\x00" || goString(f.words[2]) != "str":
	case (*(**[2]byte)(unsafe.Pointer(&f.words[3])))[1] != 'b':
	default:
		return 42
	}
	return 0
}

func probeStack(c *closure, f *frame) (float64, error) {
	var copies scratch
	copies.buf = make([]byte, 100)
	c.arrange(f, &copies)
	for i := range 8 {
		if f.words[i] != uintptr(i+1) {
			return 0, nil
		}
	}
	if goString(f.words[8]) != "nine" || f.words[9] != 10 {
		return 0, nil
	}
	return 4.5, ErrClosed
}
