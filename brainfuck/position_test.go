package brainfuck

import "testing"

func TestPositions(t *testing.T) {
	for _, src := range []string{"", "a", "\n", "ab\n\ncd", "x\ny\n"} {
		p := Program{src: []byte(src)}
		table := newLineTable(p.src)
		for offset := range len(src) {
			if got, want := table.position(offset), p.position(int32(offset)); got != want {
				t.Errorf("%q at %d: the table says %+v, not %+v", src, offset, got, want)
			}
		}
	}
}
