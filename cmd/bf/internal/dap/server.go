package dap

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/google/go-dap"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// A Server is a session with one client.
type Server struct {
	in  *bufio.Reader
	mu  sync.Mutex // guards out and seq: events come from moves, too
	out io.Writer
	seq int

	slice      time.Duration   // how long output may wait while the program runs
	d          *debug.Debugger // nil before launch
	launch     launch
	fromZero   struct{ lines, columns bool } // the client counts lines and columns from 0
	move       *move                         // under way; nil if the program stands
	wanting    bool                          // it stands because it wants input
	failed     string                        // the error that it stands at
	shown      int64                         // bytes of output that the client has
	terminated bool
}

// Serve serves a client until it disconnects or its stream ends.
func Serve(in io.Reader, out io.Writer) error { return serve(in, out, slice) }

func serve(in io.Reader, out io.Writer, slice time.Duration) error {
	s := &Server{in: bufio.NewReader(in), out: out, slice: slice}
	defer s.close()
	messages, failed := make(chan dap.Message), make(chan error, 1)
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			m, err := dap.ReadProtocolMessage(s.in)
			var field *dap.DecodeProtocolMessageFieldError
			if errors.As(err, &field) && field.FieldName == "command" {
				m, err = &dap.Request{ProtocolMessage: dap.ProtocolMessage{Seq: field.Seq}, Command: field.FieldValue}, nil
			}
			if err != nil {
				failed <- err
				return
			}
			select {
			case messages <- m:
			case <-done:
				return
			}
		}
	}()
	for {
		select {
		case m := <-messages:
			if end := s.handle(m); end {
				return nil
			}
		case err := <-failed:
			if errors.Is(err, io.EOF) {
				return nil
			}
			return fmt.Errorf("debug adapter protocol: %w", err)
		case stop := <-s.stopped():
			s.arrived(stop)
		}
	}
}

func (s *Server) close() {
	s.halt()
	if s.d != nil {
		s.d.Close()
	}
}

// send sends a message, whose sequence number it sets.
func (s *Server) send(m dap.Message, seq *int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	*seq = s.seq
	// A client that has gone also ends the stream of requests.
	_ = dap.WriteProtocolMessage(s.out, m)
}

// event returns what all events begin with.
func event(name string) dap.Event {
	return dap.Event{ProtocolMessage: dap.ProtocolMessage{Type: "event"}, Event: name}
}

// answer returns what the response to a request begins with.
func answer(r *dap.Request) dap.Response {
	return dap.Response{
		ProtocolMessage: dap.ProtocolMessage{Type: "response"},
		Command:         r.Command, RequestSeq: r.Seq, Success: true,
	}
}

// refuse answers a request with an error.
func (s *Server) refuse(r *dap.Request, err error) {
	m := &dap.ErrorResponse{Response: answer(r)}
	m.Success = false
	m.Message = err.Error()
	m.Body.Error = &dap.ErrorMessage{Id: 1, Format: "{text}", Variables: map[string]string{"text": err.Error()}, ShowUser: true}
	s.send(m, &m.Seq)
}

// confirm answers a request that has no body.
func (s *Server) confirm(r *dap.Request) {
	m := answer(r)
	s.send(&m, &m.Seq)
}

// handle handles a message and reports whether it was the last.
func (s *Server) handle(m dap.Message) (end bool) {
	switch m := m.(type) {
	case *dap.InitializeRequest:
		s.initialize(m)
	case *dap.LaunchRequest:
		s.launched(m)
	case *dap.ThreadsRequest:
		r := &dap.ThreadsResponse{Response: answer(&m.Request)}
		r.Body.Threads = []dap.Thread{{Id: thread, Name: "program"}}
		s.send(r, &r.Seq)
	case *dap.PauseRequest:
		s.confirm(&m.Request)
		s.pause()
	case *dap.DisconnectRequest:
		s.confirm(&m.Request)
		return true
	case *dap.RestartRequest:
		s.confirm(&m.Request)
		s.halt()
		if s.d != nil {
			s.d.Restart()
			s.shown, s.failed = 0, ""
			s.begin()
		}
	case *dap.TerminateRequest:
		s.confirm(&m.Request)
		s.halt()
		s.terminate()
	case *dap.Request:
		s.refuse(m, fmt.Errorf("bf does not know the request %q", m.Command))
	case dap.RequestMessage:
		if s.d == nil {
			s.refuse(m.GetRequest(), errors.New("no program was launched"))
			return false
		}
		resume := s.interrupt()
		s.handleProgram(m)
		resume()
	}
	return false
}

// thread is the number of the only one there is.
const thread = 1

// handleProgram handles a request about the program, which stands.
func (s *Server) handleProgram(m dap.RequestMessage) {
	r := m.GetRequest()
	switch m := m.(type) {
	case *dap.ConfigurationDoneRequest:
		s.confirm(r)
		s.begin()
	case *dap.SetBreakpointsRequest:
		s.setBreakpoints(m)
	case *dap.BreakpointLocationsRequest:
		s.breakpointLocations(m)
	case *dap.DataBreakpointInfoRequest:
		s.dataBreakpointInfo(m)
	case *dap.SetDataBreakpointsRequest:
		s.setDataBreakpoints(m)
	case *dap.SetExceptionBreakpointsRequest, *dap.SetFunctionBreakpointsRequest:
		s.confirm(r)
	case *dap.StackTraceRequest:
		s.stackTrace(m)
	case *dap.ScopesRequest:
		s.scopes(m)
	case *dap.VariablesRequest:
		s.variables(m)
	case *dap.SetVariableRequest:
		s.setVariable(m)
	case *dap.SetExpressionRequest:
		s.setExpression(m)
	case *dap.EvaluateRequest:
		s.evaluate(m)
	case *dap.ContinueRequest:
		a := &dap.ContinueResponse{Response: answer(r)}
		a.Body.AllThreadsContinued = true
		s.send(a, &a.Seq)
		s.start(s.d.Continue)
	case *dap.NextRequest:
		s.step(r, m.Arguments.Granularity, s.d.Next, s.d.StepOver)
	case *dap.StepInRequest:
		s.step(r, m.Arguments.Granularity, s.d.StepRun, func(context.Context) debug.Stop { return s.d.Step() })
	case *dap.StepOutRequest:
		s.step(r, m.Arguments.Granularity, s.d.StepOut, s.d.StepOut)
	case *dap.StepBackRequest:
		s.step(r, m.Arguments.Granularity, s.d.Previous, s.d.Back)
	case *dap.ReverseContinueRequest:
		s.confirm(r)
		s.startBack(s.d.ReverseContinue)
	default:
		s.refuse(r, fmt.Errorf("bf does not support the request %q", r.Command))
	}
}
