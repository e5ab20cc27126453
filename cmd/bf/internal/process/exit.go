package process

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// Exit statuses. A signal's is Signalled and its number, as in the shell: 130 for an
// interrupt, 141 for a closed pipe.
const (
	OK        = 0
	Failed    = 1   // the program failed, or bf did
	Misused   = 2   // the command line, the file or the program's syntax is wrong
	TimedOut  = 124 // as timeout(1)
	Signalled = 128
)

// A UsageError is a fault of the command line.
type UsageError struct{ Err error }

func (e UsageError) Error() string { return e.Err.Error() }

// Unwrap returns what is wrong.
func (e UsageError) Unwrap() error { return e.Err }

// Usagef makes a UsageError with a text, as fmt.Errorf does.
func Usagef(format string, args ...any) error {
	return UsageError{fmt.Errorf(format, args...)}
}

// A HelpError makes bf show the help of a command, with the status of a wrong
// command line.
type HelpError struct{ Text string }

func (e HelpError) Error() string { return e.Text }

// A TimeLimitError ends a program at the limit that --timeout set.
type TimeLimitError struct {
	Program string
	Limit   time.Duration
}

func (e TimeLimitError) Error() string {
	return fmt.Sprintf("%s: stopped at the time limit of %v", e.Program, e.Limit)
}

// A signalError ends bf because of a signal.
type signalError struct{ signal syscall.Signal }

func (e signalError) Error() string { return e.signal.String() }

// A StatusError passes on the exit status of a child, which has told the reason.
type StatusError struct{ Status int }

func (e StatusError) Error() string { return fmt.Sprintf("exit status %d", e.Status) }

// A detailed error has lines of its own that follow its message.
type detailed interface {
	error
	Details() []string
}

// status returns the exit status that tells the shell about err.
func status(err error) int {
	var (
		usage   UsageError
		help    HelpError
		limit   TimeLimitError
		signal  signalError
		child   StatusError
		syntax  *brainfuck.SyntaxError
		options *brainfuck.OptionError
	)
	switch {
	case err == nil:
		return OK
	case errors.As(err, &child):
		return child.Status
	case errors.As(err, &signal):
		return Signalled + int(signal.signal)
	case errors.Is(err, syscall.EPIPE):
		return Signalled + int(syscall.SIGPIPE)
	case errors.As(err, &limit):
		return TimedOut
	case errors.As(err, &usage), errors.As(err, &help), errors.As(err, &syntax), errors.As(err, &options):
		return Misused
	}
	return Failed
}

// report tells the person at the terminal about err: one line, for a syntax error
// the lines of the program after it, and the details that it has. Signals and closed
// pipes need no words.
func report(w io.Writer, err error) {
	var (
		signal signalError
		child  StatusError
		help   HelpError
		syntax *brainfuck.SyntaxError
		more   detailed
	)
	switch {
	case err == nil, errors.As(err, &child), errors.As(err, &signal), errors.Is(err, syscall.EPIPE):
		return
	case errors.As(err, &help):
		fmt.Fprint(w, help.Text)
		return
	}
	fmt.Fprintf(w, "bf: %s%s\n", OneLine(Message(err)), hint(err))
	if errors.As(err, &syntax) {
		fmt.Fprint(w, syntax.Excerpt())
	}
	if errors.As(err, &more) {
		for _, line := range more.Details() {
			fmt.Fprintf(w, "  | %s\n", OneLine(line))
		}
	}
}

// Message is err's text without the prefix of the package that made it: bf puts
// its own name there.
func Message(err error) string { return strings.TrimPrefix(err.Error(), "brainfuck: ") }

// hint says what may help against err, if anything does.
func hint(err error) string {
	var (
		off   *brainfuck.RangeError
		input *brainfuck.InputError
	)
	switch {
	case errors.As(err, &off) && off.Cell < 0:
		return "; --tape-left N adds cells there"
	case errors.As(err, &off):
		return "; --tape N sets its size"
	case errors.As(err, &input):
		return "; --eof same, 0 or -1 lets the program go on"
	}
	return ""
}

// OneLine replaces what would break a line or control a terminal: errors may be
// joined, and names of files have any bytes.
func OneLine(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
