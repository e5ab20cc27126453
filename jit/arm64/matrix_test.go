package arm64

import (
	"bytes"
	"errors"
	"flag"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// The operands that every instruction is tried with. Instructions with more than
// three operands get the first of these only.
var (
	fewOperands = []Operand{
		W3, X10, WZR, XZR, SP, Imm(0), Imm(3), Imm(40),
		S5, D30, V6.S4(), V31.D2(), V8.B8(), V9.H8(), Float(0), Ptr(X4, 0), W4,
		Ptr(X9, 8), PtrPre(SP, 16), PtrPost(X30, -16),
		X7.Lsl(3), W1.Sxtw(2),
	}
	moreOperands = []Operand{
		W30, X0, WSP,
		Imm(1), Imm(-1), Imm(15), Imm(16), Imm(31), Imm(32), Imm(63), Imm(64), Imm(255), Imm(4095), Imm(4096), Imm(-4096), Imm(4097), Imm(1 << 23), Imm(1 << 31), Imm(1 << 40),
		B31, B2, H3, H30, S0, D1, Q7, Q31, V0.S2(), V1.B16(), V2.H4(), V3.D1(), V30.S4(), V7.B(15), V8.H(7), V9.S(3), V10.D(1), V31.B(0), V11.S(0), V12.D(0), V13.H(2),
		Float(1), Float(-0.125), Float(31), Float(0.1), Float(32), Float(-1.9375), Float(1e300),
		ListOf(V1.B16(), 1), ListOf(V31.S2(), 2), ListOf(V4.D2(), 3), ListOf(V30.H8(), 4), ListOf(V4.D1(), 2), ListOf(V9.B8(), 1), ListOf(V9.B16(), 4),
		X8.Lsl(0), W8.Lsr(31), X30.Asr(63), X2.Ror(1), W2.Ror(30), W2.Lsl(4), XZR.Lsl(5), X2.Lsl(64),
		W9.Uxtb(0), W9.Uxth(1), W30.Uxtw(4), X8.Uxtx(0), X9.Uxtx(3), W8.Sxtb(5), W0.Sxth(2), X3.Sxtx(1), XZR.Sxtx(0), X3.Uxtb(0),
		Ptr(SP, 0), Ptr(X0, -1), Ptr(X0, 255), Ptr(X1, 256), Ptr(X1, -256), Ptr(X2, -257), Ptr(X2, 1), Ptr(X3, 4095), Ptr(X3, 4096), Ptr(X28, 8190), Ptr(X28, 16380), Ptr(X4, 32760), Ptr(X4, 65536), Ptr(XZR, 8), Ptr(W4, 8),
		PtrPre(X20, 255), PtrPre(X20, -256), PtrPre(X20, 256), PtrPre(X10, 0), PtrPre(X20, 504), PtrPre(X20, 1008), PtrPre(X20, -512),
		PtrPost(X20, 255), PtrPost(X20, -257), PtrPost(SP, 8), PtrPost(X3, 4),
		PtrIndex(X1, X2, 0), PtrIndex(SP, XZR, 3), PtrIndex(X1, X2, 1), PtrIndex(X1, X2, 2), PtrIndex(X1, X30, 4), PtrIndex(X1, W2, 0), PtrIndex(X1, SP, 0),
		PtrExtend(X1, W2.Uxtw(0)), PtrExtend(X1, W2.Uxtw(2)), PtrExtend(X1, W2.Sxtw(3)), PtrExtend(X1, X2.Sxtx(3)), PtrExtend(X1, X2.Sxtx(0)), PtrExtend(X1, W2.Uxth(0)), PtrExtend(X1, X2.Sxtw(0)), PtrExtend(X1, W2.Sxtw(1)),
	}
)

var exhaustive = flag.Bool("exhaustive", false, "let GNU as check all combinations of operands that we refuse")

// onPurpose tells what GNU as takes and we refuse, and why.
var onPurpose = []struct{ why, statements string }{
	{"the register of an extension to less than 64 bits has 32", `x\d+, [us]xt[bhw]( #\d)?$`},
	{"a shift of a 64-bit operation has a 64-bit register", `^(add|sub|cmp|cmn)s? .*sp, .*w\d+, lsl`},
	{"clears the upper half of the 64-bit register, as to the 32-bit one does", `^uxt[bh] x`},
	{"vectors of floating-point numbers of 16 bits", `^(f.*|[su]cvtf) v\d+\.[48]h`},
	{"the form for one element, of which there is one with another name or that is of little use", `^(f|scvtf|ucvtf|cm|add|sub|abs|neg|[us]).* [hsd]\d+, [hsdv]\d+`},
	{"an integer as a floating-point number", `^f(mov|cm.*) .*, #-?\d+$`},
	{"umov", `^mov \w+, v`},
	{"a negative number for 8 bits of 16 or 32", `^(movi|mvni) .*, #-`},
	{"the stack pointer is not set to a number", `^mov w?sp, #`},
}

func refusedOnPurpose(statement string) bool {
	for _, p := range onPurpose {
		if regexp.MustCompile(p.statements).MatchString(statement) {
			return true
		}
	}
	return false
}

// TestMatrix calls every method with all combinations of operands. What we
// encode GNU as must encode to the same bytes, and what we refuse it must
// refuse.
func TestMatrix(t *testing.T) {
	var texts, refused []string
	var codes [][]byte
	tried := 0
	var a Assembler
	a.StartListing()
	self := reflect.ValueOf(&a)
	own, buffer := reflect.TypeFor[*Assembler](), reflect.TypeFor[*asm.Buffer]()
	for i := range own.NumMethod() {
		m := own.Method(i)
		if _, inherited := buffer.MethodByName(m.Name); inherited || notInMatrix[m.Name] {
			continue
		}
		for args := range arguments(m.Type) {
			a.Reset()
			m.Func.Call(append([]reflect.Value{self}, args...))
			_, err := a.Bytes()
			var e *OperandError
			switch {
			case errors.As(err, &e):
				if a.Len() != 0 {
					t.Errorf("%v, and yet %d bytes", err, a.Len())
				}
				if tried++; !*exhaustive && tried%11 != 0 {
					continue // there are many, and GNU as takes its time to complain
				}
				refused = append(refused, e.Op+" "+strings.Join(e.Operands, ", "))
			case err != nil:
				t.Errorf("%s: %v", m.Name, err)
			default:
				for _, line := range a.Listing() {
					texts, codes = append(texts, line.Text), append(codes, line.Bytes)
				}
			}
		}
	}
	t.Logf("%d encoded, %d refused", len(texts), len(refused))
	t.Run("encoded", func(t *testing.T) {
		for i, want := range gnuAs(t, texts) {
			if !bytes.Equal(codes[i], want) {
				t.Errorf("%s: % x, GNU as: % x", texts[i], codes[i], want)
			}
		}
	})
	t.Run("refused", func(t *testing.T) {
		for i, accepted := range gnuAsAccepts(t, refused) {
			if accepted && !refusedOnPurpose(refused[i]) {
				t.Errorf("%s: refused, but not by GNU as", refused[i])
			}
		}
	})
}

// notInMatrix are the methods whose parameters are no operands of an instruction.
var notInMatrix = map[string]bool{"Reserve": true, "Align": true, "MovImm": true, "Movabs": true}

// otherValues are the values that parameters which are no operands are tried with.
var otherValues = map[reflect.Type][]reflect.Value{
	reflect.TypeFor[Cond]():     values(LO, AL),
	reflect.TypeFor[uint16]():   values[uint16](0xABCD),
	reflect.TypeFor[uint8]():    values[uint8](0, 16, 17, 48),
	reflect.TypeFor[Order]():    values(Relaxed, Acquire, Release, AcqRel),
	reflect.TypeFor[SysReg]():   values(NZCV, FPCR, FPSR, TPIDR, CTR, DCZID, CNTFRQ, CNTVCT, SysReg(0xDE83), SysReg(0x9000)),
	reflect.TypeFor[Barrier]():  values(OSHLD, OSHST, OSH, NSHLD, NSHST, NSH, ISHLD, ISHST, ISH, LD, ST, SY),
	reflect.TypeFor[CacheOp]():  values(ZVA, CVAC, CVAU, CIVAC, IVAU),
	reflect.TypeFor[Prefetch](): values(PLDL1KEEP, PLDL2STRM, PLDL3KEEP, PSTL1STRM, PSTL2KEEP, PSTL3STRM),
}

func values[T any](list ...T) []reflect.Value {
	var all []reflect.Value
	for _, v := range list {
		all = append(all, reflect.ValueOf(v))
	}
	return all
}

// arguments yields combinations of arguments for a method: all of them if they are
// not too many, and otherwise some, and all that are alike.
func arguments(method reflect.Type) func(yield func([]reflect.Value) bool) {
	lists := make([][]reflect.Value, method.NumIn()-1)
	all := 1
	for i := range lists {
		lists[i] = candidates(method.In(i+1), method.NumIn() > 4)
		all *= len(lists[i])
	}
	limit := 1000
	if testing.Short() {
		limit = 100
	}
	if all <= limit || *exhaustive {
		return every(lists, all, 1)
	}
	return func(yield func([]reflect.Value) bool) {
		for args := range every(lists, all, all/limit|1) {
			if !yield(args) {
				return
			}
		}
		for _, lists := range alike(lists) {
			all := 1
			for _, list := range lists {
				all *= len(list)
			}
			for args := range every(lists, all, all/limit|1) {
				if !yield(args) {
					return
				}
			}
		}
	}
}

// every yields one of stride combinations of all.
func every(lists [][]reflect.Value, all, stride int) func(yield func([]reflect.Value) bool) {
	return func(yield func([]reflect.Value) bool) {
		for n := 0; n < all; n += stride {
			args := make([]reflect.Value, len(lists))
			for i, rest := 0, n; i < len(lists); i++ {
				args[i] = lists[i][rest%len(lists[i])]
				rest /= len(lists[i])
			}
			if !yield(args) {
				return
			}
		}
	}
}

// alike returns lists with what an instruction may well have: all floating-point
// registers of one size, or all vectors of one shape; the last argument may be
// something else.
func alike(lists [][]reflect.Value) [][][]reflect.Value {
	kind := func(v reflect.Value) any {
		switch v := v.Interface().(type) {
		case Vector:
			return v.shape()
		case Scalar:
			return v >> 5
		}
		return nil
	}
	var all [][][]reflect.Value
	seen := map[any]bool{nil: true}
	for _, first := range lists[0] {
		k := kind(first)
		if seen[k] {
			continue
		}
		seen[k] = true
		same := slices.Clone(lists)
		for i := range len(lists) - 1 {
			same[i] = slices.DeleteFunc(slices.Clone(lists[i]), func(v reflect.Value) bool { return kind(v) != k })
		}
		all = append(all, same)
	}
	return all
}

// candidates returns the values that a parameter of type t is tried with: none
// for labels and other things that are no operands.
func candidates(t reflect.Type, few bool) []reflect.Value {
	if values, ok := otherValues[t]; ok {
		return values
	}
	operands := fewOperands
	if !few {
		operands = append(operands[:len(operands):len(operands)], moreOperands...)
	}
	var all []reflect.Value
	for _, o := range operands {
		if v := reflect.ValueOf(o); v.Type().AssignableTo(t) {
			all = append(all, v)
		}
	}
	return all
}
