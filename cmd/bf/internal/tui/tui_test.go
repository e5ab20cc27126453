package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

var update = flag.Bool("update", false, "rewrite the views")

// TestViews plays the keys of testdata/*.txt to the screen and compares what it
// shows. A file begins with
//
//	size WIDTH HEIGHT
//	program CODE           | ends a line
//	input TEXT             if it is given beforehand
//
// and then has keys, one line each (a word is a key, "text" types one key for
// each character), with the screen after them.
func TestViews(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no views", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func play(t *testing.T, script string) string {
	var out strings.Builder
	var m *model
	width, height := 80, 24
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "  ") || line == "" {
			continue
		}
		fmt.Fprintln(&out, line)
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "size":
			fmt.Sscan(rest, &width, &height)
			continue
		case "program":
			m = open(t, rest)
			m.Update(tea.WindowSizeMsg{Width: width, Height: height})
		case "input":
			m.d.Feed([]byte(strings.ReplaceAll(rest, "|", "\n")))
			m.d.EndInput()
			m.refresh()
		case "keys":
			for key := range strings.FieldsSeq(rest) {
				press(m, key)
			}
		}
		fmt.Fprintln(&out)
		for row := range strings.SplitSeq(strip(m.View().Content), "\n") {
			fmt.Fprintln(&out, strings.TrimRight("  |"+row, " "))
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}

func open(t *testing.T, code string) *model {
	t.Helper()
	src := strings.ReplaceAll(code, "|", "\n")
	d, err := debug.New([]byte(src), &debug.Options{Options: brainfuck.Options{Name: "test.b"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	m := newModel(d, false)
	m.shot.machine = true // the same everywhere
	return m
}

// press presses a key, or types the characters of a quoted word, and waits for
// what follows.
func press(m *model, key string) {
	if text, ok := strings.CutPrefix(key, `"`); ok {
		for _, r := range strings.TrimSuffix(text, `"`) {
			update1(m, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return
	}
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "up": tea.KeyUp,
		"down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome,
	}
	if code, ok := codes[key]; ok {
		update1(m, tea.KeyPressMsg{Code: code})
	} else if key == "ctrl+d" {
		update1(m, tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl})
	} else {
		update1(m, tea.KeyPressMsg{Code: []rune(key)[0], Text: key})
	}
}

func update1(m *model, msg tea.Msg) {
	for {
		_, cmd := m.Update(msg)
		m.shot.machine = true
		if cmd == nil {
			return
		}
		if msg = cmd(); msg == nil {
			return
		}
	}
}

// TestNoColour: without colours, no view has a colour; with them, the text is the
// same.
func TestNoColour(t *testing.T) {
	for _, keys := range []string{"", "b n n", "w enter c", "c", "?"} {
		plain, coloured := open(t, "++[>+<-]<-"), open(t, "++[>+<-]<-")
		coloured.color = true
		for key := range strings.FieldsSeq(keys) {
			press(plain, key)
			press(coloured, key)
		}
		a, b := plain.View().Content, coloured.View().Content
		if strings.Contains(a, "\x1b[3") || strings.Contains(a, ";3") {
			t.Errorf("keys %q: colours in %q", keys, a)
		}
		if strip(a) != strip(b) {
			t.Errorf("keys %q: colours change the text", keys)
		}
	}
}

// strip removes styles.
func strip(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, s, _ = strings.Cut(after, "m")
	}
}

// TestPause: keys while an endless program runs, and what pauses it.
func TestPause(t *testing.T) {
	m := open(t, "+[>+<]")
	_, cmd := m.Update(tea.KeyPressMsg{Code: 'c', Text: "c"})
	for range 3 {
		msg := cmd() // a slice
		m.Update(tea.KeyPressMsg{Code: 's', Text: "s"})
		if _, cmd = m.Update(msg); cmd == nil {
			t.Fatal("the program does not go on")
		}
	}
	m.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
	for cmd != nil {
		_, cmd = m.Update(cmd())
	}
	if m.running || m.message != "pause" {
		t.Errorf("running %v, message %q", m.running, m.message)
	}
}

// TestSizes: a view has the size of the window, whatever that is.
func TestSizes(t *testing.T) {
	m := open(t, strings.Repeat("+[>é日\x1b[-]<-]", 30)+"|<-")
	press(m, "c")
	for _, size := range [][2]int{{80, 24}, {120, 40}, {20, 12}, {200, 13}, {33, 60}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, help := range []bool{false, true} {
			m.help = help
			rows := strings.Split(strip(m.View().Content), "\n")
			if len(rows) != size[1] {
				t.Errorf("%v: %d rows", size, len(rows))
			}
			for _, row := range rows {
				if n := len([]rune(row)); n > size[0] {
					t.Errorf("%v: a row has %d columns: %q", size, n, row)
				}
				if strings.ContainsAny(row, "\x1b\t") {
					t.Errorf("%v: control characters in %q", size, row)
				}
			}
		}
	}
}
