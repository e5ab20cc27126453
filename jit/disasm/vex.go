package disasm

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// The first bytes of VEX prefixes of two and three bytes (Intel SDM volume 2,
// 2.3.5): AVX instructions begin with one.
const (
	vex2 = 0xc5
	vex3 = 0xc4
)

// A vexInst is an instruction with a VEX prefix, taken apart.
type vexInst struct {
	opmap, pp, op byte // opcode map 1, 2, 3 for 0f, 0f38, 0f3a; prefix 0 to 3 for none, 66, f3, f2
	wide          bool // VEX.L: 256 bits
	vvvv          byte // the register beside those of ModRM
	reg, rm       byte
	mem           string // the memory operand, if rm is none
	imm           int    // -1 without
	size          int    // bytes, prefix included
}

// vexName is what the table below knows about an opcode: a mnemonic and its
// operands. In these, v is the vector register of ModRM.reg, g a 32-bit general
// one, h that of VEX.vvvv, w and x ModRM.rm as a vector (x: always 128 bits),
// i an immediate.
type vexName struct{ mnemonic, operands string }

func lookupVEX(opmap, pp, op byte) (vexName, bool) {
	switch uint32(opmap)<<16 | uint32(pp)<<8 | uint32(op) {
	case 0x1_00_77:
		return vexName{"vzeroupper", ""}, true
	case 0x1_01_6e:
		return vexName{"vmovd", "vr"}, true
	case 0x1_01_6f:
		return vexName{"vmovdqa", "vw"}, true
	case 0x1_01_7f:
		return vexName{"vmovdqa", "wv"}, true
	case 0x1_02_6f:
		return vexName{"vmovdqu", "vw"}, true
	case 0x1_02_7f:
		return vexName{"vmovdqu", "wv"}, true
	case 0x1_01_74:
		return vexName{"vpcmpeqb", "vhw"}, true
	case 0x1_01_75:
		return vexName{"vpcmpeqw", "vhw"}, true
	case 0x1_01_76:
		return vexName{"vpcmpeqd", "vhw"}, true
	case 0x2_01_29:
		return vexName{"vpcmpeqq", "vhw"}, true
	case 0x1_01_d7:
		return vexName{"vpmovmskb", "gw"}, true
	case 0x1_01_db:
		return vexName{"vpand", "vhw"}, true
	case 0x1_01_eb:
		return vexName{"vpor", "vhw"}, true
	case 0x1_01_ef:
		return vexName{"vpxor", "vhw"}, true
	case 0x1_01_fc:
		return vexName{"vpaddb", "vhw"}, true
	case 0x1_01_f8:
		return vexName{"vpsubb", "vhw"}, true
	case 0x2_01_17:
		return vexName{"vptest", "vw"}, true
	case 0x2_01_78:
		return vexName{"vpbroadcastb", "vx"}, true
	case 0x2_01_79:
		return vexName{"vpbroadcastw", "vx"}, true
	case 0x2_01_58:
		return vexName{"vpbroadcastd", "vx"}, true
	case 0x2_01_59:
		return vexName{"vpbroadcastq", "vx"}, true
	}
	return vexName{}, false
}

// decodeVEX decodes an instruction with a VEX prefix. One that the table does
// not know is printed by its numbers, with its right size.
func decodeVEX(code []byte) (text string, size int) {
	v, ok := parseVEX(code)
	if !ok {
		return "", 0
	}
	name, known := lookupVEX(v.opmap, v.pp, v.op)
	if !known {
		return fmt.Sprintf("(vex map %d, prefix %d, opcode %#02x)", v.opmap, v.pp, v.op), v.size
	}
	var operands []string
	for _, o := range name.operands {
		operands = append(operands, v.operand(o))
	}
	return strings.TrimSpace(name.mnemonic + " " + strings.Join(operands, ", ")), v.size
}

func (v *vexInst) operand(kind rune) string {
	vector := func(n byte, wide bool) string {
		if wide {
			return fmt.Sprintf("ymm%d", n)
		}
		return fmt.Sprintf("xmm%d", n)
	}
	switch {
	case kind == 'v':
		return vector(v.reg, v.wide)
	case kind == 'h':
		return vector(v.vvvv, v.wide)
	case kind == 'g':
		return gpr32(v.reg)
	case v.mem != "":
		return v.mem
	case kind == 'w':
		return vector(v.rm, v.wide)
	case kind == 'x':
		return vector(v.rm, false)
	}
	return gpr32(v.rm)
}

// parseVEX takes the instruction at the start of code apart.
func parseVEX(code []byte) (v vexInst, ok bool) {
	// Padding lets the parser read on; the size tells in the end.
	c := append(append(make([]byte, 0, 32), code[:min(len(code), 15)]...), make([]byte, 15)...)
	var r, x, b byte
	last, n := c[1], 3 // the byte with vvvv, L and pp; the offset after the opcode
	v.opmap = 1
	if c[0] == vex3 {
		v.opmap, last, n = c[1]&0x1f, c[2], 4
		x, b = ^c[1]>>6&1, ^c[1]>>5&1
	}
	r = ^c[1] >> 7
	v.op = c[n-1]
	v.vvvv, v.wide, v.pp = ^last>>3&15, last>>2&1 == 1, last&3
	if v.opmap < 1 || v.opmap > 3 {
		return v, false
	}
	v.size, v.imm = n, -1
	if v.opmap == 1 && v.op == 0x77 {
		return v, v.size <= len(code)
	}
	v.modRM(c, r, x, b)
	if v.opmap == 3 || v.opmap == 1 && (v.op&^3 == 0x70 || v.op == 0xc2 || v.op >= 0xc4 && v.op <= 0xc6) {
		v.imm = int(c[v.size])
		v.size++
	}
	return v, v.size <= len(code)
}

// modRM reads the ModRM byte at v.size, and the SIB byte and displacement that
// follow it (Intel SDM volume 2, 2.1.5).
func (v *vexInst) modRM(c []byte, r, x, b byte) {
	m := c[v.size]
	v.size++
	mod, rm := m>>6, m&7
	v.reg = m>>3&7 | r<<3
	if mod == 3 {
		v.rm = rm | b<<3
		return
	}
	base, index := gpr64(rm|b<<3), ""
	if rm == 4 {
		sib := c[v.size]
		v.size++
		base = gpr64(sib&7 | b<<3)
		if sib&7 == 5 && mod == 0 {
			base, rm = "", 5
		}
		if i := sib>>3&7 | x<<3; i != 4 {
			index = fmt.Sprintf("+%s*%d", gpr64(i), 1<<(sib>>6))
		}
	} else if rm == 5 && mod == 0 {
		base = "rip"
	}
	var disp int32
	switch {
	case mod == 1:
		disp = int32(int8(c[v.size]))
		v.size++
	case mod == 2, rm == 5 && mod == 0:
		disp = int32(binary.LittleEndian.Uint32(c[v.size:]))
		v.size += 4
	}
	offset := ""
	if disp != 0 || base == "" {
		offset = fmt.Sprintf("%+#x", disp)
	}
	v.mem = "[" + strings.TrimPrefix(base+index+offset, "+") + "]"
}

func gpr64(n byte) string {
	if n < 8 {
		return "r" + [...]string{"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"}[n]
	}
	return fmt.Sprintf("r%d", n)
}

func gpr32(n byte) string {
	if n < 8 {
		return "e" + gpr64(n)[1:]
	}
	return gpr64(n) + "d"
}
