package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/kernel"
)

// Exit statuses. A signal's is 128 and its number, as in the shell: 130 for an
// interrupt, 141 for a closed pipe.
const (
	exitOK      = 0
	exitFailed  = 1   // the program failed, or bf did
	exitUsage   = 2   // the command line, the file or the program's syntax is wrong
	exitTimeout = 124 // as timeout(1)
	exitSignal  = 128
)

// A usageError is a fault of the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// A helpError makes bf show the help of a command, with the status of a wrong
// command line.
type helpError struct{ text string }

func (e helpError) Error() string { return e.text }

// A timeLimitError ends a program at the limit that --timeout set.
type timeLimitError struct {
	program string
	limit   time.Duration
}

func (e timeLimitError) Error() string {
	return fmt.Sprintf("%s: stopped at the time limit of %v", e.program, e.limit)
}

// A signalError ends bf because of a signal.
type signalError struct{ signal syscall.Signal }

func (e signalError) Error() string { return e.signal.String() }

// A statusError passes on the exit status of a child, which has told the reason.
type statusError struct{ status int }

func (e statusError) Error() string { return fmt.Sprintf("exit status %d", e.status) }

// exitCode returns the status that tells the shell about err.
func exitCode(err error) int {
	var (
		usage   usageError
		help    helpError
		limit   timeLimitError
		signal  signalError
		status  statusError
		syntax  *brainfuck.SyntaxError
		options *brainfuck.OptionError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return status.status
	case errors.As(err, &signal):
		return exitSignal + int(signal.signal)
	case errors.Is(err, syscall.EPIPE):
		return exitSignal + int(syscall.SIGPIPE)
	case errors.As(err, &limit):
		return exitTimeout
	case errors.As(err, &usage), errors.As(err, &help), errors.As(err, &syntax), errors.As(err, &options):
		return exitUsage
	}
	return exitFailed
}

// report tells the person at the terminal about err: one line, and for a syntax
// error the lines of the program after it. Signals and closed pipes need no
// words.
func report(w io.Writer, err error) {
	var (
		signal signalError
		status statusError
		help   helpError
		syntax *brainfuck.SyntaxError
		reject *kernel.RejectedError
	)
	switch {
	case err == nil, errors.As(err, &status), errors.As(err, &signal), errors.Is(err, syscall.EPIPE):
		return
	case errors.As(err, &help):
		fmt.Fprint(w, help.text)
		return
	}
	fmt.Fprintf(w, "bf: %s%s\n", oneLine(message(err)), hint(err))
	if errors.As(err, &syntax) {
		fmt.Fprint(w, syntax.Excerpt())
	}
	if errors.As(err, &reject) {
		fmt.Fprint(w, verifierLog(reject))
	}
}

// message is err's text without the prefix of the package that made it: bf puts
// its own name there.
func message(err error) string { return strings.TrimPrefix(err.Error(), "brainfuck: ") }

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

// oneLine replaces what would break a line or control a terminal: errors may be
// joined, and names of files have any bytes.
func oneLine(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
