package dap

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

func (s *Server) setBreakpoints(r *request) {
	var a struct {
		Breakpoints []struct {
			Line      int    `json:"line"`
			Column    int    `json:"column"`
			Condition string `json:"condition"`
		} `json:"breakpoints"`
	}
	if !s.arguments(r, &a) {
		return
	}
	all := []breakpoint{}
	s.d.ClearBreakpoints()
	for i, b := range a.Breakpoints {
		offset := s.offset(b.Line, b.Column)
		set, err := debug.Break{}, error(nil)
		if s.launch.NoDebug {
			err = errors.New("the program is not debugged")
		} else {
			set, err = s.d.SetBreakpoint(offset, b.Condition)
		}
		got := breakpoint{ID: i + 1, Verified: err == nil, Line: b.Line, Column: b.Column}
		if err != nil {
			got.Message = err.Error()
		} else {
			got.Line, got.Column = s.place(set.Offset)
		}
		all = append(all, got)
	}
	s.answer(r, fields{"breakpoints": all})
}

func (s *Server) breakpointLocations(r *request) {
	var a struct {
		Line      int `json:"line"`
		Column    int `json:"column"`
		EndLine   int `json:"endLine"`
		EndColumn int `json:"endColumn"`
	}
	if !s.arguments(r, &a) {
		return
	}
	all := []location{}
	last := max(a.EndLine, a.Line)
	end := s.offset(last+1, 0)
	if a.EndColumn != 0 {
		end = s.offset(last, a.EndColumn)
	}
	for _, offset := range s.d.Commands(s.offset(a.Line, a.Column), end) {
		line, column := s.place(offset)
		all = append(all, location{Line: line, Column: column})
	}
	s.answer(r, fields{"breakpoints": all})
}

// dataBreakpointInfo tells that a cell can be watched. Its identifier is its
// number.
func (s *Server) dataBreakpointInfo(r *request) {
	var a struct {
		Name string `json:"name"`
	}
	if !s.arguments(r, &a) {
		return
	}
	cell, err := s.cellOf(a.Name)
	if err != nil {
		s.answer(r, fields{"dataId": nil, "description": err.Error()})
		return
	}
	s.answer(r, fields{
		"dataId": strconv.FormatInt(cell, 10), "description": fmt.Sprintf("cell %d", cell),
		"accessTypes": []string{"write"}, "canPersist": true,
	})
}

func (s *Server) setDataBreakpoints(r *request) {
	var a struct {
		Breakpoints []struct {
			DataID string `json:"dataId"`
		} `json:"breakpoints"`
	}
	if !s.arguments(r, &a) {
		return
	}
	all := []breakpoint{}
	for _, cell := range s.d.Watched() {
		s.d.Unwatch(cell)
	}
	for i, b := range a.Breakpoints {
		cell, err := strconv.ParseInt(b.DataID, 10, 64)
		if err == nil {
			err = s.d.Watch(cell)
		}
		got := breakpoint{ID: i + 1, Verified: err == nil}
		if err != nil {
			got.Message = err.Error()
		}
		all = append(all, got)
	}
	s.answer(r, fields{"breakpoints": all})
}

// offset returns the offset in the source of a place that the client names. A
// column that it does not name is the first.
func (s *Server) offset(line, column int) int {
	if s.fromZero.lines {
		line++
	}
	if s.fromZero.columns {
		column++
	}
	start := s.d.OffsetAt(line, 1)
	rest := s.d.Source()[start:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	at := 0
	for units := 1; units < column && at < len(rest); { // columns are units of UTF-16
		r, size := utf8.DecodeRune(rest[at:])
		units += max(utf16.RuneLen(r), 1)
		at += size
	}
	return start + at
}

// place is the place of an offset as the client counts.
func (s *Server) place(offset int) (line, column int) {
	at := s.d.PositionAt(offset)
	before := s.d.Source()[at.Offset-(at.Column-1) : at.Offset]
	column = 1
	for len(before) > 0 {
		r, size := utf8.DecodeRune(before)
		column += max(utf16.RuneLen(r), 1)
		before = before[size:]
	}
	line = at.Line
	if s.fromZero.lines {
		line--
	}
	if s.fromZero.columns {
		column--
	}
	return line, column
}
