package insn_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
)

func TestText(t *testing.T) {
	var a insn.Assembler
	loop, end := a.NewLabel(), a.NewLabel()
	a.LoadMap(insn.R1, "map")
	a.LoadData(insn.R2, ".rodata", 12)
	a.LoadImm(insn.R3, -1)
	a.LoadImm(insn.R4, 1<<40|7)
	a.Bind(loop)
	a.MayGoto(end)
	a.Load(insn.B, insn.R0, insn.R10, -8)
	a.Load(insn.D, insn.R5, insn.R9, 16)
	a.Store(insn.H, insn.R9, 2, insn.R0)
	a.StoreImm(insn.W, insn.R9, 4, -5)
	a.Alu(insn.Add, insn.R0, insn.R5)
	a.AluImm(insn.Ash, insn.R0, 3)
	a.Alu32Imm(insn.And, insn.R0, 255)
	a.Alu32(insn.Mov, insn.R0, insn.R0)
	a.JumpIf(insn.AboveOrEqual, insn.R0, insn.R5, end)
	a.JumpIfImm(insn.NotEqual, insn.R0, 0, loop)
	a.Call(6)
	a.Jump(loop)
	a.Bind(end)
	a.Exit()
	const want = `   0: r1 = map
   2: r2 = data + 12
   4: r3 = -1
   5: r4 = 0x10000000007 ll
   7: may_goto 20
   8: r0 = *(u8 *)(r10 -8)
   9: r5 = *(u64 *)(r9 +16)
  10: *(u16 *)(r9 +2) = r0
  11: *(u32 *)(r9 +4) = -5
  12: r0 += r5
  13: r0 s>>= 3
  14: w0 &= 255
  15: w0 = w0
  16: if r0 >= r5 goto 20
  17: if r0 != 0 goto 7
  18: call helper 6
  19: goto 7
  20: exit
`
	code := a.Assemble()
	if diff := cmp.Diff(want, insn.Text(code.Bytes)); diff != "" {
		t.Error(diff)
	}
	relocs := []insn.Reloc{{Insn: 0, Symbol: "map"}, {Insn: 2, Symbol: ".rodata"}}
	if diff := cmp.Diff(relocs, code.Relocs); diff != "" {
		t.Error(diff)
	}
}

// Jumps over more than 32767 instructions take another form, and push others
// away.
func TestFarJumps(t *testing.T) {
	var a insn.Assembler
	start, end := a.NewLabel(), a.NewLabel()
	a.Bind(start)
	a.At(1)
	a.MayGoto(end)
	a.JumpIfImm(insn.Equal, insn.R1, 0, end)
	a.JumpIf(insn.Below, insn.R1, insn.R2, end)
	a.Jump(end)
	a.At(2)
	for range 1 << 15 {
		a.AluImm(insn.Add, insn.R1, 1)
	}
	a.At(3)
	a.JumpIfImm(insn.Above, insn.R1, 9, start)
	a.Bind(end)
	a.Exit()
	code := a.Assemble()
	lines := strings.Split(insn.Text(code.Bytes), "\n")
	got := append(lines[:8:8], lines[len(lines)-5:]...)
	want := []string{
		"   0: may_goto 2",
		"   1: goto 3",
		"   2: gotol 32778",
		"   3: if r1 != 0 goto 5",
		"   4: gotol 32778",
		"   5: if r1 >= r2 goto 7",
		"   6: gotol 32778",
		"   7: gotol 32778",
		"32775: r1 += 1",
		"32776: if r1 <= 9 goto 32778",
		"32777: gotol 0",
		"32778: exit",
	}
	if diff := cmp.Diff(want, got[:len(got)-1]); diff != "" {
		t.Error(diff)
	}
	wantLines := []insn.Line{{Insn: 0, Pos: 1}, {Insn: 8, Pos: 2}, {Insn: 32776, Pos: 3}}
	if diff := cmp.Diff(wantLines, code.Lines); diff != "" {
		t.Error(diff)
	}
}
