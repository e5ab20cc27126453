package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/run"
)

// printStatistics writes the statistics as a table or as one line of JSON.
func printStatistics(w io.Writer, s *run.Statistics, asJSON bool) error {
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
