package codegen

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// TestTurns checks what is known of the tape from one turn of a loop to the next:
// no bound stands for one as good as before the loop.
func TestTurns(t *testing.T) {
	tests := []struct{ text, want string }{
		{"open [0]; add [2], 1; add [-1], 1; close [0]", "[- -]"},
		{"open [0]; add [2], 1; move 3; close [0]", "[- 0]"},
		{"open [0]; add [2], 1; move 1; close [0]", "[- 1]"},
		{"open [0]; add [2], 1; move -3; close [0]", "[0 -]"},
		{"open [0]; if [2]; add [5], 1; end; move -3; close [0]", "[0 -]"},
		{"open [0]; if [2]; move 1; end; close [0]", "[- 1]"},
		{"open [0]; if [2]; move 1; end; move -1; close [0]", "[0 2]"},
		{"open [0]; scan [0], 1; scan [0], -1; close [0]", "[0 0]"},
		{"open [0]; scan [1], 2; add [4], 1; move 1; close [0]", "[- 3]"},
		{"open [0]; open [1]; move 1; close [1]; close [0]", "[- 1] [- 1]"},
		{"open [0]; open [1]; move -1; close [1]; add [9], 1; close [0]", "[0 -] [1 -]"},
		{"open [0]; move -5; open [1]; move 1; close [1]; close [0]", "[0 1] [- 1]"},
	}
	for _, test := range tests {
		p, err := ir.ParseText(lines(test.text))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		var walk turnWalk
		walk.walk(p.Ops)
		for i, h := range walk.turns {
			if i > 0 {
				got += " "
			}
			got += h.text()
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.text, got, test.want)
		}
	}
}

// lines puts the ops of a text into lines of their own.
func lines(text string) string {
	b := []byte(text)
	for i := range b {
		if b[i] == ';' {
			b[i] = '\n'
		}
	}
	return string(b)
}

func (h hull) text() string {
	bound := func(v int64) string {
		if v == math.MinInt64 || v == math.MaxInt64 {
			return "-"
		}
		return fmt.Sprint(v)
	}
	return "[" + bound(h.lo) + " " + bound(h.hi) + "]"
}

func TestHull(t *testing.T) {
	h := noHull().with(3).with(5)
	if h != (hull{3, 5}) || h.has(2) || !h.has(4) || h.has(6) {
		t.Errorf("cells 3 and 5 make %v", h)
	}
	if got := h.moved(10); got != (hull{-7, -5}) {
		t.Errorf("moved by 10: %v", got)
	}
	if got := noHull().moved(-1); got != noHull() {
		t.Errorf("nothing, moved, is %v", got)
	}
	if got := h.meet(hull{4, 9}); got != (hull{4, 5}) {
		t.Errorf("both of %v and [4 9]: %v", h, got)
	}
	if got := h.meet(hull{6, 9}); got != noHull() {
		t.Errorf("both of %v and [6 9]: %v", h, got)
	}
}
