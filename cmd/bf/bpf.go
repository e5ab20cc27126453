package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/kernel"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

func newBPF() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bpf",
		Short: "Run a program in the Linux kernel",
		Long: `Bpf loads a program into the Linux kernel as eBPF and runs it there. FILE is a
program, or an object that 'bf build --target bpf' made of one.

A program of type syscall is run as a whole, by 'bf bpf run'. The other types
are filters, which the kernel asks for a verdict; 'bf bpf attach' attaches one of
type cgroup/dev to a control group. A filter reads its parameters, four bytes
each, the lowest first, then its context, and the first byte that it writes is its
verdict. If it ends without one, fails, or runs for a quarter of a second, its
verdict is 0.

  type           context                                      verdict
  cgroup/dev     three numbers of four bytes, the lowest      1 allows the access,
                 first: kind of device (1 block, 2 char)      all others deny it
                 + 65536 times what is to be done (sum of
                 1 mknod, 2 read, 4 write); major; minor
  socket_filter  the packet, as the socket sees it            0 drops the packet
  xdp            the frame, from its Ethernet header          1 drops it, 2 lets it
                                                              pass, 3 sends it back

A whole program has a tape of 64 MiB unless --tape says otherwise; a filter has
448 bytes, and no more. This needs Linux 6.9 and the rights of root.`,
		Example: `  bf bpf run mandelbrot.b
  bf bpf attach device.b --cgroup /sys/fs/cgroup/test --bpf-const major=1 --bpf-const minor=9
  bf build device.b --target bpf --bpf-type cgroup/dev -o device.o && bpftool prog load device.o /sys/fs/bpf/device`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return process.Usagef("there is no command %q of bf bpf: run and attach are", args[0])
			}
			return process.HelpError{Text: cmd.Long + "\n\n" + cmd.UsageString()}
		},
	}
	cmd.AddCommand(newBPFRun(), newBPFAttach())
	return cmd
}

// bpfFlags are the options of the commands that load a program.
type bpfFlags struct {
	source  sourceFlags
	program programFlags
	options brainfuck.BuildOptions
	input   string
	cgroup  string
	timeout duration
}

func newBPFRun() *cobra.Command {
	var f bpfFlags
	cmd := &cobra.Command{
		Use:   "run FILE",
		Short: "Run a whole program in the kernel",
		Long: `Run runs the program in FILE ('-' is standard input), or the object, in the
kernel, from its start to its end. It behaves as with 'bf run'; output appears at
least every quarter of a second.`,
		Example: `  bf bpf run mandelbrot.b
  bf bpf run --cell 16 --eof 0 --input data.bin filter.b
  bf build primes.b --target bpf && echo 100 | bf bpf run primes.o`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.limited(cmd.Context(), args, f.run)
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&f.input, "input", "", "read the program's input from `FILE`")
	return cmd
}

func newBPFAttach() *cobra.Command {
	var f bpfFlags
	cmd := &cobra.Command{
		Use:   "attach FILE",
		Short: "Attach a device filter to a control group",
		Long: `Attach loads the program in FILE, or the object, as a filter of type cgroup/dev
and attaches it to the control group whose folder --cgroup names. It decides about
devices for the processes of the group until bf ends: by an interrupt, at the
time limit, or killed. --bpf-const sets the parameters; of an object, those that
it was built with.

'bf help bpf' tells what a filter reads and answers.`,
		Example: `  bf bpf attach device.b --cgroup /sys/fs/cgroup/test --bpf-const major=1 --bpf-const minor=9
  bf bpf attach device.o --cgroup /sys/fs/cgroup/test --bpf-const minor=8 --timeout 1m`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.attach(cmd.Context(), args)
		},
	}
	f.register(cmd)
	cmd.Flags().StringVar(&f.cgroup, "cgroup", "", "the folder `DIR` of a control group, version 2")
	addBPFConst(cmd, &f.options.BPF)
	if err := cmd.MarkFlagDirname("cgroup"); err != nil {
		panic(err)
	}
	return cmd
}

func (f *bpfFlags) register(cmd *cobra.Command) {
	f.source.register(cmd)
	f.program.register(cmd)
	addBPFDebug(cmd, &f.options.BPF)
	cmd.Flags().Var(&f.timeout, "timeout", "end after a `TIME` such as 1.5s; 0 is no limit")
}

// limited calls do with a context that ends at the time limit.
func (f *bpfFlags) limited(ctx context.Context, args []string, do func(context.Context, []string) error) error {
	if limit := time.Duration(f.timeout); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, process.TimeLimitError{Program: f.source.title(args), Limit: limit})
		defer cancel()
	}
	return process.Supervise(ctx, func(ctx context.Context) error { return do(ctx, args) })
}

func (f *bpfFlags) run(ctx context.Context, args []string) error {
	object, src, err := f.object(args, "syscall")
	if err != nil {
		return err
	}
	in, err := f.openInput(src)
	if err != nil {
		return err
	}
	p, err := kernel.Load(object)
	if err != nil {
		return err
	}
	defer p.Close()
	return p.Run(ctx, in, os.Stdout)
}

// openInput returns the file that the program reads.
func (f *bpfFlags) openInput(src source.Source) (*os.File, error) {
	switch {
	case f.input == "-" && src.Stdin:
		return nil, process.Usagef("standard input can not be both the program and its input")
	case f.input != "" && f.input != "-":
		return source.OpenRegular(f.input)
	case src.Stdin:
		return os.Open(os.DevNull)
	}
	return os.Stdin, nil
}

// attach attaches the filter and waits. The time limit is the end that somebody
// wanted, and no failure.
func (f *bpfFlags) attach(ctx context.Context, args []string) error {
	if f.cgroup == "" {
		return process.Usagef("name a control group with --cgroup DIR")
	}
	params := f.options.BPF.Params
	object, src, err := f.object(args, "cgroup/dev")
	if err != nil {
		return err
	}
	var set []kernel.Param
	for _, p := range params {
		set = append(set, kernel.Param(p))
	}
	filter, err := kernel.Attach(object, f.cgroup, set)
	if err != nil {
		return err
	}
	defer filter.Close()
	fmt.Fprintf(os.Stderr, "bf: %s is attached to %s; an interrupt detaches it\n", process.OneLine(src.Name), process.OneLine(f.cgroup))
	if f.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, time.Duration(f.timeout), errTimeUp)
		defer cancel()
	}
	<-ctx.Done()
	if err := context.Cause(ctx); !errors.Is(err, errTimeUp) {
		return err
	}
	return nil
}

var errTimeUp = errors.New("the time is up")

// object returns the file that args name if it is an object, and builds one of the
// program in it otherwise.
func (f *bpfFlags) object(args []string, kind string) ([]byte, source.Source, error) {
	src, err := f.source.read(args)
	if err != nil || bytes.HasPrefix(src.Text, []byte("\x7fELF")) {
		return src.Text, src, err
	}
	options := f.program.Options
	options.Name = src.Name
	options.Dump = options.Dump || f.options.BPF.Debug
	p, err := brainfuck.Compile(src.Text, &options)
	if err != nil {
		return nil, src, err
	}
	f.options.BPF.Type = kind
	object, err := p.Build(brainfuck.BPF, &f.options)
	return object, src, err
}
