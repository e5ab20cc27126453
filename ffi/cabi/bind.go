package cabi

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"syscall"
	"unsafe"
)

// A Binding makes Go funcs out of the address of a C function.
type Binding struct {
	Fn uintptr
	// ErrnoLocation is as in [Frame]. With it, a func type whose last result is
	// an error delivers errno there, as a syscall.Errno, whenever it is not 0
	// after the call; as in cgo's form with two results, only the function's
	// own result tells whether that means failure.
	ErrnoLocation uintptr
	// Begin, if not nil, is called before each call; an error from it is
	// delivered instead of calling. End, if not nil, is called after each call
	// for which Begin returned nil, also if a callback panicked; ended is what
	// Frame.Fault says, and End turns it into the error to deliver. An error is
	// delivered as the func's last result if that is of type error; otherwise
	// the func panics with it.
	Begin func() error
	End   func(ended *Fault) error
}

// Make returns a func of type t that calls b.Fn. Integers, pointers, bools,
// floats, strings (passed as a NUL-terminated copy) and slices (passed as the
// address of the first element) can be arguments; one result of these kinds
// except slices, and after it an error, can be returned. A *TypeError says why
// t is not such a type; an error that wraps errors.ErrUnsupported, that this
// platform has no gate.
func (b Binding) Make(t reflect.Type) (reflect.Value, error) {
	sig, err := parseSignature(t)
	if err != nil {
		return reflect.Value{}, err
	}
	if !Supported {
		return reflect.Value{}, fmt.Errorf("cabi: calls on %s/%s: %w", runtime.GOOS, runtime.GOARCH, errors.ErrUnsupported)
	}
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		return b.call(sig, args)
	}), nil
}

func (b *Binding) call(sig *signature, args []reflect.Value) []reflect.Value {
	if b.Begin != nil {
		if err := b.Begin(); err != nil {
			return sig.fail(err)
		}
	}
	f := Get()
	returned := false
	defer func() {
		if !returned { // a callback panics
			if b.End != nil {
				b.End(nil)
			}
			f.Put()
		}
	}()
	f.Fn = b.Fn
	if sig.reports {
		f.ErrnoLocation = b.ErrnoLocation
	}
	copies := f.store(sig.args, args)
	f.Call()
	runtime.KeepAlive(args)
	runtime.KeepAlive(copies)
	returned = true

	var err error
	if f.ErrnoLocation != 0 && f.Errno != 0 && f.signal == 0 {
		err = syscall.Errno(f.Errno)
	}
	if b.End != nil {
		if ended := b.End(f.Fault()); ended != nil {
			f.Put()
			return sig.fail(ended)
		}
	}
	results := f.load(sig)
	f.Put()
	if sig.reports {
		results = append(results, errorValue(err))
	}
	return results
}

// store puts the arguments where the ABI wants them: the first ones of each
// class into its registers, the others on the stack in order. It returns what
// it allocated, to be kept alive during the call.
func (f *Frame) store(classes []class, args []reflect.Value) (copies [][]byte) {
	ints, floats := 0, 0
	for i, c := range classes {
		v := args[i]
		var word uintptr
		switch c {
		case classSigned:
			word = uintptr(v.Int())
		case classUnsigned:
			word = uintptr(v.Uint())
		case classBool:
			if v.Bool() {
				word = 1
			}
		case classPointer:
			word = v.Pointer()
		case classString:
			s := append([]byte(v.String()), 0)
			copies = append(copies, s)
			word = uintptr(unsafe.Pointer(&s[0])) // on the heap, and kept alive by copies
		case classSlice:
			if v.Len() > 0 {
				word = v.Pointer()
			}
		case classFloat32, classFloat64:
			bits := math.Float64bits(v.Float())
			if c == classFloat32 {
				bits = uint64(math.Float32bits(float32(v.Float())))
			}
			if floats < MaxRegisters {
				f.Floats[floats] = bits
				floats++
				continue
			}
			f.push(uintptr(bits))
			continue
		}
		if ints < IntRegisters {
			f.Ints[ints] = word
			ints++
			continue
		}
		f.push(word)
	}
	return copies
}

func (f *Frame) push(word uintptr) {
	f.Stack[f.StackLen] = word
	f.StackLen++
}

// load returns the function's result, if it has one. The words of R[0] above
// the result's size are undefined in the ABI; the conversions drop them.
func (f *Frame) load(sig *signature) []reflect.Value {
	if sig.result == classNone {
		return nil
	}
	v := reflect.New(sig.typ.Out(0)).Elem()
	switch sig.result {
	case classSigned:
		shift := 64 - v.Type().Bits()
		v.SetInt(int64(f.R[0]) << shift >> shift)
	case classUnsigned:
		shift := 64 - v.Type().Bits()
		v.SetUint(uint64(f.R[0]) << shift >> shift)
	case classBool:
		v.SetBool(byte(f.R[0]) != 0)
	case classPointer:
		// v is a pointer variable; C's pointer is stored as the word it is.
		*(*uintptr)(v.Addr().UnsafePointer()) = f.R[0]
	case classString:
		v.SetString(goString(f.R[0]))
	case classFloat32:
		v.SetFloat(float64(math.Float32frombits(uint32(f.F[0]))))
	case classFloat64:
		v.SetFloat(math.Float64frombits(f.F[0]))
	}
	return []reflect.Value{v}
}

// goString copies the NUL-terminated string at addr; "" for address 0.
func goString(addr uintptr) string {
	if addr == 0 {
		return ""
	}
	// C's memory, not Go's: the address is a pointer that the collector does
	// not know. It is read through a pointer to the word that holds it.
	p := *(*unsafe.Pointer)(unsafe.Pointer(&addr))
	n := 0
	for *(*byte)(unsafe.Add(p, n)) != 0 {
		n++
	}
	return string(unsafe.Slice((*byte)(p), n))
}

// fail returns zero results with err as the last one, or panics with err if
// the func's type has no place for it.
func (s *signature) fail(err error) []reflect.Value {
	if !s.reports {
		panic(err)
	}
	var results []reflect.Value
	if s.result != classNone {
		results = append(results, reflect.Zero(s.typ.Out(0)))
	}
	return append(results, errorValue(err))
}

func errorValue(err error) reflect.Value {
	v := reflect.New(errorType).Elem()
	if err != nil {
		v.Set(reflect.ValueOf(err))
	}
	return v
}
