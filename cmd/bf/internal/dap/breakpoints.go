package dap

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-dap"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

func (s *Server) setBreakpoints(m *dap.SetBreakpointsRequest) {
	r := &dap.SetBreakpointsResponse{Response: answer(&m.Request)}
	r.Body.Breakpoints = []dap.Breakpoint{}
	s.d.ClearBreakpoints()
	for i, b := range m.Arguments.Breakpoints {
		offset := s.offset(b.Line, b.Column)
		set, err := debug.Break{}, error(nil)
		if s.launch.NoDebug {
			err = errors.New("the program is not debugged")
		} else {
			set, err = s.d.SetBreakpoint(offset, b.Condition)
		}
		got := dap.Breakpoint{Id: i + 1, Verified: err == nil, Line: b.Line, Column: b.Column}
		if err != nil {
			got.Message = err.Error()
		} else {
			got.Line, got.Column = s.place(set.Offset)
		}
		r.Body.Breakpoints = append(r.Body.Breakpoints, got)
	}
	s.send(r, &r.Seq)
}

func (s *Server) breakpointLocations(m *dap.BreakpointLocationsRequest) {
	r := &dap.BreakpointLocationsResponse{Response: answer(&m.Request)}
	r.Body.Breakpoints = []dap.BreakpointLocation{}
	a := m.Arguments
	if a == nil {
		a = new(dap.BreakpointLocationsArguments)
	}
	last := max(a.EndLine, a.Line)
	end := s.offset(last+1, 0)
	if a.EndColumn != 0 {
		end = s.offset(last, a.EndColumn)
	}
	for _, offset := range s.d.Commands(s.offset(a.Line, a.Column), end) {
		line, column := s.place(offset)
		r.Body.Breakpoints = append(r.Body.Breakpoints, dap.BreakpointLocation{Line: line, Column: column})
	}
	s.send(r, &r.Seq)
}

// dataBreakpointInfo tells that a cell can be watched. Its identifier is its
// number.
func (s *Server) dataBreakpointInfo(m *dap.DataBreakpointInfoRequest) {
	r := &dap.DataBreakpointInfoResponse{Response: answer(&m.Request)}
	cell, err := s.cellOf(m.Arguments.Name)
	if err != nil {
		r.Body.Description = err.Error()
	} else {
		r.Body.DataId = strconv.FormatInt(cell, 10)
		r.Body.Description = fmt.Sprintf("cell %d", cell)
		r.Body.AccessTypes = []dap.DataBreakpointAccessType{"write"}
		r.Body.CanPersist = true
	}
	s.send(r, &r.Seq)
}

func (s *Server) setDataBreakpoints(m *dap.SetDataBreakpointsRequest) {
	r := &dap.SetDataBreakpointsResponse{Response: answer(&m.Request)}
	r.Body.Breakpoints = []dap.Breakpoint{}
	for _, cell := range s.d.Watched() {
		s.d.Unwatch(cell)
	}
	for i, b := range m.Arguments.Breakpoints {
		cell, err := strconv.ParseInt(b.DataId, 10, 64)
		if err == nil {
			err = s.d.Watch(cell)
		}
		got := dap.Breakpoint{Id: i + 1, Verified: err == nil}
		if err != nil {
			got.Message = err.Error()
		}
		r.Body.Breakpoints = append(r.Body.Breakpoints, got)
	}
	s.send(r, &r.Seq)
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
