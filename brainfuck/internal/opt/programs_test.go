package opt_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// The programs of testdata/programs do what they must at every level.
func TestPrograms(t *testing.T) {
	for _, p := range bftest.Programs(t) {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			if p.Fail == "syntax" {
				_, err := parse(p, 8)
				checkFailure(t, p, err)
				return
			}
			for _, level := range []int{opt.MaxLevel, 2, 1, 0} {
				if level < 2 && p.Steps > 0 {
					continue // takes seconds
				}
				checkLevel(t, p, level)
			}
		})
	}
}

// checkLevel runs the program at the widths and ends of input that it is for,
// only the first of each if it takes its time.
func checkLevel(t *testing.T, p *bftest.Program, level int) {
	for _, bits := range p.Bits {
		q, err := parse(p, bits)
		if err != nil {
			t.Fatal(err)
		}
		opt.Run(q, level)
		for _, eof := range p.EOFs {
			start := time.Now()
			checkRun(t, p, q, eof, fmt.Sprintf("%d bits, level %d, EOF %d", bits, level, eof))
			if testing.Short() || time.Since(start) > 20*time.Millisecond {
				return
			}
		}
	}
}

// patience is how long a run of a program may take. At the default not all of
// the corpus comes to its end.
var patience = flag.Duration("patience", time.Second, "how long a program may run")

func parse(p *bftest.Program, bits int) (*ir.Program, error) {
	r, err := syntax.Parse(p.Source, syntax.Options{Bits: bits})
	if err != nil {
		return nil, err
	}
	return r.Program, nil
}

// checkRun runs the program and checks what it must do. How long it may take
// is bounded: it returns false if it did not end, which is no error as long as
// the output so far is right.
func checkRun(t *testing.T, p *bftest.Program, q *ir.Program, eof ir.EOF, label string) bool {
	t.Helper()
	wait := *patience
	if testing.Short() {
		wait = min(wait, 100*time.Millisecond)
	}
	if p.Fail == "timeout" {
		wait = 50 * time.Millisecond
	}
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	var out bytes.Buffer
	cfg := &interp.Config{Machine: p.Machine(eof), In: bytes.NewReader(p.Input), Out: &out}
	err := interp.Run(ctx, q, cfg)
	if errors.Is(err, context.DeadlineExceeded) && p.Fail != "timeout" {
		if p.Output != nil && !bytes.HasPrefix(p.Output, out.Bytes()) {
			t.Errorf("%s: output so far %.300q, want %.300q", label, out.Bytes(), p.Output)
		}
		t.Logf("%s: stopped after %v (see -patience)", label, wait)
		return false
	}
	checkFailure(t, p, err)
	if p.Output != nil && !bytes.Equal(out.Bytes(), p.Output) {
		t.Errorf("%s: output %.300q, want %.300q", label, out.Bytes(), p.Output)
	}
	return true
}

func checkFailure(t *testing.T, p *bftest.Program, err error) {
	t.Helper()
	var (
		off     *ir.RangeError
		input   *ir.InputError
		mistake *syntax.SyntaxError
		kind    string
		pos     int
	)
	switch {
	case err == nil:
	case errors.As(err, &off):
		kind, pos = "range", int(off.Pos)
	case errors.As(err, &input):
		kind, pos = "input", int(input.Pos)
	case errors.As(err, &mistake):
		kind, pos = "syntax", mistake.Pos.Offset
	case errors.Is(err, context.DeadlineExceeded):
		kind = "timeout"
	default:
		kind = err.Error()
	}
	if kind != p.Fail {
		t.Errorf("ends with error %v, want %q", err, p.Fail)
	}
	if at := syntax.Locate(p.Source, pos); p.Line != 0 && (at.Line != p.Line || at.Column != p.Column) {
		t.Errorf("error at %d:%d, want %d:%d", at.Line, at.Column, p.Line, p.Column)
	}
}

// The programs of the corpus give their outputs, optimised and as written, as
// far as the patience goes.
func TestCorpus(t *testing.T) {
	for _, p := range bftest.Corpus(t) {
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			if p.Fail == "syntax" {
				_, err := parse(p, 8)
				checkFailure(t, p, err)
				return
			}
			for _, level := range []int{opt.MaxLevel, 0} {
				checkCorpusLevel(t, p, level)
			}
		})
	}
}

func checkCorpusLevel(t *testing.T, p *bftest.Program, level int) {
	for _, bits := range p.Bits {
		q, err := parse(p, bits)
		if err != nil {
			t.Fatal(err)
		}
		opt.Run(q, level)
		for _, eof := range p.EOFs {
			if !checkRun(t, p, q, eof, fmt.Sprintf("%d bits, level %d, EOF %d", bits, level, eof)) {
				return
			}
			if len(p.Input) == 0 {
				break // there is no end to differ in
			}
		}
	}
}
