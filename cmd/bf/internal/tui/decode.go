package tui

import (
	"bytes"
	"time"
	"unicode"
	"unicode/utf8"
)

// A keyMsg is a key that was pressed.
type keyMsg struct {
	// name is the character, or what is on the key: "a", "A", "space", "enter",
	// "up", "ctrl+c", "alt+x".
	name string
	text string // that it stands for in a text, "" if none
}

// escapeTime is how long after the key Esc, which is one byte, the rest of another
// key's bytes may come.
const escapeTime = 30 * time.Millisecond

// decodeKeys calls emit for each key in what a terminal gives, until that ends.
func decodeKeys(chunks <-chan []byte, emit func(msg)) {
	var d decoder
	for {
		var late <-chan time.Time
		if len(d.rest) > 0 {
			late = time.After(escapeTime)
		}
		select {
		case chunk, ok := <-chunks:
			if !ok {
				return
			}
			d.feed(chunk, emit)
		case <-late:
			d.end(emit)
		}
	}
}

// A decoder makes keys of bytes as they come.
type decoder struct{ rest []byte }

func (d *decoder) feed(chunk []byte, emit func(msg)) {
	d.rest = append(d.rest, chunk...)
	d.decode(false, emit)
}

// end tells that what is left will not be completed.
func (d *decoder) end(emit func(msg)) { d.decode(true, emit) }

func (d *decoder) decode(ended bool, emit func(msg)) {
	for len(d.rest) > 0 {
		m, n := decode(d.rest, ended)
		if n == 0 {
			return
		}
		if m != nil {
			emit(m)
		}
		d.rest = d.rest[n:]
	}
}

// Brackets around pasted text.
var (
	pasteBegin = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
)

// decode returns the first key, or the pasted text, and how many bytes it has. It
// has none if more must come, which it will not if b has ended. The message is nil
// for a key that nobody needs.
func decode(b []byte, ended bool) (m msg, n int) {
	switch {
	case bytes.HasPrefix(b, pasteBegin):
		text, _, complete := bytes.Cut(b[len(pasteBegin):], pasteEnd)
		if !complete {
			return nil, 0
		}
		return pasteMsg(printable(text)), len(pasteBegin) + len(text) + len(pasteEnd)
	case b[0] == 0x1b && len(b) > 1 && (b[1] == '[' || b[1] == 'O'):
		if n := sequence(b); n > 0 {
			if name := sequences[string(b[1:n])]; name != "" {
				return keyMsg{name: name}, n
			}
			return nil, n
		}
		if !ended {
			return nil, 0
		}
		return keyMsg{name: "alt+" + string(b[1])}, len(b)
	case b[0] == 0x1b && len(b) == 1:
		if !ended {
			return nil, 0
		}
		return keyMsg{name: "esc"}, 1
	case b[0] == 0x1b:
		if b[1] == 0x1b {
			return keyMsg{name: "esc"}, 1
		}
		if m, n = decode(b[1:], ended); m != nil {
			m = keyMsg{name: "alt+" + m.(keyMsg).name}
		}
		if n > 0 {
			n++
		}
		return m, n
	}
	return character(b, ended)
}

// sequence returns the length of an escape sequence, 0 if it is not complete:
// parameters, then a byte from @ to ~ (ECMA-48, 5.4), and after ESC O one byte.
func sequence(b []byte) int {
	for i := 2; i < len(b); i++ {
		if b[1] == 'O' || b[i] >= '@' && b[i] <= '~' {
			return i + 1
		}
	}
	return 0
}

// sequences are those of keys, without their ESC, as terminals have them.
var sequences = map[string]string{
	"[A": "up", "[B": "down", "[C": "right", "[D": "left", "[H": "home", "[1~": "home", "[7~": "home",
	"OA": "up", "OB": "down", "OC": "right", "OD": "left", "OH": "home", "OM": "enter",
}

// character decodes what is no sequence.
func character(b []byte, ended bool) (msg, int) {
	switch c := b[0]; {
	case c == '\r', c == '\n':
		return keyMsg{name: "enter"}, 1
	case c == '\t':
		return keyMsg{name: "tab"}, 1
	case c == 0x7f, c == '\b':
		return keyMsg{name: "backspace"}, 1
	case c == ' ':
		return keyMsg{"space", " "}, 1
	case c == 0:
		return nil, 1
	case c < ' ':
		return keyMsg{name: "ctrl+" + string(c|0x60)}, 1
	}
	if !utf8.FullRune(b) && !ended {
		return nil, 0
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError || !unicode.IsPrint(r) {
		return nil, n
	}
	return keyMsg{string(r), string(r)}, n
}

// printable is pasted text as a line: what controls a terminal is left out.
func printable(text []byte) string {
	return string(bytes.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, text))
}
