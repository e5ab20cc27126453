package progs

import (
	"bytes"
	"strings"
)

// byHand lists the small programs whose .b files are written by hand. Most of
// them say ok when they have done right.
func byHand() []Program {
	ok := text("ok\n")
	return []Program{
		{Name: "cat-zero", Want: same},
		{Name: "cat-minus-one", Want: same},
		{Name: "cat-same", Want: same},
		{Name: "cat-error", Want: same},
		{Name: "eof-same", Want: text("ABBCC\n")},
		{Name: "eof-zero", Want: text("AB\x00\x00\n")},
		{Name: "eof-minus-one", Want: text("AB\xff\x02\n")},
		{Name: "eof-error", Want: text("ABL")},

		{Name: "binary", Want: func([]byte) []byte { return ascending(256) }},
		{Name: "megabyte", Want: text(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^\n")},
		{Name: "silent", Want: text("")},
		{Name: "empty", Want: text("")},
		{Name: "comments", Want: text("")},
		{Name: "shebang", Want: text("E\n")},

		{Name: "tape-off", Want: ok},
		{Name: "tape-over", Want: text("ok\n\x01")},
		{Name: "tape-under", Want: ok},
		{Name: "tape-left", Want: text("ok\nk\nk\n")},
		{Name: "tape-left-under", Want: ok},
		{Name: "tape-scan-right", Want: ok},
		{Name: "tape-scan-left", Want: ok},
		{Name: "tape-read", Want: text("A")},
		{Name: "tape-test", Want: text("\n")},

		{Name: "mul-off-tape", Want: ok},
		{Name: "mul-off-tape-fault", Want: ok},
		{Name: "loop-odd", Want: ok},
		{Name: "loop-step", Want: wantLoopStep},
		{Name: "loop-step-exact", Want: text("/' !\n")},
		{Name: "initial-zero", Want: func(in []byte) []byte { return ascending(int(in[0])) }},
		{Name: "endless", Want: ok},
		{Name: "endless-work", Want: text(strings.Repeat("ok\n", 2))},
		{Name: "dead-loops", Want: ok},
		{Name: "nonzero", Want: text("ABCDSE\n")},
		{Name: "syntax-open", Want: text("")},
		{Name: "syntax-close", Want: text("")},
	}
}

// ascending returns the bytes from 0 to n-1.
func ascending(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		b.WriteByte(byte(i))
	}
	return b.Bytes()
}

// wantLoopStep counts rounds by going them.
func wantLoopStep(in []byte) []byte {
	rounds := func(v, step byte) (n byte) {
		for ; v != 0; v += step {
			n++
		}
		return n
	}
	return []byte{
		rounds(1, 256-3), rounds(1, 5), 2 * rounds(2, 256-6), rounds(4, 256-7),
		rounds(in[0], 256-5), rounds(in[1], 3),
	}
}
