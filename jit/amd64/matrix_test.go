package amd64

import (
	"bytes"
	"errors"
	"flag"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// The operands that every instruction is tried with: each kind and size, with
// and without the fourth bit of its number. Instructions with more than two
// operands get the first of these only.
var (
	fewOperands = []Operand{
		CL, R9D, EDX, R10, XMM1, XMM10, YMM2, YMM11, Imm(3),
		Ptr(RDI, 0), Dword(PtrIndex(R12, R13, 4, 8)), Xmmword(Ptr(RSP, 1000)),
	}
	moreOperands = []Operand{
		AL, SPL, R8B, AX, R15W, EAX, RAX, RSP, R13, XMM0, XMM15, YMM0, YMM15, Imm(0), Imm(1), Imm(-1), Imm(40), Imm(200), Imm(40000), Imm(1 << 31), Imm(1 << 40),
		Byte(Ptr(RBX, 1)), Word(Ptr(R8, -1)), Qword(Ptr(RBP, 0)), Ymmword(Ptr(R13, 0)), Ptr(R13, 0),
	}
)

var exhaustive = flag.Bool("exhaustive", false, "let GNU as check all combinations of operands that we refuse")

// onPurpose tells what GNU as takes and we refuse, and why.
var onPurpose = []struct{ why, statements string }{
	{"the processor would take the count modulo the size", `^(rol|ror|rcl|rcr|shl|shr|sar|bt|bts|btr|btc) .*, (-1|40|200|0x9c40)$`},
	{"counts are not negative", `^ps(ll|rl|ra).*, -1$`},
	{"pushes and pops of 16 bits misalign the stack", `^(push|pop) (ax|r15w|word ptr .*)$`},
	{"jumps to absolute or truncated addresses", `^(jmp|call) (-?[0-9].*|ax|r15w|d?word ptr .*)$`},
	{"an alias of mov, movsxd, movq", `^(movd|movq|vmovd|vmovq|movsx) `},
	{"extends nothing", `^(movsxd (r9d|edx|eax|ax|r15w)|movzx (ax|r15w)), `},
	{"writes 64 bits with zeros in front, as the 32-bit register does", `^v?(pextr[bw] (r10|rax),|pinsr[bw] xmm.*, (r10|rax),)`},
	{"stands alone", `^lock $`},
	{"as does not check these sizes", `^vcvtt?p[sd]2(dq|ps) `},
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
		if _, inherited := buffer.MethodByName(m.Name); inherited {
			continue
		}
		for args := range arguments(m.Type) {
			a.Reset()
			m.Func.Call(append([]reflect.Value{self}, args...))
			_, err := a.Bytes()
			var e *OperandError
			switch {
			case errors.As(err, &e):
				if tried++; !*exhaustive && tried%37 != 0 {
					continue // there are a million, and GNU as takes its time to complain
				}
				refused = append(refused, e.Op+" "+strings.Join(e.Operands, ", "))
			case err != nil:
				t.Errorf("%s: %v", m.Name, err)
			default:
				line := a.Listing()[0]
				texts, codes = append(texts, line.Text), append(codes, line.Bytes)
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

// arguments yields the combinations of arguments for a method.
func arguments(method reflect.Type) func(yield func([]reflect.Value) bool) {
	few := method.NumIn() > 3
	return func(yield func([]reflect.Value) bool) {
		var rest func(args []reflect.Value) bool
		rest = func(args []reflect.Value) bool {
			if len(args) == method.NumIn()-1 {
				return yield(args)
			}
			for _, v := range candidates(method.In(len(args)+1), few) {
				if !rest(append(args[:len(args):len(args)], v)) {
					return false
				}
			}
			return true
		}
		rest(nil)
	}
}

// candidates returns the values that a parameter of type t is tried with: none
// for labels and other things that are no operands.
func candidates(t reflect.Type, few bool) []reflect.Value {
	if t == reflect.TypeFor[Cond]() {
		return []reflect.Value{reflect.ValueOf(NP)}
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
