package dap

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/google/go-dap"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// Numbers of the scopes.
const (
	tapeScope = 1 + iota
	stateScope
)

// around is how many cells are shown on either side of the pointer.
const around = 16

// stackTrace shows the next command, and the loops that it is in as its callers.
func (s *Server) stackTrace(m *dap.StackTraceRequest) {
	frames := []dap.StackFrame{s.frame(s.describe(), s.d.Position().Offset)}
	for i, loop := range s.d.Loops() {
		f := s.frame(fmt.Sprintf("loop at %v", loop), loop.Offset)
		f.Id = i + 2
		frames = append(frames, f)
	}
	r := &dap.StackTraceResponse{Response: answer(&m.Request)}
	r.Body.TotalFrames = len(frames)
	from := min(max(m.Arguments.StartFrame, 0), len(frames))
	frames = frames[from:]
	if n := m.Arguments.Levels; n > 0 && n < len(frames) {
		frames = frames[:n]
	}
	r.Body.StackFrames = frames
	s.send(r, &r.Seq)
}

func (s *Server) frame(name string, offset int) dap.StackFrame {
	line, column := s.place(offset)
	return dap.StackFrame{
		Id: 1, Name: name, Line: line, Column: column, EndLine: line, EndColumn: column + 1,
		Source: &dap.Source{Name: filepath.Base(s.launch.Program), Path: s.launch.Program},
	}
}

func (s *Server) scopes(m *dap.ScopesRequest) {
	r := &dap.ScopesResponse{Response: answer(&m.Request)}
	r.Body.Scopes = []dap.Scope{
		{Name: "Tape", VariablesReference: tapeScope, PresentationHint: "locals"},
		{Name: "State", VariablesReference: stateScope},
	}
	s.send(r, &r.Seq)
}

func (s *Server) variables(m *dap.VariablesRequest) {
	r := &dap.VariablesResponse{Response: answer(&m.Request)}
	r.Body.Variables = []dap.Variable{}
	switch m.Arguments.VariablesReference {
	case tapeScope:
		p := s.d.Pointer()
		for n := p - around; n <= p+around; n++ {
			if v, ok := s.d.Cell(n); ok {
				r.Body.Variables = append(r.Body.Variables, variable(n, v, n == p))
			}
		}
	case stateScope:
		given, read := s.d.Input()
		for _, x := range []struct {
			name  string
			value int64
		}{
			{"p", s.d.Pointer()}, {"turns", s.d.Turns()}, {"in", int64(read)}, {"out", s.d.Written()},
		} {
			r.Body.Variables = append(r.Body.Variables, dap.Variable{
				Name: x.name, Value: strconv.FormatInt(x.value, 10), EvaluateName: x.name,
				PresentationHint: &dap.VariablePresentationHint{Attributes: []string{"readOnly"}},
			})
		}
		r.Body.Variables = append(r.Body.Variables, dap.Variable{Name: "input left", Value: strconv.Quote(string(given[read:]))})
	}
	s.send(r, &r.Seq)
}

func variable(n int64, v uint64, here bool) dap.Variable {
	name := fmt.Sprintf("[%d]", n)
	x := dap.Variable{Name: name, Value: valueText(v), EvaluateName: name}
	if here {
		x.Type = "at the pointer"
		x.Value += "  <"
	}
	return x
}

// valueText shows a cell as a number and, if it is one, as a character.
func valueText(v uint64) string {
	text := strconv.FormatUint(v, 10)
	if v >= ' ' && v < 0x7f {
		text += fmt.Sprintf(" '%c'", rune(v))
	}
	return text
}

// cellOf returns the number of the cell that an expression such as [p+1] names.
func (s *Server) cellOf(text string) (int64, error) {
	text = strings.TrimSpace(text)
	inner, ok := strings.CutPrefix(text, "[")
	inner, ok2 := strings.CutSuffix(inner, "]")
	if !ok || !ok2 {
		return 0, fmt.Errorf("%q is not a cell such as [3]", text)
	}
	if inner == "" {
		return s.d.Pointer(), nil
	}
	return s.number(inner)
}

func (s *Server) number(text string) (int64, error) {
	e, err := debug.ParseExpr(text)
	if err != nil {
		return 0, err
	}
	return e.Eval(s.d)
}

// assign sets the cell that one text names to the value of the other.
func (s *Server) assign(to, value string) (string, error) {
	cell, err := s.cellOf(to)
	if err != nil {
		return "", err
	}
	v, err := s.number(value)
	if err != nil {
		return "", err
	}
	if err := s.d.SetCell(cell, v); err != nil {
		return "", err
	}
	s.failed = ""
	now, _ := s.d.Cell(cell)
	return valueText(now), nil
}

func (s *Server) setVariable(m *dap.SetVariableRequest) {
	text, err := s.assign(m.Arguments.Name, m.Arguments.Value)
	if err != nil {
		s.refuse(&m.Request, err)
		return
	}
	r := &dap.SetVariableResponse{Response: answer(&m.Request)}
	r.Body.Value = text
	s.send(r, &r.Seq)
}

func (s *Server) setExpression(m *dap.SetExpressionRequest) {
	text, err := s.assign(m.Arguments.Expression, m.Arguments.Value)
	if err != nil {
		s.refuse(&m.Request, err)
		return
	}
	r := &dap.SetExpressionResponse{Response: answer(&m.Request)}
	r.Body.Value = text
	s.send(r, &r.Seq)
}

// evaluate answers a question, or from the console takes an assignment such as
// [3] = 5 or the program's input.
func (s *Server) evaluate(m *dap.EvaluateRequest) {
	text, err := "", error(nil)
	expression := strings.TrimSpace(m.Arguments.Expression)
	if m.Arguments.Context == "repl" {
		text, err = s.console(m.Arguments.Expression)
	} else {
		text, err = s.question(expression)
	}
	if err != nil {
		s.refuse(&m.Request, err)
		return
	}
	r := &dap.EvaluateResponse{Response: answer(&m.Request)}
	r.Body.Result = text
	s.send(r, &r.Seq)
	if s.wanting && !s.d.WantsInput() {
		s.wanting = false
		e := &dap.ContinuedEvent{Event: event("continued")}
		e.Body.ThreadId, e.Body.AllThreadsContinued = thread, true
		s.send(e, &e.Seq)
		s.start(s.d.Resume)
	}
}

func (s *Server) console(text string) (string, error) {
	given, found := strings.CutPrefix(text, ">>")
	if !found {
		if given, found = strings.CutPrefix(text, ">"); found {
			given += "\n"
		}
	}
	switch {
	case found && s.d.InputEnded():
		return "", fmt.Errorf("the input has ended")
	case found:
		s.d.Feed([]byte(strings.TrimPrefix(given, " ")))
		return "", nil
	case strings.TrimSpace(text) == "eof":
		s.d.EndInput()
		return "the input has ended", nil
	}
	if to, value, ok := strings.Cut(text, "]="); ok && !strings.HasPrefix(value, "=") {
		return s.assign(to+"]", value)
	}
	if to, value, ok := strings.Cut(text, "] ="); ok && !strings.HasPrefix(value, "=") {
		return s.assign(to+"]", value)
	}
	return s.question(text)
}

// question answers an expression: a cell also as a character.
func (s *Server) question(text string) (string, error) {
	v, err := s.number(text)
	if err != nil {
		return "", err
	}
	if cell, err := s.cellOf(text); err == nil {
		if v, ok := s.d.Cell(cell); ok {
			return valueText(v), nil
		}
	}
	return strconv.FormatInt(v, 10), nil
}
