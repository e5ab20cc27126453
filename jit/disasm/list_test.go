package disasm

import (
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestList(t *testing.T) {
	tests := []struct {
		arch, code, want string
	}{
		{"amd64", "31c0 e2fe ffc8 75fc e8f6ffffff e9f4000000 eb01 90 c3", `
start:
     0  31 c0                           xor eax, eax
L1:
     2  e2 fe                           loop L1
L2:
     4  ff c8                           dec eax
     6  75 fc                           jnz L2
     8  e8 f6 ff ff ff                  call 0x1003
     d  e9 f4 00 00 00                  jmp outside
    12  eb 01                           jmp end
    14  90                              nop
end:
    15  c3                              ret
`},
		{"arm64", "1f2003d5 ffffff17 e0ffffb4 c0035fd6 fc030094 80000010", `
start:
     0  1f 20 03 d5                     nop
L1:
     4  ff ff ff 17                     b start
     8  e0 ff ff b4                     cbz x0, L1
     c  c0 03 5f d6                     ret
    10  fc 03 00 94                     bl 0x2000
    14  80 00 00 10                     adr x0, 0x1024
`},
	}
	for _, test := range tests {
		code, err := hex.DecodeString(strings.ReplaceAll(test.code, " ", ""))
		if err != nil {
			t.Fatal(err)
		}
		got, err := List(code, &Options{
			Arch: test.arch, Base: 0x1000,
			Symbols: map[int]string{0: "start", 0x15: "end"},
			Name: func(addr uint64) string {
				if addr == 0x1106 {
					return "outside"
				}
				return ""
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, "\n"+got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.arch, diff)
		}
	}
	if _, err := List(nil, &Options{Arch: "vax"}); err == nil {
		t.Error("an unknown architecture is no error")
	}
}
