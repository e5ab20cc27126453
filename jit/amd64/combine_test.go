package amd64

import (
	"bytes"
	"errors"
	"testing"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// widths are the sizes of integer operands in bytes.
var widths = []int{1, 2, 4, 8}

// addresses are the corner cases of addressing: registers whose numbers mean
// something else in ModRM or SIB, all sizes of displacement, no base.
func addresses() []Mem {
	var all []Mem
	for _, base := range []Reg{0, RAX, RCX, RSP, RBP, RDI, R8, R12, R13, R15, EAX, ESP, R12D, R13D} {
		for _, index := range []Reg{0, RAX, RBP, RDI, R8, R12, R13, ECX, R12D} {
			if base != 0 && index != 0 && base.Size() != index.Size() {
				continue
			}
			for _, disp := range []int32{0, 1, -1, 127, 128, -128, -129, 1<<31 - 1, -1 << 31} {
				if base == 0 && index == 0 && disp < 0 {
					continue
				}
				scales := []uint8{1, 2, 4, 8}
				if index == 0 {
					scales = scales[:1]
				}
				for _, scale := range scales {
					all = append(all, PtrIndex(base, index, scale, disp))
				}
			}
		}
	}
	return all
}

// checkListing assembles with a listing, and checks that GNU as makes the same
// bytes of each of its lines.
func checkListing(t *testing.T, assemble func(a *Assembler)) {
	t.Helper()
	var a Assembler
	a.StartListing()
	assemble(&a)
	if _, err := a.Bytes(); err != nil {
		t.Fatal(err)
	}
	listing := a.Listing()
	var statements []string
	for _, line := range listing {
		statements = append(statements, line.Text)
	}
	bad := 0
	for i, want := range gnuAs(t, statements) {
		if got := listing[i].Bytes; !bytes.Equal(got, want) {
			if bad++; bad <= 20 {
				t.Errorf("%s: % x, GNU as: % x", listing[i].Text, got, want)
			}
		}
	}
	t.Logf("%d instructions compared", len(listing))
}

func regs(size int) []Reg {
	var all []Reg
	for n := range 16 {
		all = append(all, RegOf(n, size))
	}
	return all
}

func TestRegistersAgainstAs(t *testing.T) {
	checkListing(t, func(a *Assembler) {
		for _, size := range widths {
			for _, x := range regs(size) {
				for _, y := range regs(size) {
					a.Add(x, y)
					a.Mov(x, y)
					a.Test(x, y)
					a.Xchg(x, y)
					if size > 1 {
						a.Imul(x, y)
						a.Cmovcc(NE, x, y)
						a.Movzx(x, y.As(1))
					}
					if size > 2 {
						a.Movsx(x, y.As(2))
					}
				}
			}
		}
	})
}

func TestAddressesAgainstAs(t *testing.T) {
	checkListing(t, func(a *Assembler) {
		for i, m := range addresses() {
			r := RegOf(i&15, 8)
			a.Lea(r, m)
			a.Mov(m, r.As(1))
			a.Add(r.As(2), m)
			a.Cmp(Dword(m), Imm(1000))
			a.Mov(Word(m), Imm(1000))
			a.Movzx(r.As(4), Byte(m))
			a.Inc(Qword(m))
			a.Sub(Qword(m), Imm(5))
			a.Movdqu(XMM(i&15), m)
			a.Vmovdqu(YMM(i&15), m)
			a.Vpermq(YMM(i&15), m, Imm(9))
			a.Andn(r, r, m)
		}
	})
}

// The edges between short and long jumps back, and the errors of short jumps
// forward that are too long.
func TestJumpDistances(t *testing.T) {
	for _, test := range []struct{ gap, jmp, jcc int }{{0, 2, 2}, {126, 2, 2}, {127, 5, 6}, {1000, 5, 6}} {
		var a Assembler
		l := a.NewLabel()
		a.Bind(l)
		a.Nop(test.gap)
		a.Jmp(l)
		if got := a.Len() - test.gap; got != test.jmp {
			t.Errorf("jmp over %d bytes back: %d bytes, want %d", test.gap, got, test.jmp)
		}
		a.Reset()
		l = a.NewLabel()
		a.Bind(l)
		a.Nop(test.gap)
		a.Jcc(NE, l)
		if got := a.Len() - test.gap; got != test.jcc {
			t.Errorf("jne over %d bytes back: %d bytes, want %d", test.gap, got, test.jcc)
		}
	}
	for _, gap := range []int{127, 128} {
		var a Assembler
		l := a.NewLabel()
		a.JmpShort(l)
		a.Nop(gap)
		a.Bind(l)
		_, err := a.Bytes()
		var e *asm.RangeError
		if tooFar := gap > 127; tooFar != errors.As(err, &e) {
			t.Errorf("short jump over %d bytes: %v", gap, err)
		}
	}
}

func TestAlign(t *testing.T) {
	for n := 1; n <= 4096; n *= 2 {
		var a Assembler
		a.Ret()
		a.Align(n)
		if a.Len() != n {
			t.Errorf("aligned to %d: %d bytes", n, a.Len())
		}
		a.Align(n)
		if a.Len() != n {
			t.Errorf("aligned to %d twice: %d bytes", n, a.Len())
		}
	}
}

// A condition that is none is an error, not another instruction.
func TestBadCondition(t *testing.T) {
	for _, f := range []func(a *Assembler){
		func(a *Assembler) { a.Jcc(16, a.NewLabel()) },
		func(a *Assembler) { a.JccShort(16, a.NewLabel()) },
		func(a *Assembler) { a.Setcc(200, AL) },
		func(a *Assembler) { a.Cmovcc(16, EAX, ECX) },
	} {
		var a Assembler
		f(&a)
		var e *OperandError
		if _, err := a.Bytes(); !errors.As(err, &e) || a.Len() != 0 {
			t.Errorf("%v, %d bytes", err, a.Len())
		}
	}
}
