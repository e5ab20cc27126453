package dap

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/google/go-dap"

	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// A move is one of the debugger's that is under way.
type move struct {
	done   chan debug.Stop
	paused atomic.Bool // somebody wants it to stop
}

// slice is how long output waits mostly.
const slice = 50 * time.Millisecond

// start begins a move.
func (s *Server) start(f func(context.Context) debug.Stop) {
	m := &move{done: make(chan debug.Stop, 1)}
	s.move = m
	go func() {
		stop := s.part(f)
		for stop.Reason == debug.Paused && !m.paused.Load() {
			s.showOutput()
			stop = s.part(s.d.Resume)
		}
		s.showOutput()
		m.done <- stop
	}()
}

func (s *Server) part(f func(context.Context) debug.Stop) debug.Stop {
	ctx, cancel := context.WithTimeout(context.Background(), s.slice)
	defer cancel()
	return f(ctx)
}

// startBack begins a move back, which can not be taken up again where it was
// interrupted.
func (s *Server) startBack(f func(context.Context) debug.Stop) {
	m := &move{done: make(chan debug.Stop, 1)}
	s.move = m
	go func() { m.done <- f(context.Background()) }()
}

// step answers a request for a step and begins it.
func (s *Server) step(r *dap.Request, g dap.SteppingGranularity, statement, instruction func(context.Context) debug.Stop) {
	s.confirm(r)
	f := statement
	switch g {
	case "instruction":
		f = instruction
	case "line":
		f = func(context.Context) debug.Stop { // not in parts: it is several moves
			line := s.d.Position().Line
			stop := debug.Stop{}
			for stop.Reason == debug.Stepped && s.d.Position().Line == line {
				stop = statement(context.Background())
			}
			return stop
		}
	}
	if r.Command == "stepBack" {
		s.startBack(f)
	} else {
		s.start(f)
	}
}

// stopped delivers the end of the move under way.
func (s *Server) stopped() <-chan debug.Stop {
	if s.move == nil {
		return nil
	}
	return s.move.done
}

// halt ends the move under way and waits for that.
func (s *Server) halt() (stop debug.Stop, was bool) {
	if s.move == nil {
		return debug.Stop{}, false
	}
	s.move.paused.Store(true)
	for {
		s.d.Pause()
		select {
		case stop := <-s.move.done:
			s.move = nil
			return stop, true
		case <-time.After(time.Millisecond): // it may not have begun
		}
	}
}

// pause stops the program because the client wants it.
func (s *Server) pause() {
	if stop, was := s.halt(); was {
		s.arrived(stop)
	}
}

// interrupt lets the program stand until the function that it returns is called.
// A move back is not taken up again.
func (s *Server) interrupt() (resume func()) {
	stop, was := s.halt()
	return func() {
		switch {
		case !was || s.move != nil:
		case stop.Reason == debug.Paused && s.d != nil:
			s.start(s.d.Resume)
		default:
			s.arrived(stop)
		}
	}
}

// arrived tells the client that a move has ended.
func (s *Server) arrived(stop debug.Stop) {
	s.move = nil
	if stop.Reason != debug.Failed {
		s.failed = ""
	}
	s.wanting = stop.Reason == debug.WantsInput
	s.shown = min(s.shown, s.d.Written())
	s.showOutput()
	switch stop.Reason {
	case debug.Done:
		if s.launch.StopAtEnd {
			s.stop("pause", stop.String())
			return
		}
		s.exited(0)
	case debug.Failed:
		if s.failed == stop.Err.Error() { // once more
			s.exited(1)
			return
		}
		s.failed = stop.Err.Error()
		s.tell("stderr", stop.Err.Error()+"\n")
		s.stop("exception", stop.Err.Error())
	case debug.WantsInput:
		s.tell("console", "The program wants input: \"> text\" gives it a line, \">> text\" text without a line's end, \"eof\" ends the input.\n")
		s.stop("input", stop.String())
	case debug.Watchpoint:
		s.stop("data breakpoint", stop.String())
	case debug.Breakpoint:
		s.stop("breakpoint", "")
	case debug.Paused:
		s.stop("pause", "")
	case debug.Start:
		s.stop("entry", stop.String())
	default:
		s.stop("step", "")
	}
}

// stop tells the client that the program stands.
func (s *Server) stop(reason, text string) {
	e := &dap.StoppedEvent{Event: event("stopped")}
	e.Body.Reason = reason
	e.Body.ThreadId = thread
	e.Body.AllThreadsStopped = true
	e.Body.Text, e.Body.Description = text, text
	s.send(e, &e.Seq)
}

func (s *Server) exited(status int) {
	e := &dap.ExitedEvent{Event: event("exited")}
	e.Body.ExitCode = status
	s.send(e, &e.Seq)
	s.terminate()
}

func (s *Server) terminate() {
	if s.terminated {
		return
	}
	s.terminated = true
	e := &dap.TerminatedEvent{Event: event("terminated")}
	s.send(e, &e.Seq)
}

// showOutput sends what the program has written since the last time. What is
// written once more after going back is sent once more.
func (s *Server) showOutput() {
	out, end := s.d.Output(), s.d.Written()
	if s.shown > end {
		return
	}
	n := min(end-s.shown, int64(len(out)))
	if n > 0 {
		s.tell("stdout", string(out[int64(len(out))-n:]))
	}
	s.shown = end
}

func (s *Server) tell(category, text string) {
	e := &dap.OutputEvent{Event: event("output")}
	e.Body.Category, e.Body.Output = category, text
	s.send(e, &e.Seq)
}

// describe says where the program stands.
func (s *Server) describe() string {
	if s.d.Done() {
		return "end"
	}
	at := s.d.Position()
	return fmt.Sprintf("%c at %v", s.d.Source()[at.Offset], at)
}
