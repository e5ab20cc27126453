package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// statistics is what --stats prints. Times are in nanoseconds in JSON.
type statistics struct {
	Program  string        `json:"program"`
	Engine   string        `json:"engine"`       // "machine code" or "interpreter"
	IO       string        `json:"io,omitempty"` // the I/O mode of machine code
	Parse    time.Duration `json:"parse_ns"`
	Optimise time.Duration `json:"optimise_ns"`
	Generate time.Duration `json:"generate_ns"`
	Load     time.Duration `json:"load_ns"`
	Run      time.Duration `json:"run_ns"`
	Code     int           `json:"code_bytes"`
	Cells    int64         `json:"cells_touched"`
	LLVM     *llvmTimes    `json:"llvm,omitempty"`
}

// llvmTimes are those of --backend llvm: to load the library, to write the program as
// text for it, and what it does with that.
type llvmTimes struct {
	Open     time.Duration `json:"open_ns"`
	Emit     time.Duration `json:"emit_ns"`
	Parse    time.Duration `json:"parse_ns"`
	Optimise time.Duration `json:"optimise_ns"`
	Generate time.Duration `json:"generate_ns"`
}

func newStatistics(name string, t brainfuck.CompileTimes) *statistics {
	return &statistics{Program: name, Parse: t.Parse, Optimise: t.Optimise}
}

// ran notes what is known about the machine code after it ran. A large program is
// compiled while it runs, apart from what was before: that is not of its run.
func (s *statistics) ran(mode brainfuck.IOMode, x *brainfuck.Executable, before brainfuck.LoadTimes) {
	s.Engine = "machine code"
	s.IO = mode.String()
	s.Generate, s.Load = x.Times().Generate, x.Times().Load
	s.Run -= s.Generate - before.Generate + s.Load - before.Load
	s.Code = x.Len()
}

// print writes the statistics as a table or as one line of JSON.
func (s *statistics) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name string, value any) { fmt.Fprintf(t, "%s\t%v\n", name, value) }
	engine := s.Engine
	if s.IO != "" {
		engine += ", " + s.IO + " I/O"
	}
	row("engine", engine)
	row("parse", rounded(s.Parse))
	row("optimise", rounded(s.Optimise))
	if s.IO != "" {
		row("generate", rounded(s.Generate))
		row("load", rounded(s.Load))
	}
	if l := s.LLVM; l != nil {
		row("open LLVM", rounded(l.Open))
		row("emit text", rounded(l.Emit))
		row("LLVM parse", rounded(l.Parse))
		row("LLVM optimise", rounded(l.Optimise))
		row("LLVM generate", rounded(l.Generate))
	}
	row("run", rounded(s.Run))
	if s.IO != "" {
		row("code size", fmt.Sprintf("%d bytes", s.Code))
		row("cells touched", s.Cells)
	}
	return t.Flush()
}

// rounded cuts a time to about four digits, the rest is noise.
func rounded(d time.Duration) time.Duration {
	unit := time.Duration(1)
	for d/unit >= 10_000 {
		unit *= 10
	}
	return d.Round(unit)
}
