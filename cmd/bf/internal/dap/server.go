package dap

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

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
	messages, failed := make(chan *request), make(chan error, 1)
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			m, err := readMessage(s.in)
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

// send sends a message, whose sequence number is at seq.
func (s *Server) send(m any, seq *int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	*seq = s.seq
	// A client that has gone also ends the stream of requests.
	_ = writeMessage(s.out, m)
}

// event sends an event; the body may be nil.
func (s *Server) event(name string, body any) {
	m := &event{Type: "event", Event: name, Body: body}
	s.send(m, &m.Seq)
}

// answer answers a request; the body may be nil.
func (s *Server) answer(r *request, body any) {
	m := &response{Type: "response", RequestSeq: r.Seq, Command: r.Command, Success: true, Body: body}
	s.send(m, &m.Seq)
}

// refuse answers a request with an error.
func (s *Server) refuse(r *request, err error) {
	m := &response{
		Type: "response", RequestSeq: r.Seq, Command: r.Command, Message: err.Error(),
		Body: fields{"error": errorMessage{
			ID: 1, Format: "{text}", Variables: map[string]string{"text": err.Error()}, ShowUser: true,
		}},
	}
	s.send(m, &m.Seq)
}

// arguments reads those of a request to a structure. If they are of other types,
// it refuses the request and reports false.
func (s *Server) arguments(r *request, to any) bool {
	if len(r.Arguments) == 0 {
		return true
	}
	if err := json.Unmarshal(r.Arguments, to); err != nil {
		s.refuse(r, fmt.Errorf("arguments of %s: %w", r.Command, err))
		return false
	}
	return true
}

// handle handles a message and reports whether it was the last.
func (s *Server) handle(r *request) (end bool) {
	if r.Type != "request" {
		return false // bf has asked for nothing
	}
	switch r.Command {
	case "initialize":
		s.initialize(r)
	case "launch":
		s.launched(r)
	case "threads":
		s.answer(r, fields{"threads": []fields{{"id": thread, "name": "program"}}})
	case "pause":
		s.answer(r, nil)
		s.pause()
	case "disconnect":
		s.answer(r, nil)
		return true
	case "restart":
		s.answer(r, nil)
		s.halt()
		if s.d != nil {
			s.d.Restart()
			s.shown, s.failed = 0, ""
			s.begin()
		}
	case "terminate":
		s.answer(r, nil)
		s.halt()
		s.terminate()
	default:
		s.handleProgram(r)
	}
	return false
}

// thread is the number of the only one there is.
const thread = 1

// handleProgram handles a request about the program, which stands meanwhile.
func (s *Server) handleProgram(r *request) {
	do := s.programRequest(r.Command)
	switch {
	case do == nil:
		s.refuse(r, fmt.Errorf("bf does not know the request %q", r.Command))
	case s.d == nil:
		s.refuse(r, errors.New("no program was launched"))
	default:
		resume := s.interrupt()
		do(r)
		resume()
	}
}

// programRequest returns what handles a command about the program, nil if nothing
// does.
func (s *Server) programRequest(command string) func(*request) {
	switch command {
	case "configurationDone":
		return func(r *request) {
			s.answer(r, nil)
			s.begin()
		}
	case "setBreakpoints":
		return s.setBreakpoints
	case "breakpointLocations":
		return s.breakpointLocations
	case "dataBreakpointInfo":
		return s.dataBreakpointInfo
	case "setDataBreakpoints":
		return s.setDataBreakpoints
	case "setExceptionBreakpoints", "setFunctionBreakpoints":
		return func(r *request) { s.answer(r, nil) }
	case "stackTrace":
		return s.stackTrace
	case "scopes":
		return s.scopes
	case "variables":
		return s.variables
	case "setVariable":
		return s.setVariable
	case "setExpression":
		return s.setExpression
	case "evaluate":
		return s.evaluate
	}
	return s.moveRequest(command)
}

// moveRequest returns what handles a command that moves the program, nil if
// nothing does.
func (s *Server) moveRequest(command string) func(*request) {
	switch command {
	case "continue":
		return func(r *request) {
			s.answer(r, fields{"allThreadsContinued": true})
			s.start(s.d.Continue)
		}
	case "next":
		return func(r *request) { s.step(r, s.d.Next, s.d.StepOver) }
	case "stepIn":
		return func(r *request) {
			s.step(r, s.d.StepRun, func(context.Context) debug.Stop { return s.d.Step() })
		}
	case "stepOut":
		return func(r *request) { s.step(r, s.d.StepOut, s.d.StepOut) }
	case "stepBack":
		return func(r *request) { s.step(r, s.d.Previous, s.d.Back) }
	case "reverseContinue":
		return func(r *request) {
			s.answer(r, nil)
			s.startBack(s.d.ReverseContinue)
		}
	}
	return nil
}
