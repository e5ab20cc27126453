package amd64

import "testing"

// FuzzOperands encodes an instruction with any two operands, and checks that
// what is not refused is decoded to the same.
func FuzzOperands(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint8(RAX), uint8(RBX), uint8(RCX), uint8(4), uint8(0), int32(8), int64(0))
	f.Add(uint8(7), uint8(1), uint8(R12D), uint8(R13), uint8(0), uint8(0), uint8(4), int32(-129), int64(-1))
	f.Add(uint8(9), uint8(2), uint8(SPL), uint8(RBP), uint8(R12), uint8(8), uint8(1), int32(1<<30), int64(255))
	f.Fuzz(func(t *testing.T, op, shape, reg, base, index, scale, size uint8, disp int32, imm int64) {
		r, v := Reg(reg), Imm(imm)
		m := PtrIndex(Reg(base), Reg(index), scale, disp)
		m.Size = size
		pairs := [][2]Operand{{r, m}, {m, r}, {m, v}, {r, v}, {r, Reg(base)}, {XMM(reg), m}, {XMM(reg), XMM(base)}}
		pair := pairs[int(shape)%len(pairs)]
		checkOperands(t, op, pair[0], pair[1])
	})
}

// checkOperands encodes one of many instructions with operands x and y.
func checkOperands(t *testing.T, op uint8, x, y Operand) {
	var a Assembler
	methods := []struct {
		name   string
		encode func(x, y Operand)
	}{
		{"add", a.Add}, {"or", a.Or}, {"adc", a.Adc}, {"sbb", a.Sbb}, {"and", a.And}, {"sub", a.Sub}, {"xor", a.Xor}, {"cmp", a.Cmp},
		{"test", a.Test}, {"mov", a.Mov}, {"movzx", a.Movzx}, {"movsx", a.Movsx}, {"movsxd", a.Movsxd}, {"lea", a.Lea}, {"xchg", a.Xchg},
		{"shl", a.Shl}, {"sar", a.Sar}, {"bsf", a.Bsf}, {"bt", a.Bt}, {"bts", a.Bts}, {"xadd", a.Xadd}, {"cmpxchg", a.Cmpxchg},
		{"popcnt", a.Popcnt}, {"pxor", a.Pxor}, {"movdqu", a.Movdqu}, {"addsd", a.Addsd}, {"vmovdqu", a.Vmovdqu}, {"pcmpeqb", a.Pcmpeqb},
	}
	m := methods[int(op)%len(methods)]
	a.StartListing()
	m.encode(x, y)
	code, err := a.Bytes()
	if err != nil {
		if a.Len() != 0 {
			t.Fatalf("%v, and yet % x", err, code)
		}
		return
	}
	if code[0] == 0x67 && code[1]&^1 == 0xC4 {
		return // x/arch does not know VEX with 32-bit addresses; TestAddressesAgainstAs has them
	}
	// The listing shows what was encoded, also where Mov chose a narrower form.
	text := a.Listing()[0].Text
	statements, err := parse(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkDecoded(code, 0, statements[0], func(any) int { return -1 }); err != nil {
		t.Fatalf("%s: % x: %v", text, code, err)
	}
}
