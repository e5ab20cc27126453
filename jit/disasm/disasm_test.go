package disasm

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	tests := []struct{ arch, code, want string }{
		{"amd64", "488d4704 c3", `
			0 488d4704 lea rax, ptr [rdi+0x4]
			4 c3 ret`},
		{"amd64", "48b8 8877665544332211 ffd0", `
			0 48b88877665544332211 movabs rax, 0x1122334455667788
			10 ffd0 call rax`},
		{"amd64", "ebfe 0f04 c3", `
			0 ebfe jmp .-0x2
			2 0f .byte 0x0f
			3 04c3 add al, 0xc3`},
		{"amd64", "c5fe6f4340 c5fd74ca c5fdd7c1 c5f877 c4e27d17c1 c4e27d78db c5fd7f9c8b00010000 c4417e6f3c24", `
			0 c5fe6f4340 vmovdqu ymm0, [rbx+0x40]
			5 c5fd74ca vpcmpeqb ymm1, ymm0, ymm2
			9 c5fdd7c1 vpmovmskb eax, ymm1
			13 c5f877 vzeroupper
			16 c4e27d17c1 vptest ymm0, ymm1
			21 c4e27d78db vpbroadcastb ymm3, xmm3
			26 c5fd7f9c8b00010000 vmovdqa [rbx+rcx*4+0x100], ymm3
			35 c4417e6f3c24 vmovdqu ymm15, [r12]`},
		{"amd64", "c5f970c11b c5fe6f05fcffffff c5fe6f", `
			0 c5f970c11b (vex map 1, prefix 1, opcode 0x70)
			5 c5fe6f05fcffffff vmovdqu ymm0, [rip-0x4]
			13 c5 .byte 0xc5
			14 fe prefix(0xfe)
			15 6f outsd`},
		{"arm64", "00100091 c0035fd6 ffffffff", `
			0 00100091 add x0, x0, #0x4
			4 c0035fd6 ret
			8 ffffffff .4byte 0xffffffff`},
		{"arm64", "821040b9 20001fd6 8300e3b8 40fce088 82fc7648 20750bd5 8a00bff8 e00f1ef8 0102", `
			0 821040b9 ldr w2, [x4, #16]
			4 20001fd6 br x1
			8 8300e3b8 ldaddal w3, w3, [x4]
			12 40fce088 casal w0, w0, [x2]
			16 82fc7648 caspal x22, x23, x2, x3, [x4]
			20 20750bd5 ic ivau, x0
			24 8a00bff8 ldadda xzr, x10, [x4]
			28 e00f1ef8 str x0, [sp, #-32]!
			32 01 .byte 0x01
			33 02 .byte 0x02`},
	}
	for _, test := range tests {
		code, err := hex.DecodeString(strings.ReplaceAll(test.code, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		insts, err := Decode(test.arch, code, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, i := range insts {
			fmt.Fprintf(&got, "\n%d %x %s", i.Offset, i.Bytes, i.Text)
		}
		want := strings.ReplaceAll(test.want, "\t", "")
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.code, diff)
		}
	}
}

// The atomic instructions, which x/arch's decoder does not know, are decoded to the
// text that they were made from.
func TestDecodeAtomic(t *testing.T) {
	corpus, err := os.ReadFile("../../testdata/encode/arm64-atomic.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range strings.Lines(string(corpus)) {
		fields := strings.Split(line, "|")
		if len(fields) < 2 {
			continue
		}
		code, err := hex.DecodeString(strings.ReplaceAll(strings.TrimSpace(fields[0]), " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		insts, err := Decode("arm64", code, 0)
		if want := strings.TrimSpace(fields[1]); err != nil || insts[0].Text != want {
			t.Errorf("%s: %v (%v)", want, insts, err)
		}
		lines++
	}
	if lines < 80 {
		t.Errorf("only %d lines", lines)
	}
}

func TestDecodeUnknownArchitecture(t *testing.T) {
	if _, err := Decode("vax", nil, 0); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("error %v", err)
	}
}

func TestInstString(t *testing.T) {
	got := Inst{Offset: 10, Bytes: []byte{0xff, 0xd0}, Text: "call rax"}.String()
	if want := "     a  ff d0                           call rax"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzDecode: whatever the bytes, each is part of exactly one instruction.
func FuzzDecode(f *testing.F) {
	f.Add([]byte{0xc4, 0xe2, 0x7d, 0x17, 0xc1, 0x0f, 0x04, 0xeb, 0xfe})
	f.Fuzz(func(t *testing.T, code []byte) {
		for _, arch := range []string{"amd64", "arm64"} {
			insts, err := Decode(arch, code, 0)
			if err != nil {
				t.Fatal(err)
			}
			at := 0
			for _, i := range insts {
				if i.Offset != at || len(i.Bytes) == 0 {
					t.Fatalf("%s: instruction %v, expected one at %d", arch, i, at)
				}
				at += len(i.Bytes)
			}
			if at != len(code) {
				t.Fatalf("%s: %d of %d bytes decoded", arch, at, len(code))
			}
		}
	})
}
