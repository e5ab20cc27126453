package run

import (
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// Statistics tell how a program was compiled and run. Times are in nanoseconds in JSON.
type Statistics struct {
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
	LLVM     *LLVMTimes    `json:"llvm,omitempty"`
}

// LLVMTimes are those of --backend llvm: to load the library, to write the program as
// text for it, and what it does with that.
type LLVMTimes struct {
	Open     time.Duration `json:"open_ns"`
	Emit     time.Duration `json:"emit_ns"`
	Parse    time.Duration `json:"parse_ns"`
	Optimise time.Duration `json:"optimise_ns"`
	Generate time.Duration `json:"generate_ns"`
}

func newStatistics(name string, t brainfuck.CompileTimes) *Statistics {
	return &Statistics{Program: name, Parse: t.Parse, Optimise: t.Optimise}
}

// ran notes what is known about the machine code after it ran. A large program is
// compiled while it runs, apart from what was before: that is not of its run.
func (s *Statistics) ran(mode brainfuck.IOMode, x *brainfuck.Executable, before brainfuck.LoadTimes) {
	s.Engine = "machine code"
	s.IO = mode.String()
	s.Generate, s.Load = x.Times().Generate, x.Times().Load
	s.Run -= s.Generate - before.Generate + s.Load - before.Load
	s.Code = x.Len()
}
