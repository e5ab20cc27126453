package syntax

import "testing"

func TestLines(t *testing.T) {
	for _, src := range []string{"", "a", "\n", "ab\n\ncd", "x\ny\n"} {
		lines := NewLines([]byte(src))
		for offset := range len(src) + 1 {
			if got, want := lines.Locate(offset), Locate([]byte(src), offset); got != want {
				t.Errorf("%q at %d: %+v, want %+v", src, offset, got, want)
			}
		}
	}
}
