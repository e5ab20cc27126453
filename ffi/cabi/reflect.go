package cabi

import (
	"math"
	"reflect"
	"runtime"
	"unsafe"
)

// reflected makes a func that package reflect calls.
func (b Binding) reflected(sig *signature) reflect.Value {
	return reflect.MakeFunc(sig.typ, func(args []reflect.Value) []reflect.Value {
		return b.call(sig, args)
	})
}

func (b *Binding) call(sig *signature, args []reflect.Value) []reflect.Value {
	var f frame
	t := target{fn: b.Fn, errno: b.ErrnoLocation, guard: b.Guard, floats: MaxFloats, more: 1}
	if !sig.reports {
		t.errno = 0
	}
	classes := sig.args
	if sig.variadic {
		var err error
		if classes, args, err = sig.expand(args); err != nil {
			return sig.fail(err)
		}
	}
	copies := f.store(&t, classes, args, len(sig.args))
	f.target = unsafe.Pointer(&t)
	defer f.unlist()
	status := f.call()
	runtime.KeepAlive(args)
	runtime.KeepAlive(copies)
	runtime.KeepAlive(b)
	if status != statusReturned && status != statusErrno {
		err := f.failure()
		if b.Ended != nil {
			err = b.Ended.Ended(err)
		}
		return sig.fail(err)
	}
	results := f.load(sig)
	if sig.reports {
		var err error
		if status == statusErrno {
			err = errnoError(f.errno)
		}
		results = append(results, errorValue(err))
	}
	return results
}

// store puts the arguments where the ABI wants them: the first ones of each
// class into its registers, the others on the stack in order. Those after the
// fixed ones are variadic. It returns what it allocated, to be kept alive during
// the call.
//
//go:nocheckptr
func (f *frame) store(t *target, classes []class, args []reflect.Value, fixed int) (copies [][]byte) {
	ints, floats, stack := 0, 0, uintptr(0)
	push := func(word, size uintptr) {
		at, now := stackPlace(stack, size)
		// Within words, as there are at most MaxStack of them; a later one
		// overwrites what is too much of a shorter one.
		*(*uintptr)(unsafe.Add(unsafe.Pointer(&f.words[IntRegisters]), at)) = word
		stack, t.stack = now, (now+7)/8
	}
	for i, c := range classes {
		v := args[i]
		size := v.Type().Size()
		if i >= fixed && packsStack {
			ints, floats, size = IntRegisters, MaxFloats, 8
		}
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
			if floats < MaxFloats {
				f.floats[floats] = bits
				floats++
				continue
			}
			push(uintptr(bits), size)
			continue
		}
		if ints < IntRegisters {
			f.words[ints] = word
			ints++
			continue
		}
		push(word, size)
	}
	return copies
}

// load returns the function's result, if it has one. The words of r[0] above
// the result's size are undefined in the ABI; the conversions drop them.
func (f *frame) load(sig *signature) []reflect.Value {
	if sig.result == classNone {
		return nil
	}
	v := reflect.New(sig.typ.Out(0)).Elem()
	switch sig.result {
	case classSigned:
		shift := 64 - v.Type().Bits()
		v.SetInt(int64(f.r) << shift >> shift)
	case classUnsigned:
		shift := 64 - v.Type().Bits()
		v.SetUint(uint64(f.r) << shift >> shift)
	case classBool:
		v.SetBool(byte(f.r) != 0)
	case classPointer:
		// v is a pointer variable; C's pointer is stored as the word it is.
		*(*uintptr)(v.Addr().UnsafePointer()) = f.r
	case classString:
		v.SetString(goString(f.r))
	case classFloat32:
		v.SetFloat(float64(math.Float32frombits(uint32(f.f))))
	case classFloat64:
		v.SetFloat(math.Float64frombits(f.f))
	}
	return []reflect.Value{v}
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
