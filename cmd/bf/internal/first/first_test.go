package first

import (
	"strings"
	"testing"
)

func TestPlainRun(t *testing.T) {
	tests := []struct {
		args string
		file string // "" if the flags must be read
	}{
		{"a.b", "a.b"},
		{"run a.b", "a.b"},
		{"run run", "run"},
		{"./a", "./a"},
		{"a", ""}, // may be the name of a command
		{"run", ""},
		{"debug", ""},
		{"help", ""},
		{"__complete", ""},
		{"-", ""},
		{"--help", ""},
		{"run -", ""},
		{"run --stats", ""},
		{"check a.b", ""},
		{"a.b b.b", ""},
		{"run a.b b.b", ""},
		{"", ""},
	}
	for _, test := range tests {
		if file, ok := plainRun(strings.Fields(test.args)); file != test.file || ok != (test.file != "") {
			t.Errorf("%q: got %q, %v; want %q", test.args, file, ok, test.file)
		}
	}
	if _, ok := plainRun([]string{"run", ""}); ok {
		t.Error("an empty name of a file is taken")
	}
}
