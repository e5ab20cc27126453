//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"math"
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"
)

// goABI reports whether this version of Go passes arguments and results as the
// stubs expect. Go's register ABI is documented but may change, so it is tried
// out before the first stub is used: funcs that are bound to no C function but
// to these probes must get their arguments and deliver their results.
var goABI = sync.OnceValue(func() bool {
	if known, told := stackEnds(); known != told {
		return false
	}
	atomic.StoreUint32(&stackKnown, 1)
	word := probe[func(a *uint32, b int8, c float32, d string, e float64, f []byte) uintptr](probeWord, finishWord)
	x := uint32(7)
	if word == nil || word(&x, -2, 1.5, "str", 2.5, []byte("ab")) != 42 {
		return false
	}
	stack := probe[func(a, b, c, d, e, f, g, h int64, s string, i int16) (float64, error)](probeStack, finishProbe)
	if stack == nil {
		return false
	}
	r, err := stack(1, 2, 3, 4, 5, 6, 7, 8, "nine", 10)
	return r == 4.5 && err == ErrClosed
})

// stackEnds returns the end of the goroutine's stack as the gate finds it and as
// the runtime tells C (gate_*.s).
func stackEnds() (known, told uintptr)

func probe[F, G any](enter func(*closure, *frame), finish G) (f F) {
	sig, err := parseSignature(reflect.TypeFor[F]())
	if err != nil {
		return f
	}
	if c := newClosure(sig); c != nil {
		c.enter, c.finish = codeOf(enter), codeOf(finish)
		reflect.ValueOf(&f).Elem().Set(c.funcOf(sig.typ))
	}
	return f
}

func probeWord(c *closure, f *frame) {
	g := f.state
	f.state, f.r = statusReturned, 0
	var copies scratch
	copies.buf = make([]byte, 100)
	c.arrange(f, &copies)
	pointer := *(**uint32)(unsafe.Pointer(&f.words[0]))
	switch {
	case g != goroutine():
	case *pointer != 7 || int(f.words[1]) != -2:
	case math.Float32frombits(uint32(f.floats[0])) != 1.5 || math.Float64frombits(f.floats[1]) != 2.5:
	case string(copies.buf[:4]) != "str\x00" || goString(f.words[2]) != "str":
	case (*(**[2]byte)(unsafe.Pointer(&f.words[3])))[1] != 'b':
	default:
		f.r = 42
	}
}

func probeStack(c *closure, f *frame) {
	f.state = statusConvert
	var copies scratch
	copies.buf = make([]byte, 100)
	c.arrange(f, &copies)
	f.f = 0
	for i := range 8 {
		if f.words[i] != uintptr(i+1) {
			return
		}
	}
	if goString(f.words[8]) == "nine" && f.words[9] == 10 {
		f.f = math.Float64bits(4.5)
	}
}

func finishProbe(_ *closure, f *frame) (float64, error) {
	return math.Float64frombits(f.f), ErrClosed
}
