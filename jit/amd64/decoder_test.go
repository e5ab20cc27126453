package amd64

import (
	"fmt"
	"strings"

	"golang.org/x/arch/x86/x86asm"
)

// checkDecoded compares code with the statement that it was made from, by x/arch's
// decoder. at is the offset of code, and target tells the offsets of labels.
func checkDecoded(code []byte, at int, st statement, target func(name any) int) error {
	for len(code) > 0 {
		inst, err := x86asm.Decode(code, 64)
		if err != nil {
			return fmt.Errorf("x/arch: % x: %w", code, err)
		}
		code = code[inst.Len:]
		at += inst.Len
		if inst.Op == x86asm.NOP || st.mnemonic == ".nops" || st.mnemonic == ".balign" {
			continue // a long nop, or several
		}
		if len(code) > 0 {
			return fmt.Errorf("x/arch: % x left after %v", code, inst)
		}
		if err := sameInstruction(inst, at, st, target); err != nil {
			return fmt.Errorf("x/arch: %v: %w", x86asm.IntelSyntax(inst, 0, nil), err)
		}
	}
	return nil
}

func sameInstruction(inst x86asm.Inst, end int, st statement, target func(name any) int) error {
	if got, want := decodedName(inst), canonicalName(st); got != want {
		return fmt.Errorf("mnemonic %s, want %s", got, want)
	}
	var args []x86asm.Arg
	for _, x := range inst.Args {
		if x != nil {
			args = append(args, x)
		}
	}
	operands := st.operands
	if implicit[canonicalName(st)] || inst.Op == x86asm.INT {
		return nil
	}
	if st.mnemonic == "imul" && len(operands) == 2 && len(args) == 3 { // imul r, imm is imul r, r, imm
		operands = []any{operands[0], operands[0], operands[1]}
	}
	if len(args) != len(operands) {
		return fmt.Errorf("%d operands, want %d", len(args), len(operands))
	}
	same := func(i, j int) error { return sameOperand(inst, args[i], end, operands[j], target) }
	if st.mnemonic == "xchg" || st.mnemonic == "test" { // these may be swapped
		if same(0, 1) == nil && same(1, 0) == nil {
			return nil
		}
	}
	for i := range args {
		if err := same(i, i); err != nil {
			return err
		}
	}
	return nil
}

// decodedName returns the mnemonic of inst as statements have it.
func decodedName(inst x86asm.Inst) string {
	name := strings.ToLower(inst.Op.String())
	if inst.Op == x86asm.INT && inst.Len == 1 {
		return "int3"
	}
	if x, vector := strings.CutSuffix(name, "_xmm"); vector || !implicit[x] {
		return x
	}
	for _, p := range inst.Prefix {
		switch p &^ x86asm.PrefixImplicit {
		case x86asm.PrefixREP:
			name = "rep " + name
		case x86asm.PrefixREPN:
			name = "repne " + name
		}
	}
	return name
}

func canonicalName(st statement) string {
	name := strings.TrimSuffix(st.mnemonic, " short")
	if name == "movabs" {
		return "mov"
	}
	return strings.Replace(name, "repe ", "rep ", 1) // the same prefix
}

// implicit are the instructions whose operands x/arch spells out.
var implicit = map[string]bool{}

func init() {
	for _, s := range strings.Fields("movs stos lods scas cmps") {
		for _, size := range []string{"b", "w", "d", "q"} {
			for _, rep := range []string{"", "rep ", "repne "} {
				implicit[rep+s+size] = true
			}
		}
	}
}

func sameOperand(inst x86asm.Inst, got x86asm.Arg, end int, want any, target func(name any) int) error {
	bad := fmt.Errorf("operand %v, want %v", got, want)
	switch got := got.(type) {
	case x86asm.Reg:
		if fmt.Sprint(want) != goName(got) {
			return bad
		}
	case x86asm.Imm:
		v, ok := want.(Imm)
		if !ok || uint64(got^x86asm.Imm(v))<<(64-immBits(inst)) != 0 {
			return bad
		}
	case x86asm.Rel:
		if end+int(got) != target(want) {
			return bad
		}
	case x86asm.Mem:
		m, ok := want.(Mem)
		if !ok || !sameAddress(got, end, m, target) || m.Size != 0 && inst.MemBytes != 0 && int(m.Size) != inst.MemBytes {
			return bad
		}
	default:
		return bad
	}
	return nil
}

// immBits returns how many bits of the immediate of inst mean something.
func immBits(inst x86asm.Inst) int {
	if inst.Op == x86asm.PUSH {
		return 64
	}
	switch x := inst.Args[0].(type) {
	case x86asm.Reg:
		if r, ok := registerNamed(goName(x)).(Reg); ok {
			return 8 * r.Size()
		}
	case x86asm.Mem:
		if inst.MemBytes <= 8 {
			return 8 * inst.MemBytes
		}
	}
	return 8 // vector instructions have control bytes
}

func sameAddress(got x86asm.Mem, end int, want Mem, target func(name any) int) bool {
	if want.Label != 0 {
		return got.Base == x86asm.RIP && end+int(int32(got.Disp)) == target(want.Label)+int(want.Disp)
	}
	name := func(r x86asm.Reg) string {
		if r == 0 {
			return Reg(0).String()
		}
		return goName(r)
	}
	scale := got.Scale
	if got.Index == 0 {
		scale = want.Scale
	}
	return name(got.Base) == want.Base.String() && name(got.Index) == want.Index.String() &&
		(scale == want.Scale || scale == 1 && want.Scale == 0) && int32(got.Disp) == want.Disp
}

// goName turns x/arch's names of registers into the manual's: R8L is r8d, SPB
// is spl, X1 is xmm1.
func goName(r x86asm.Reg) string {
	name := strings.ToLower(r.String())
	switch {
	case x86asm.SPB <= r && r <= x86asm.DIB:
		return strings.TrimSuffix(name, "b") + "l"
	case x86asm.R8L <= r && r <= x86asm.R15L:
		return strings.TrimSuffix(name, "l") + "d"
	case x86asm.X0 <= r && r <= x86asm.X15:
		return "xmm" + name[1:]
	case x86asm.Y0 <= r && r <= x86asm.Y15:
		return "ymm" + name[1:]
	}
	return name
}
