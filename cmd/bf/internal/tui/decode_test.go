package tui

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	tests := []struct {
		chunks []string // what comes together
		want   []msg
	}{
		{[]string{"a", "Bé"}, []msg{keyMsg{"a", "a"}, keyMsg{"B", "B"}, keyMsg{"é", "é"}}},
		{[]string{"\xc3", "\xa9"}, []msg{keyMsg{"é", "é"}}},
		{[]string{" \r\t\x7f\x03\x04\x00\x15"}, []msg{keyMsg{"space", " "}, keyMsg{name: "enter"}, keyMsg{name: "tab"},
			keyMsg{name: "backspace"}, keyMsg{name: "ctrl+c"}, keyMsg{name: "ctrl+d"}, keyMsg{name: "ctrl+u"}}},
		{[]string{"\x1b[A\x1b[B\x1bOC\x1b[D\x1b[1~\x1b[H"}, []msg{keyMsg{name: "up"}, keyMsg{name: "down"},
			keyMsg{name: "right"}, keyMsg{name: "left"}, keyMsg{name: "home"}, keyMsg{name: "home"}}},
		{[]string{"\x1b", "[", "A"}, []msg{keyMsg{name: "up"}}},
		{[]string{"\x1b[1;5A\x1b[24~x"}, []msg{keyMsg{"x", "x"}}},
		{[]string{"\x1b"}, []msg{keyMsg{name: "esc"}}},
		{[]string{"\x1b\x1b"}, []msg{keyMsg{name: "esc"}, keyMsg{name: "esc"}}},
		{[]string{"\x1bx\x1bé"}, []msg{keyMsg{name: "alt+x"}, keyMsg{name: "alt+é"}}},
		{[]string{"\x1b["}, []msg{keyMsg{name: "alt+["}}},
		{[]string{"\x1b[200~[3]\x1b[A\r", "\n = 5\x1b[201", "~q"}, []msg{pasteMsg("[3][A = 5"), keyMsg{"q", "q"}}},
		{[]string{"\xff\x80z\xc3"}, []msg{keyMsg{"z", "z"}}},
	}
	for _, test := range tests {
		var got []msg
		emit := func(m msg) { got = append(got, m) }
		var d decoder
		for _, c := range test.chunks {
			d.feed([]byte(c), emit)
		}
		d.end(emit)
		if diff := cmp.Diff(fmt.Sprintf("%#v", test.want), fmt.Sprintf("%#v", got)); diff != "" {
			t.Errorf("%q: %s", test.chunks, diff)
		}
	}
}

// FuzzDecode: every byte belongs to a key, sooner or later.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("\x1b[200~x\x1b[201~\x1b\x1b[A"))
	f.Add([]byte("\x1b\x1bO\x1b"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for len(b) > 0 {
			_, n := decode(b, true)
			if n < 0 || n > len(b) {
				t.Fatalf("%q: %d bytes", b, n)
			}
			if n == 0 {
				return // pasted text whose end is missing
			}
			b = b[n:]
		}
	})
}

// TestScreen: what has changed is drawn, and nothing else.
func TestScreen(t *testing.T) {
	var out recorder
	s := newScreen(&out)
	for _, step := range []struct{ title, view, want string }{
		{"a", "one\ntwo", "\x1b]2;a\x07\x1b[2J\x1b[1;1H\x1b[2Kone\x1b[2;1H\x1b[2Ktwo"},
		{"a", "one\ntwo", ""},
		{"a", "one\n2\n3", "\x1b[2;1H\x1b[2K2\x1b[3;1H\x1b[2K3"},
		{"b", "one", "\x1b]2;b\x07\x1b[2;1H\x1b[2K\x1b[3;1H\x1b[2K"},
	} {
		out = ""
		if err := s.show(step.title, step.view); err != nil {
			t.Fatal(err)
		}
		if string(out) != step.want {
			t.Errorf("%q: drawn as %q, want %q", step.view, out, step.want)
		}
	}
}

type recorder string

func (r *recorder) Write(b []byte) (int, error) {
	*r += recorder(b)
	return len(b), nil
}
