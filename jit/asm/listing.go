package asm

import (
	"fmt"
	"strings"
)

// A Listing is code in the order of its offsets, in lines to be read.
type Listing []Line

// A Line of a Listing is an instruction or data if it has bytes or text, the
// place of a label, or a comment.
type Line struct {
	Offset  int
	Bytes   []byte // as in the code, with the fixups that could be filled in
	Text    string // in the assembler's language
	Label   string // the name of a label bound here
	Comment string
}

// A recorder is what a Buffer with a listing keeps beside the code.
type recorder struct {
	notes []note
}

// A note says what the bytes between the end of the note before and its own
// are. Writing the end, not the start, lets an encoder first encode and then
// describe; nothing is to be undone if it fails.
type note struct {
	end  int
	kind noteKind
	text string
}

type noteKind uint8

const (
	noteText noteKind = iota
	noteLabel
	noteComment
)

func (r *recorder) add(n note) { r.notes = append(r.notes, n) }

// StartListing makes the buffer record what it assembles from here on. It is
// meant for people, and slows assembling down.
func (b *Buffer) StartListing() {
	if b.list == nil {
		b.list = &recorder{}
		if b.n > 0 {
			b.list.add(note{end: b.n})
		}
	}
}

// Listing reports what was recorded since StartListing, or nil without one.
// What came before is one line without text. The bytes are copies.
func (b *Buffer) Listing() Listing {
	if b.list == nil {
		return nil
	}
	b.fillBound()
	var l Listing
	start := 0
	for _, n := range b.list.notes {
		line := Line{Offset: start}
		if n.end > start {
			line.Bytes = append([]byte(nil), b.code[start:n.end]...)
		}
		switch n.kind {
		case noteText:
			line.Text = n.text
		case noteLabel:
			line.Label = n.text
		case noteComment:
			line.Comment = n.text
		}
		l = append(l, line)
		start = n.end
	}
	if b.n > start {
		l = append(l, Line{Offset: start, Bytes: append([]byte(nil), b.code[start:b.n]...)})
	}
	return l
}

// Listed returns whether the buffer records a listing: encoders ask before
// they make text for Note.
func (b *Buffer) Listed() bool { return b.list != nil }

// Note describes the bytes since the last note. Without a listing it does
// nothing.
func (b *Buffer) Note(text string) {
	if b.list != nil {
		b.list.add(note{end: b.n, text: text})
	}
}

// Comment puts a line for people into the listing. Without one it does
// nothing.
func (b *Buffer) Comment(text string) {
	if b.list != nil {
		b.list.add(note{end: b.n, kind: noteComment, text: text})
	}
}

// String returns the listing as text, a line for each of its own: offset,
// bytes and text in columns, labels at the margin, comments after a "#".
func (l Listing) String() string {
	var s strings.Builder
	for _, line := range l {
		s.WriteString(line.String())
		s.WriteByte('\n')
	}
	return s.String()
}

// String returns the line as a Listing shows it, without the newline.
func (l Line) String() string {
	switch {
	case l.Label != "":
		return l.Label + ":"
	case l.Comment != "":
		return fmt.Sprintf("        # %s", l.Comment)
	}
	return strings.TrimRight(fmt.Sprintf("%06x  %-24s  %s", l.Offset, fmt.Sprintf("% x", l.Bytes), l.Text), " ")
}
