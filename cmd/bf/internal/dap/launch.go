package dap

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/go-dap"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/brainfuck/debug"
)

// launch is the arguments of the launch request: those of bf's command line.
type launch struct {
	Program     string  `json:"program"`     // the file
	Input       *string `json:"input"`       // the program's input
	InputFile   string  `json:"inputFile"`   // or the file that has it
	Cell        int     `json:"cell"`        // bits of a cell
	EOF         string  `json:"eof"`         // same, 0, -1, error
	Tape        int64   `json:"tape"`        // cells to the right
	TapeLeft    int64   `json:"tapeLeft"`    // cells to the left
	Hash        bool    `json:"hash"`        // # is a breakpoint
	Separator   bool    `json:"separator"`   // ! ends the program, what follows is its input
	StopOnEntry bool    `json:"stopOnEntry"` // stop before the first command
	StopAtEnd   bool    `json:"stopAtEnd"`   // stop after the last, from where one can go back
	NoDebug     bool    `json:"noDebug"`     // breakpoints mean nothing
}

func (s *Server) initialize(m *dap.InitializeRequest) {
	// What is not said is true.
	var given struct {
		LinesStartAt1   *bool `json:"linesStartAt1"`
		ColumnsStartAt1 *bool `json:"columnsStartAt1"`
	}
	raw, err := json.Marshal(m.Arguments)
	if err == nil {
		err = json.Unmarshal(raw, &given)
	}
	if err != nil {
		s.refuse(&m.Request, err)
		return
	}
	s.fromZero.lines = given.LinesStartAt1 != nil && !*given.LinesStartAt1
	s.fromZero.columns = given.ColumnsStartAt1 != nil && !*given.ColumnsStartAt1
	r := &dap.InitializeResponse{Response: answer(&m.Request)}
	r.Body = dap.Capabilities{
		SupportsConfigurationDoneRequest:   true,
		SupportsConditionalBreakpoints:     true,
		SupportsEvaluateForHovers:          true,
		SupportsStepBack:                   true,
		SupportsSetVariable:                true,
		SupportsSetExpression:              true,
		SupportsRestartRequest:             true,
		SupportsTerminateRequest:           true,
		SupportsDataBreakpoints:            true,
		SupportsBreakpointLocationsRequest: true,
		SupportsSteppingGranularity:        true,
	}
	s.send(r, &r.Seq)
}

func (s *Server) launched(m *dap.LaunchRequest) {
	if err := s.load(m.Arguments); err != nil {
		s.refuse(&m.Request, err)
		return
	}
	r := &dap.LaunchResponse{Response: answer(&m.Request)}
	s.send(r, &r.Seq)
	e := &dap.InitializedEvent{Event: event("initialized")}
	s.send(e, &e.Seq)
}

// load loads the program that launch arguments name.
func (s *Server) load(arguments json.RawMessage) error {
	if s.d != nil {
		return fmt.Errorf("%s was launched already", s.launch.Program)
	}
	l := launch{Cell: 8, EOF: "same"}
	if err := json.Unmarshal(arguments, &l); err != nil {
		return fmt.Errorf("launch arguments: %w", err)
	}
	src, err := os.ReadFile(l.Program)
	if err != nil {
		return err
	}
	if l.Program, err = filepath.Abs(l.Program); err != nil {
		return err
	}
	eof, err := brainfuck.ParseEOF(l.EOF)
	if err != nil {
		return err
	}
	options := &debug.Options{Options: brainfuck.Options{
		Name: filepath.Base(l.Program), Cell: l.Cell, EOF: eof, Tape: l.Tape, TapeLeft: l.TapeLeft,
		Dump: l.Hash, Separator: l.Separator,
	}}
	d, err := debug.New(src, options)
	if err != nil {
		return err
	}
	s.d, s.launch = d, l
	return s.feed(options)
}

// feed gives the program the input that the launch arguments name. If they name
// none, the program asks when it wants some.
func (s *Server) feed(o *debug.Options) error {
	input := []byte(nil)
	switch {
	case s.launch.Input != nil:
		input = []byte(*s.launch.Input)
	case s.launch.InputFile != "":
		var err error
		if input, err = os.ReadFile(s.launch.InputFile); err != nil {
			return err
		}
	case o.Separator:
		input = s.d.SeparatedInput()
		if input == nil {
			return nil
		}
	default:
		return nil
	}
	s.d.Feed(input)
	s.d.EndInput()
	return nil
}

// begin begins the program, or stops at its first command.
func (s *Server) begin() {
	if s.launch.NoDebug {
		s.d.ClearBreakpoints()
	}
	if s.launch.StopOnEntry {
		s.stop("entry", "")
		return
	}
	s.start(s.d.Continue)
}
