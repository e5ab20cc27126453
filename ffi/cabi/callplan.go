//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"math"
	"reflect"
	"runtime"
	"unsafe"
)

// moveBool is the kind of C's bools, which become Go's 0 or 1. A place "from"
// of a callback's move is a distance from the callbackFrame, or, with onStack,
// from C's stack arguments; "to" is a distance from goRegs.
const (
	moveBool moveKind = moveSlice + 1 + iota

	onStack = 1 << 16
)

// plan finds out how arguments and result of f travel.
func (c *Callback) plan(sig *signature, f reflect.Value) {
	cell := reflect.New(f.Type())
	cell.Elem().Set(f)
	c.fn = *(*unsafe.Pointer)(cell.UnsafePointer())
	c.class = sig.result
	if sig.result != classNone && sig.result != classString {
		c.result = kindOf(sig.result, sig.typ.Out(0))
	}
	c.direct = goABI() && (c.result == moveWord || c.result == moveInt32 || c.result == moveUint32) &&
		sig.result != classString && sig.result != classBool
	ints, floats, stack := 0, 0, uintptr(0)
	for i, class := range sig.args {
		t := sig.typ.In(i)
		m := move{kind: kindOf(class, t)}
		isFloat := class == classFloat32 || class == classFloat64
		switch {
		case isFloat && floats < MaxFloats:
			m.from = unsafe.Offsetof(callbackFrame{}.floats) + 8*uintptr(floats)
			floats++
		case !isFloat && ints < IntRegisters:
			m.from = 8 * uintptr(ints)
			ints++
		default:
			m.from, stack = stackPlace(stack, t.Size())
			m.from += onStack
		}
		if class == classBool {
			m.kind = moveBool
		}
		c.direct = c.direct && m.from < onStack && m.kind != moveBool && m.kind != moveString
		c.moves = append(c.moves, m)
	}
	if !c.place(sig) || !goABI() {
		c.direct = false
		c.value = f
		for t := range sig.typ.Ins() {
			c.types = append(c.types, t)
		}
	}
}

// place finds Go's register for each argument, and reports whether there is
// one for all.
func (c *Callback) place(sig *signature) bool {
	words, floats := 0, 0
	for i, class := range sig.args {
		switch class {
		case classFloat32, classFloat64:
			c.moves[i].to = unsafe.Offsetof(goRegs{}.floats) + 8*uintptr(floats)
			floats++
		case classString:
			c.moves[i].to = 8 * uintptr(words)
			words += 2
		default:
			c.moves[i].to = 8 * uintptr(words)
			words++
		}
	}
	return words <= goWords && floats <= goFloats
}

// call makes a call whose arguments need to be moved or converted.
func (c *Callback) call(a *callbackFrame) {
	var r goRegs
	var kept []string
	for i := range c.moves {
		m := &c.moves[i]
		word := a.word(m)
		to := unsafe.Add(unsafe.Pointer(&r), m.to)
		switch m.kind {
		case moveString:
			s := goString(word)
			kept = append(kept, s) // r does not keep it
			*(*[2]uintptr)(to) = [2]uintptr{uintptr(unsafe.Pointer(unsafe.StringData(s))), uintptr(len(s))}
		case moveBool:
			if byte(word) != 0 {
				*(*uintptr)(to) = 1
			}
		default:
			*(*uintptr)(to) = word
		}
	}
	switch c.class {
	case classString:
		s := callString(c.fn, &r)
		a.result = c.cString(s)
	case classFloat32, classFloat64:
		callWord(c.fn, &r)
		a.float = r.floats[0]
	default:
		a.result = c.result.extend(callWord(c.fn, &r))
	}
	runtime.KeepAlive(kept)
}

// word returns the argument that C passes where m says.
func (a *callbackFrame) word(m *move) uintptr {
	if m.from < onStack {
		return *(*uintptr)(unsafe.Add(unsafe.Pointer(a), m.from))
	}
	// C's memory: the address is a pointer that the collector does not know.
	stack := *(*unsafe.Pointer)(unsafe.Pointer(&a.stack))
	return *(*uintptr)(unsafe.Add(stack, m.from-onStack))
}

// extend fills the word above a result that is smaller, as C compilers expect.
func (k moveKind) extend(word uintptr) uintptr {
	switch k {
	case moveInt8:
		return uintptr(int8(word))
	case moveInt16:
		return uintptr(int16(word))
	case moveInt32:
		return uintptr(int32(word))
	case moveUint8:
		return uintptr(uint8(word))
	case moveUint16:
		return uintptr(uint16(word))
	case moveUint32:
		return uintptr(uint32(word))
	default:
		return word
	}
}

// cString copies s to memory from malloc; 0 if there is none.
func (c *Callback) cString(s string) uintptr {
	if c.malloc == 0 {
		return 0
	}
	addr, _ := Call(c.malloc, 0, uintptr(len(s)+1))
	if addr != 0 {
		p := *(*unsafe.Pointer)(unsafe.Pointer(&addr)) // C's memory
		mem := unsafe.Slice((*byte)(p), len(s)+1)
		copy(mem, s)
		mem[len(s)] = 0
	}
	return addr
}

// callReflect makes a call with arguments on Go's stack.
func (c *Callback) callReflect(a *callbackFrame) {
	args := make([]reflect.Value, len(c.types))
	for i, t := range c.types {
		word := a.word(&c.moves[i])
		v := reflect.New(t).Elem()
		switch t.Kind() {
		case reflect.String:
			v.SetString(goString(word))
		case reflect.Bool:
			v.SetBool(byte(word) != 0)
		case reflect.Float32:
			v.SetFloat(float64(math.Float32frombits(uint32(word))))
		case reflect.Float64:
			v.SetFloat(math.Float64frombits(uint64(word)))
		case reflect.Pointer, reflect.UnsafePointer:
			*(*uintptr)(v.Addr().UnsafePointer()) = word
		default:
			if v.CanInt() {
				v.SetInt(int64(c.moves[i].kind.extend(word)))
			} else {
				v.SetUint(uint64(c.moves[i].kind.extend(word)))
			}
		}
		args[i] = v
	}
	results := c.value.Call(args)
	if len(results) == 0 {
		return
	}
	switch r := results[0]; c.class {
	case classString:
		a.result = c.cString(r.String())
	case classFloat32:
		a.float = uint64(math.Float32bits(float32(r.Float())))
	case classFloat64:
		a.float = math.Float64bits(r.Float())
	case classBool:
		if a.result = 0; r.Bool() {
			a.result = 1
		}
	case classPointer:
		a.result = r.Pointer()
	case classSigned:
		a.result = uintptr(r.Int())
	default:
		a.result = uintptr(r.Uint())
	}
}
