package syntax

import "fmt"

// A SyntaxError reports brackets that do not match.
type SyntaxError struct {
	// Pos is the bracket that has no partner.
	Pos Position
	// Other is where its partner was missed: for an unclosed [ the end of the
	// program, for a stray ] the ] of the last top-level loop before it. It
	// equals Pos if there is no such loop.
	Other Position
	// Msg says what is wrong, in one line and without Pos.
	Msg string

	excerpt string
}

// Error returns the position and the message in one line.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%d:%d: %s", e.Pos.Line, e.Pos.Column, e.Msg)
}

// Excerpt returns the lines of the source that the error is about, with a
// caret under each end and a note beside it; see the function [Excerpt].
func (e *SyntaxError) Excerpt() string { return e.excerpt }

// strayClose is the error for the ] at offset, before which all brackets match.
func strayClose(src []byte, start, offset int) error {
	e := &SyntaxError{Pos: Locate(src, offset)}
	e.Other = e.Pos
	first, last := lastLoop(src[start:offset])
	if last < 0 {
		e.Msg = "this ] closes no loop: there is no [ before it"
		e.excerpt = Excerpt(src, Note{e.Pos, "closes no loop"})
		return e
	}
	begin := Locate(src, start+first)
	e.Other = Locate(src, start+last)
	e.Msg = fmt.Sprintf("this ] closes no loop: the last loop before it, from %d:%d, already ended at %d:%d",
		begin.Line, begin.Column, e.Other.Line, e.Other.Column)
	e.excerpt = Excerpt(src, Note{e.Other, "the last loop ended here"}, Note{e.Pos, "closes no loop"})
	return e
}

// lastLoop returns the offsets of the brackets of the last top-level loop in
// code whose brackets match, -1 and -1 if it has none.
func lastLoop(code []byte) (first, last int) {
	last = -1
	depth := 0
	for i := len(code) - 1; i >= 0; i-- {
		switch code[i] {
		case ']':
			if last < 0 {
				last = i
			}
			depth++
		case '[':
			depth--
			if depth == 0 {
				return i, last
			}
		}
	}
	return -1, -1
}

// unclosedOpen is the error for a source at whose end depth loops are open. It
// names the innermost of them.
func unclosedOpen(src []byte, start, depth int) error {
	closed := 0
	offset := len(src) - 1
	for ; offset > start; offset-- {
		if src[offset] == ']' {
			closed++
		} else if src[offset] == '[' {
			if closed == 0 {
				break
			}
			closed--
		}
	}
	e := &SyntaxError{Pos: Locate(src, offset), Other: Locate(src, len(src))}
	e.Msg = fmt.Sprintf("this [ is never closed: the program ends at %d:%d", e.Other.Line, e.Other.Column)
	if depth > 1 {
		e.Msg += fmt.Sprintf(" with %d loops open", depth)
	}
	e.excerpt = Excerpt(src, Note{e.Pos, "never closed"}, Note{e.Other, "the program ends here"})
	return e
}
