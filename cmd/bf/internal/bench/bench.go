package bench

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// A Program is a source to time.
type Program struct {
	Name, File string
	// Input is the file that is its standard input, "" for none.
	Input string
	// Output is what it must print; nil if that is not known. Then it is what
	// the first contender prints.
	Output []byte
}

// A Contender is a command that runs a program.
type Contender struct {
	Name string
	// Command is the program and its arguments. The source's file takes the
	// place of an argument {}, and is the last argument if there is none.
	Command []string
}

// ParseContender reads NAME=COMMAND. The command is split at spaces.
func ParseContender(text string) (Contender, error) {
	name, command, ok := strings.Cut(text, "=")
	words := strings.Fields(command)
	if !ok || name == "" || len(words) == 0 {
		return Contender{}, fmt.Errorf("%q is not NAME=COMMAND", text)
	}
	return Contender{name, words}, nil
}

// arguments returns the command for a source.
func (c Contender) arguments(file string) []string {
	var args []string
	named := false
	for _, arg := range c.Command {
		if arg == "{}" {
			arg, named = file, true
		}
		args = append(args, arg)
	}
	if !named {
		args = append(args, file)
	}
	return args
}

// A Plan says what to time.
type Plan struct {
	Programs   []Program
	Contenders []Contender
	Runs       int
	Timeout    time.Duration // of a run; 0 is no limit
	CPU        bool          // take the processor's time, not the clock's
	// Progress, if not nil, is called before each run, with the number of runs
	// made and of all.
	Progress func(done, all int, what string)
}

// Run times everything. The error is that of ctx, or says that a contender can
// not be started.
func (p *Plan) Run(ctx context.Context) (*Report, error) {
	r := &Report{
		Date: time.Now().Format(time.DateOnly), Machine: machine(), Runs: p.Runs, Measure: Wall,
	}
	if p.CPU {
		r.Measure = CPU
	}
	for _, c := range p.Contenders {
		r.Contenders = append(r.Contenders, c.Name)
	}
	for i := range p.Programs {
		row, err := p.program(ctx, i)
		if err != nil {
			return nil, err
		}
		r.Rows = append(r.Rows, row)
	}
	return r, nil
}

// program times one program.
func (p *Plan) program(ctx context.Context, i int) (Row, error) {
	program := p.Programs[i]
	row := Row{Program: program.Name, Results: make([]Result, len(p.Contenders))}
	for n := range p.Runs {
		for k, c := range p.Contenders {
			result := &row.Results[k]
			if result.Wrong != "" {
				continue
			}
			if p.Progress != nil {
				all := len(p.Programs) * p.Runs * len(p.Contenders)
				p.Progress((i*p.Runs+n)*len(p.Contenders)+k, all, program.Name+" "+c.Name)
			}
			o, err := p.once(ctx, program, c)
			if err != nil {
				return row, err
			}
			if program.Output == nil && o.wrong == "" {
				program.Output = append([]byte{}, o.output...)
			}
			result.Wrong = o.wrong
			result.Seconds = append(result.Seconds, o.seconds)
		}
	}
	return row, nil
}

// machine names the processor, as far as the system tells.
func machine() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}
