package screen_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/screen"
)

// A file is no terminal: it gets no colours unless they are asked for.
func TestOfFile(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		columns string
		when    screen.When
		width   int
		want    screen.Screen
	}{
		{"", screen.Auto, 0, screen.Screen{Width: 120}},
		{"90", screen.Auto, 0, screen.Screen{Width: 90}},
		{"90", screen.Always, 200, screen.Screen{Width: 200, Colour: true}},
		{"nonsense", screen.Never, 0, screen.Screen{Width: 120}},
		{"7", screen.Auto, 0, screen.Screen{Width: 60}},
	} {
		t.Setenv("COLUMNS", test.columns)
		if got := screen.Of(file, test.when, test.width); got != test.want {
			t.Errorf("COLUMNS=%s: %+v, want %+v", test.columns, got, test.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		name      string
		got, want []string
	}{
		{"wrap", screen.Wrap("one two  three élan", 8), []string{"one two", "three", "élan"}},
		{"wrap a long word", screen.Wrap("a longest b", 3), []string{"a", "longest", "b"}},
		{"wrap nothing", screen.Wrap("", 3), []string{""}},
		{"cut", []string{screen.Cut("élans", 4), screen.Cut("élan", 4), screen.Cut("x", 0)}, []string{"éla…", "élan", ""}},
		{"chop", screen.Chop("abcdefg", 3, 9), []string{"abc", "def", "g"}},
		{"chop and cut", screen.Chop("abcdefg", 3, 2), []string{"abc", "de…"}},
	} {
		if d := cmp.Diff(test.want, test.got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, d)
		}
	}
}

func TestTable(t *testing.T) {
	for _, test := range []struct {
		scr  screen.Screen
		want string
	}{
		{screen.Screen{Width: 18}, "ab   │ x │ 123456\nc    │   │\n"},
		{screen.Screen{Width: 18, Colour: true}, "\x1b[38;5;33mab\x1b[0m  \x1b[2m │ \x1b[0mx\x1b[2m │ \x1b[0m123456\n" +
			"c   \x1b[2m │ \x1b[0m \x1b[2m │ \x1b[0m\n"},
	} {
		var b strings.Builder
		table := test.scr.Columns(4, 1, 7)
		err := table.Row(&b, screen.Cell{{Style: screen.Loop(0), Text: "ab"}, {Text: "c"}}, screen.Cell{{Text: "x"}}, screen.Cell{{Text: "123456"}})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(test.want, b.String()); d != "" {
			t.Errorf("widths %v: (-want +got)\n%s", table.Widths, d)
		}
	}
}
