package arm64

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/arch/arm64/arm64asm"
)

// FuzzOperands encodes an instruction with any operands, and checks that what is
// not refused is decoded to the same.
func FuzzOperands(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(X0), uint8(X1), uint8(X2), uint8(0), uint8(3), int64(8))
	f.Add(uint8(7), uint8(1), uint8(W12), uint8(W13), uint8(WZR), uint8(1), uint8(31), int64(-129))
	f.Add(uint8(20), uint8(2), uint8(SP), uint8(X2), uint8(W3), uint8(2), uint8(4), int64(1<<30))
	f.Add(uint8(30), uint8(4), uint8(D0), uint8(X2), uint8(W3), uint8(6), uint8(3), int64(255))
	f.Fuzz(func(t *testing.T, op, shape, x, y, z, kind, amount uint8, imm int64) {
		d, n, m, v := Reg(x), Reg(y), Reg(z), Imm(imm)
		third := []Operand{m, v, Shifted{m, Shift(kind & 3), amount}, Extended{m, Extend(kind & 7), amount}}[shape%4]
		mem := []Mem{Ptr(n, int32(imm)), PtrPre(n, int32(imm)), PtrPost(n, int32(imm)), PtrIndex(n, m, amount),
			PtrExtend(n, Extended{m, Extend(kind & 7), amount})}[shape%5]
		var t1, t2 Operand = d, m
		if shape&1 != 0 {
			t1, t2 = Scalar(x), Scalar(z)
		}
		checkOperands(t, op, d, n, m, third, mem, t1, t2, v, Imm(amount), Cond(kind))
	})
}

// checkOperands encodes one of many instructions.
func checkOperands(t *testing.T, op uint8, d, n, m Reg, third Operand, mem Mem, t1, t2 Operand, v, w Imm, c Cond) {
	var a Assembler
	encoders := []func(){
		func() { a.Add(d, n, third) }, func() { a.Adds(d, n, third) }, func() { a.Sub(d, n, third) }, func() { a.Subs(d, n, third) },
		func() { a.Cmp(n, third) }, func() { a.Cmn(n, third) }, func() { a.Neg(d, third) }, func() { a.Adcs(d, n, m) },
		func() { a.And(d, n, third) }, func() { a.Ands(d, n, third) }, func() { a.Orr(d, n, third) }, func() { a.Eor(d, n, third) },
		func() { a.Bic(d, n, third) }, func() { a.Orn(d, n, third) }, func() { a.Tst(n, third) }, func() { a.Mvn(d, third) },
		func() { a.Mov(d, n) }, func() { a.Movz(d, uint16(v), uint8(w)) }, func() { a.Movk(d, uint16(v), uint8(w)) },
		func() { a.Lsl(d, n, third) }, func() { a.Lsr(d, n, third) }, func() { a.Asr(d, n, third) }, func() { a.Ror(d, n, third) },
		func() { a.Extr(d, n, m, w) }, func() { a.Ubfx(d, n, w, v) }, func() { a.Sbfiz(d, n, w, v) }, func() { a.Bfi(d, n, w, v) }, func() { a.Bfxil(d, n, w, v) },
		func() { a.Madd(d, n, m, n) }, func() { a.Smull(d, n, m) }, func() { a.Umulh(d, n, m) }, func() { a.Udiv(d, n, m) },
		func() { a.Csel(d, n, m, c) }, func() { a.Cinc(d, n, c) }, func() { a.Cset(d, c) }, func() { a.Ccmp(n, third, w, c) },
		func() { a.Clz(d, n) }, func() { a.Rev(d, n) }, func() { a.Sxtw(d, n) }, func() { a.Uxth(d, n) },
		func() { a.Ldr(t1, mem) }, func() { a.Str(t1, mem) }, func() { a.Ldrb(d, mem) }, func() { a.Strh(d, mem) }, func() { a.Ldrsh(d, mem) }, func() { a.Ldrsw(d, mem) },
		func() { a.Ldur(t1, mem) }, func() { a.Stur(t1, mem) }, func() { a.Ldp(t1, t2, mem) }, func() { a.Stp(t1, t2, mem) }, func() { a.Ldpsw(d, m, mem) },
		func() { a.Ldxr(d, mem) }, func() { a.Stlxr(d, m, mem) }, func() { a.Br(n) }, func() { a.Fadd(t1, t2, t1) }, func() { a.Fmov(t1, t2) }, func() { a.Scvtf(t1, n) }, func() { a.Fcvtzs(d, t2) },
	}
	a.StartListing()
	encoders[int(op)%len(encoders)]()
	code, err := a.Bytes()
	if err != nil {
		if a.Len() != 0 {
			t.Fatalf("%v, and yet % x", err, code)
		}
		return
	}
	text := a.Listing()[0].Text
	if err := checkDecoded(code, 0, func(int) bool { return false }); err != nil {
		if strings.Contains(err.Error(), "unknown instruction") {
			return
		}
		t.Fatalf("%s: % x: %v", text, code, err)
	}
	// The listing shows what was encoded, also where another form was chosen.
	var r runner
	if err := r.run(text); err != nil {
		t.Fatal(err)
	}
	if again, err := r.a.Bytes(); err != nil || !bytes.Equal(again, code) {
		t.Fatalf("%s: % x, and again % x (%v)", text, code, again, err)
	}
}

// FuzzWords assembles what x/arch's decoder makes of any word.
func FuzzWords(f *testing.F) {
	for _, w := range []uint32{0x0B030063, 0x93407C20, 0xDAC01041, 0x5238E825, 0x3CB6DB08, 0x4F000400} {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, w uint32) { checkWord(t, w) })
}

func TestRandomWords(t *testing.T) {
	n := 20_000
	if testing.Short() {
		n = 3_000
	}
	random := rand.New(rand.NewPCG(1, 2))
	assembled := 0
	for range n {
		if checkWord(t, random.Uint32()) {
			assembled++
		}
	}
	t.Logf("%d of %d words assembled", assembled, n)
	if assembled < n/10 {
		t.Error("too few")
	}
}

// checkWord checks that what a word is decoded to is assembled to a word that is
// decoded to the same, or refused; and returns whether it was assembled. It need
// not be the same word: some have bits that do not count.
func checkWord(t *testing.T, w uint32) bool {
	t.Helper()
	code := binary.LittleEndian.AppendUint32(nil, w)
	text, ok := decoded(code)
	var r runner
	if !ok || strings.ContainsAny(text, "+") || strings.Contains(text, ".-") || r.run(text) != nil {
		return false
	}
	again, err := r.a.Bytes()
	if err != nil {
		return false
	}
	if got, _ := decoded(again); got != text {
		t.Errorf("%08x: %s: assembled to % x, which is %s", w, text, again, got)
	}
	return true
}

// decoded returns what x/arch's decoder makes of code, without shifts by nothing.
func decoded(code []byte) (string, bool) {
	inst, err := arm64asm.Decode(code)
	if err != nil {
		return "", false
	}
	text := strings.ToLower(arm64asm.GNUSyntax(inst))
	return strings.NewReplacer(",lsl #0]", "]", " #0]", "]").Replace(text), true
}
