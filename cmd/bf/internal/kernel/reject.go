package kernel

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A RejectedError reports that the kernel's verifier refuses a program.
type RejectedError struct {
	Name string // of the source
	// Pos is the command that the verifier was at; it has no Offset, and is the
	// zero Position if that is not known.
	Pos brainfuck.Position
	// Reason is the verifier's own.
	Reason string
	// Log is the end of what it has to say.
	Log []string

	cause error
}

func (e *RejectedError) Error() string {
	at := ""
	if e.Pos != (brainfuck.Position{}) {
		at = fmt.Sprintf("%v:", e.Pos)
	}
	return fmt.Sprintf("%s:%s the kernel's verifier rejects the program: %s", e.Name, at, e.Reason)
}

func (e *RejectedError) Unwrap() error { return e.cause }

// Details returns the end of the verifier's log, for people.
func (e *RejectedError) Details() []string { return e.Log }

// An unsupportedError says why programs can not be loaded here. It is
// errors.ErrUnsupported.
type unsupportedError struct {
	reason string
	cause  error
}

func (e *unsupportedError) Error() string   { return e.reason }
func (e *unsupportedError) Unwrap() []error { return []error{errors.ErrUnsupported, e.cause} }

// logLines is how much of the verifier's log an error keeps.
const logLines = 20

// explain makes a RejectedError of what the verifier says, and says of other
// errors what they mean.
func explain(name string, spec *ebpf.CollectionSpec, err error) error {
	var verifier *ebpf.VerifierError
	switch {
	case errors.As(err, &verifier) && len(verifier.Log) > 0:
		e := &RejectedError{Name: name, Log: verifier.Log[max(0, len(verifier.Log)-logLines):], cause: err}
		e.Pos = lastPosition(spec, verifier.Log)
		e.Reason = reason(verifier.Log)
		return e
	case errors.Is(err, ebpf.ErrNotSupported):
		return &unsupportedError{fmt.Sprintf("%s: this system can not have such a program in its kernel: %v", name, err), err}
	case denied(err):
		return &unsupportedError{name + ": this process may not load programs into the kernel; root may, and who has CAP_BPF, CAP_PERFMON and CAP_NET_ADMIN", err}
	}
	return fmt.Errorf("%s: %w", name, err)
}

// insnOf returns the number of the instruction that a line of the log is about,
// as in "12: (07) r1 += 1".
func insnOf(line string) (number int, ok bool) {
	before, rest, found := strings.Cut(line, ": ")
	if !found || !strings.HasPrefix(rest, "(") {
		return 0, false
	}
	number, err := strconv.Atoi(before)
	return number, err == nil
}

// lastPosition returns the position of the last instruction that the log is
// about.
func lastPosition(spec *ebpf.CollectionSpec, log []string) brainfuck.Position {
	for i := len(log) - 1; i >= 0; i-- {
		if n, ok := insnOf(log[i]); ok {
			return sourceOf(spec.Programs[entryName], n)
		}
	}
	return brainfuck.Position{}
}

// sourceOf returns the position of an instruction, by its number in the kernel.
func sourceOf(p *ebpf.ProgramSpec, number int) (pos brainfuck.Position) {
	at := 0
	for i := range p.Instructions {
		ins := &p.Instructions[i]
		if line, ok := ins.Source().(*btf.Line); ok {
			pos = brainfuck.Position{Line: int(line.LineNumber()), Column: int(line.LineColumn())}
		}
		if at += int(ins.Width()); at > number {
			break
		}
	}
	return pos
}

// reason finds the line that says why, and adds what to do about bounds of the
// kernel.
func reason(log []string) string {
	// What lines begin with that are not the reason.
	besides := []string{"processed ", "verification time ", "stack depth ", "peak_states", ";", "from "}
	text := "no reason given"
lines:
	for i := len(log) - 1; i >= 0; i-- {
		line := strings.TrimSpace(log[i])
		if _, ok := insnOf(line); ok || line == "" {
			continue
		}
		for _, mark := range besides {
			if strings.HasPrefix(line, mark) {
				continue lines
			}
		}
		text = line
		break
	}
	switch {
	case strings.Contains(text, "too large"):
		text += " (it looks at 1000000 at most)"
	case strings.Contains(text, "sequence of"):
		text += " (it keeps 8192 branches for later at most)"
	}
	return text
}
