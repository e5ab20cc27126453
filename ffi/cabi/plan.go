//go:build (amd64 || arm64) && (linux || darwin || freebsd)

package cabi

import (
	"reflect"
	"slices"
	"unsafe"
)

// The addresses of the stubs (stub_*.s).
var directStub, pointerStub, firstStub, sliceStub, oneSliceStub, generalStub uintptr

// cgocallCode is the address of cgocall in Go's register ABI.
var cgocallCode = codeOf(cgocall)

// newClosure plans a closure for s, nil if s has more arguments than the stubs
// have room for.
func newClosure(s *signature) *closure {
	p := plan{shape: new(shape), sig: s}
	p.closure.shape = p.shape
	for i, class := range s.args {
		p.add(class, s.typ.In(i))
	}
	room := generalWords
	if packsStack {
		room-- // for what is too much after the last
	}
	if p.cWords > room || p.stackPointers > maxStackPointers {
		return nil
	}
	p.finish = s.finishing()
	if s.converts() {
		p.target.done = statusConvert
	}
	p.target.floats = uintptr(p.goFloats)
	p.words = uintptr(p.goWords)
	p.target.stack = uintptr(max(0, p.cWords-IntRegisters))
	p.target.more = p.target.stack | p.target.floats
	switch {
	case !p.direct():
		p.code = generalStub
		if p.strings = slices.Contains(s.args, classString); p.strings {
			p.shape.moves = p.moves
		} else if p.steps = uintptr(len(p.moves)); p.steps > 0 {
			p.step = &steps(p.moves)[0]
		}
	case p.sliced && len(s.args) == 1:
		p.code = oneSliceStub
	case p.sliced:
		p.code = sliceStub
	case p.masks != [goWords]uintptr{}:
		p.code = pointerStub
	default:
		p.code = directStub
	}
	if p.code != generalStub {
		p.tail = p.goStack / 8
	}
	if p.more = max(uintptr(max(p.goWords-fewWords, 0)), p.target.floats, p.tail, p.extends); p.more == 0 && p.code == pointerStub && p.masks == [goWords]uintptr{^uintptr(0)} {
		p.code = firstStub
	}
	c := p.closure
	return &c
}

// direct reports whether the direct stubs serve: if each value in a register is
// one word, and those that Go passes on the stack are whole and follow them.
func (p *plan) direct() bool {
	if p.general || p.cWords > directWords || p.stackPointers > 0 {
		return false
	}
	if p.sliced {
		return p.goStack == 0 && p.cWords <= IntRegisters
	}
	return p.goStack == 0 || p.goWords == goWords && p.cWords == goWords+int(p.goStack/8)
}

// A plan is a closure and its shape in the making: it follows where Go's ABI and C's put each
// argument.
type plan struct {
	closure
	*shape
	sig                *signature
	goWords, goFloats  int     // Go registers used
	goStack            uintptr // bytes used of Go's stack arguments
	cWords, cInts, cFl int     // words of the frame used; registers of each class
	cStack             uintptr // bytes used of C's stack arguments
	moves              []move
	general            bool // Go and C differ in more than names of registers
	sliced             bool // a slice came, as word number closure.slice
}

// add places one argument. Go assigns a value to registers if all of it fits,
// and to the stack otherwise (abi-internal.md, "Function call argument and
// result passing").
func (p *plan) add(class class, t reflect.Type) {
	m := move{kind: kindOf(class, t)}
	switch class {
	case classFloat32, classFloat64:
		if p.goFloats < MaxFloats { // to the same register
			p.goFloats++
			p.cFl++
			return
		}
		if p.goFloats < goFloats {
			m.from = generalFrame + unsafe.Offsetof(spilled{}.floats) + 8*uintptr(p.goFloats-MaxFloats)
			p.goFloats++
		} else {
			m.from = p.stackArgument(t)
			p.general = true
		}
		m.to = p.passOnStack(t)
		p.general = true
	default:
		words := int(t.Size()+7) / 8
		if p.goWords+words <= goWords {
			m.from = generalFrame + 8*uintptr(p.goWords)
			if class.isPointer() {
				p.masks[p.goWords] = ^uintptr(0)
			}
			for i := range words {
				p.bits[p.goWords+i], p.signs[p.goWords+i] = m.kind.bits()
			}
			if mask, _ := m.kind.bits(); mask < 1<<32-1 {
				p.extends = 1
			}
			p.goWords += words
		} else {
			m.from = p.stackArgument(t)
			if class.isPointer() {
				p.keepStack(m.from - generalSize)
			}
		}
		if p.cInts < IntRegisters {
			m.to = unsafe.Offsetof(frame{}.words) + 8*uintptr(p.cInts)
			p.cInts++
			p.cWords = max(p.cWords, p.cInts)
		} else {
			m.to = p.passOnStack(t)
		}
		// Words after a slice's are in other registers of Go's than of C's.
		p.general = p.general || p.sliced || m.kind == moveString
		if m.kind == moveSlice {
			p.sliced, p.slice = true, uintptr(p.goWords-words)
		}
	}
	p.moves = append(p.moves, m)
}

// stackArgument places t among the arguments that Go passes on the stack.
func (p *plan) stackArgument(t reflect.Type) uintptr {
	align := uintptr(t.Align())
	at := (p.goStack + align - 1) &^ (align - 1)
	p.goStack = at + t.Size()
	p.general = p.general || t.Size() != 8
	return generalSize + at
}

func (p *plan) keepStack(at uintptr) {
	if p.stackPointers < maxStackPointers {
		p.stackOffsets[p.stackPointers] = at
	}
	p.stackPointers++
}

// passOnStack places an argument among those that C passes on the stack. A step
// stores a whole word there: if the argument is shorter, the next one overwrites
// what is too much.
func (p *plan) passOnStack(t reflect.Type) uintptr {
	at, now := stackPlace(p.cStack, t.Size())
	p.cStack = now
	p.cWords = IntRegisters + int(now+7)/8
	p.general = p.general || packsStack && t.Size() < 8
	return unsafe.Offsetof(frame{}.words) + 8*IntRegisters + at
}

func (c class) isPointer() bool { return c == classPointer || c == classString || c == classSlice }
