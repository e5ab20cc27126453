package native

import (
	"testing"
	"unsafe"
)

func TestPosAt(t *testing.T) {
	c := Code{Lines: []Line{{10, 1}, {14, 7}, {20, -1}}}
	for offset, want := range map[int]int32{0: -1, 9: -1, 10: 1, 13: 1, 14: 7, 19: 7, 20: -1, 99: -1} {
		if got := c.PosAt(offset); got != want {
			t.Errorf("PosAt(%d) = %d, want %d", offset, got, want)
		}
	}
	if got := new(Code).PosAt(3); got != -1 {
		t.Errorf("PosAt without lines = %d", got)
	}
}

// Generators reach all fields of the State but the last with displacements of one
// byte, and libc and the kernel expect struct pollfd.
func TestStateLayout(t *testing.T) {
	var s State
	if size := unsafe.Sizeof(s); size > 136 {
		t.Errorf("State has %d bytes", size)
	}
	if got := int32(unsafe.Offsetof(s.Poll) + unsafe.Offsetof(s.Poll.Events)); got != OffsetPollEvents {
		t.Errorf("Poll.Events is at %d, not at %d", got, OffsetPollEvents)
	}
	if size := unsafe.Sizeof(s.Poll); size != 8 {
		t.Errorf("Poll has %d bytes", size)
	}
}

func TestNames(t *testing.T) {
	if Done.String() != "done" || IOError.String() != "I/O error" || Reason(99).String() != "unknown" {
		t.Error("names of reasons")
	}
	if Buffered.String() != "buffered" || Libc.String() != "libc" || IOMode(9).String() != "unknown" {
		t.Error("names of I/O modes")
	}
}
