package bftest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// DefaultTape is a tape for programs that do not say what they need.
const DefaultTape = 1 << 26

// An Outcome is what came out of running a program.
type Outcome struct {
	Output []byte
	// Err is nil if the program ended, or an *ir.RangeError, an
	// *ir.InputError, or the error of a bound (interp.ErrSteps or a
	// context's) that the program was stopped by.
	Err error
}

// Parse parses a program that is known to be right.
func Parse(src []byte, bits int) *ir.Program {
	r, err := syntax.Parse(src, syntax.Options{Bits: bits})
	if err != nil {
		panic(fmt.Sprintf("bftest: %v\n%s", err, src))
	}
	return r.Program
}

// Interpret runs a program in the interpreter for at most so many steps.
func Interpret(p *ir.Program, m ir.Machine, input []byte, steps int64) Outcome {
	var out bytes.Buffer
	err := interp.Run(context.Background(), p, &interp.Config{
		Machine: m, In: bytes.NewReader(input), Out: &out, Steps: steps,
	})
	return Outcome{out.Bytes(), err}
}

// Reference runs a program as it was written, which is what it means, for at
// most so many steps.
func Reference(src []byte, bits int, m ir.Machine, input []byte, steps int64) Outcome {
	return Interpret(Parse(src, bits), m, input, steps)
}

// Compare says how the outcome of a program after optimisation disagrees with
// the reference; nil if it does not.
//
// Equal outcomes agree. Besides, where the reference fails off the tape, the
// optimised program may go on, or fail at a later command, but not with other
// output before. Where the reference was stopped, the other may have come less
// far or farther. A program stopped by a bound that it should not have needed
// disagrees: give it room.
func Compare(want, got Outcome) error {
	var off *ir.RangeError
	if errors.As(want.Err, &off) {
		return prefix(want, got)
	}
	return Same(want, got)
}

// Same says how the outcome of another engine disagrees with that of the
// interpreter for the same ops: nothing but how far they came before they were
// stopped may differ.
func Same(want, got Outcome) error {
	if want.Stopped() {
		if got.Stopped() && bytes.HasPrefix(want.Output, got.Output) {
			return nil
		}
		return prefix(want, got)
	}
	if !bytes.Equal(want.Output, got.Output) {
		return fmt.Errorf("output %.200q, want %.200q", got.Output, want.Output)
	}
	if fmt.Sprint(got.Err) != fmt.Sprint(want.Err) {
		return fmt.Errorf("ends with error %v, want %v", got.Err, want.Err)
	}
	return nil
}

func prefix(want, got Outcome) error {
	if !bytes.HasPrefix(got.Output, want.Output) {
		return fmt.Errorf("output %.200q, want it to begin with %.200q", got.Output, want.Output)
	}
	return nil
}

// Stopped reports whether a bound stopped the program.
func (o Outcome) Stopped() bool {
	err := o.Err
	return errors.Is(err, interp.ErrSteps) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
