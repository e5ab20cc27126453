// Package run is what bf does with a program that it is to run.
package run

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/notice"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/warn"
)

// noticeAfter is how long a compilation may take before somebody at a terminal is told
// that it goes on.
const noticeAfter = time.Second

// Options say how to run a program.
type Options struct {
	Program   brainfuck.Options
	IO        brainfuck.IOMode
	Input     string // a file, "-" is standard input
	LLVM      bool   // instead of our own generator
	Interpret bool
	Raw       bool // a terminal gives each key at once
	Warn      warn.When
	// Report, if not nil, is told at the end how it went.
	Report func(*Statistics) error
	notice *notice.Notice
	// load is Program.Load; a test puts in its place what happens where
	// machine code can not be had.
	load func(*brainfuck.Program, brainfuck.IOMode) (*brainfuck.Executable, error)
}

// Defaults are the options where no flag is given.
func Defaults() *Options {
	return &Options{Program: brainfuck.Options{Cell: 8, Level: brainfuck.Level3}}
}

// Run compiles and runs a program.
func (o *Options) Run(ctx context.Context, src source.Source) error {
	if o.IO == brainfuck.Libc {
		process.Of(ctx).AtEnd(func() {
			if ctx.Err() != nil {
				process.FlushStdio()
			}
		})
	}
	options := o.Program
	options.Name = src.Name
	options.DumpTo = os.Stderr
	if o.Raw && o.IO != brainfuck.Buffered {
		return process.Usagef("--raw needs --io buffered")
	}
	o.notice = notice.Start("compiling "+src.Name, noticeAfter)
	defer o.notice.End()
	p, err := brainfuck.Compile(src.Text, &options)
	if err != nil {
		return err
	}
	if err := o.Warn.Warn(src.Name, src.Text, p); err != nil {
		return err
	}
	file, err := o.openInput(src, p)
	if err != nil {
		return err
	}
	in := o.reader(ctx, file)
	if o.Raw {
		if in, err = rawInput(ctx, file); err != nil {
			return err
		}
	}
	probe := new(brainfuck.Probe)
	ctx = brainfuck.WithProbe(ctx, probe)
	process.Of(ctx).SetQuit(func() { tellPlace(probe, p) })
	defer process.Of(ctx).SetQuit(nil)
	s := newStatistics(src.Name, p.Times())
	err = o.execute(ctx, p, in, s)
	if o.Report != nil {
		err = errors.Join(err, o.Report(s))
	}
	return err
}

// reader returns what the program reads a file by. From the first read on that has
// to wait, perhaps for ever, signals reach bf.
func (o *Options) reader(ctx context.Context, file *os.File) io.Reader {
	if o.IO == brainfuck.Buffered {
		return watchedReader{file, process.Of(ctx)}
	}
	process.Of(ctx).Watch() // the machine code reads for itself
	return file
}

// A watchedReader makes the console watch for signals before a read that waits.
type watchedReader struct {
	file    *os.File
	console *process.Console
}

func (r watchedReader) Read(b []byte) (int, error) {
	if !r.console.Watches() && !readable(r.file) {
		r.console.Watch()
	}
	return r.file.Read(b)
}

// readable reports whether a read will not wait: there is something, or the end.
func readable(file *os.File) (ready bool) {
	conn, err := file.SyscallConn() // file.Fd would make the descriptor blocking
	if err != nil {
		return false
	}
	err = conn.Control(func(fd uintptr) {
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, 0)
		ready = n > 0 && err == nil
	})
	return ready && err == nil
}

// openInput returns the file that the program reads. It is os.Stdin itself where
// libc will read it.
func (o *Options) openInput(src source.Source, p *brainfuck.Program) (*os.File, error) {
	file, err := OpenInput(o.Input, src, p)
	if err != nil {
		return nil, err
	}
	if o.IO == brainfuck.Libc && file != os.Stdin {
		return os.Stdin, becomeStdin(file)
	}
	return file, nil
}

// execute runs the program by machine code if that is wanted and possible, by
// the interpreter otherwise.
func (o *Options) execute(ctx context.Context, p *brainfuck.Program, in io.Reader, s *Statistics) error {
	switch {
	case o.LLVM && (o.Interpret || o.IO != brainfuck.Buffered):
		return process.Usagef("--backend llvm is neither for --interpret nor for --io %v", o.IO)
	case o.LLVM:
		o.notice.End()
		return runLLVM(ctx, p, in, s)
	case o.Interpret:
		o.notice.End()
		return interpret(ctx, p, in, s)
	}
	load := o.load
	if load == nil {
		load = (*brainfuck.Program).Load
	}
	x, err := load(p, o.IO)
	o.notice.End()
	if errors.Is(err, errors.ErrUnsupported) {
		fmt.Fprintf(os.Stderr, "bf: %s; the interpreter runs the program\n", process.OneLine(process.Message(err)))
		return interpret(ctx, p, in, s)
	}
	if err != nil {
		return err
	}
	// The code is not closed: the process ends with the program.
	if o.Report == nil {
		return x.Run(ctx, in, os.Stdout)
	}
	before := x.Times()
	m, err := x.Measure(ctx, in, os.Stdout)
	s.Run, s.Cells = m.Run, m.Touched
	s.ran(o.IO, x, before)
	return err
}

func interpret(ctx context.Context, p *brainfuck.Program, in io.Reader, s *Statistics) error {
	start := time.Now()
	err := p.Interpret(ctx, in, os.Stdout)
	s.Engine = "interpreter"
	s.Run = time.Since(start)
	return err
}

func runLLVM(ctx context.Context, p *brainfuck.Program, in io.Reader, s *Statistics) error {
	r, err := p.RunLLVM(ctx, in, os.Stdout)
	s.Engine = fmt.Sprintf("LLVM %d", r.Version)
	s.LLVM = &LLVMTimes{r.Open, r.Emit, r.Parse, r.Optimise, r.Generate}
	s.Run = r.Run
	return err
}

// tellPlace says on standard error where the program is.
func tellPlace(probe *brainfuck.Probe, p *brainfuck.Program) {
	line, ok := probe.Look(p)
	if !ok {
		line = "the program is not where it could be seen: it is in a system call, or about to begin or to end"
	}
	fmt.Fprintf(os.Stderr, "bf: %s\n", process.OneLine(line))
}
