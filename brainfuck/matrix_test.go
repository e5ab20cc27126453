package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/rt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// The differential matrix: engines, I/O modes, levels, cell widths and
// conventions for the end of the input must agree with the interpreter at level
// 0 about every program. See bftest.Compare for what agreeing means.

var (
	allLevels = []int{0, 1, 2, 3}
	allWidths = []int{8, 16, 32, 64}
	allEOFs   = []ir.EOF{ir.EOFSame, ir.EOFZero, ir.EOFMinus, ir.EOFError}
)

// A trial is a program to run, and where.
type trial struct {
	src, input []byte
	bits       int
	machine    ir.Machine
	level      int
	// timeout bounds the run; a program that is known to end gets plenty.
	timeout time.Duration
}

const plenty = time.Minute

// An engine runs a trial.
type engine struct {
	name string
	run  func(testing.TB, *trial) bftest.Outcome
}

var (
	interpreter = engine{"interpreter", runInterpreter}
	buffered    = engine{"buffered", runBuffered}
	parts       = engine{"parts", func(t testing.TB, tr *trial) bftest.Outcome {
		return runParts(t, tr, syntax.Sizes{Loop: 24, Sequence: 40})
	}}
	manyParts = engine{"as many parts as possible", func(t testing.TB, tr *trial) bftest.Outcome {
		return runParts(t, tr, syntax.Sizes{Loop: 1, Sequence: 1})
	}}
	syscalls = engine{"syscall", runSyscall}
	stdio    = engine{"libc", runLibc}
)

func (tr *trial) ops() *ir.Program {
	p := bftest.Parse(tr.src, tr.bits)
	opt.Run(p, tr.level)
	return p
}

func (tr *trial) String() string {
	return fmt.Sprintf("level %d, %d bits, eof %v", tr.level, tr.bits, EOF(tr.machine.EOF))
}

func runInterpreter(_ testing.TB, tr *trial) bftest.Outcome {
	ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
	defer cancel()
	var out bytes.Buffer
	err := interp.Run(ctx, tr.ops(), &interp.Config{Machine: tr.machine, In: bytes.NewReader(tr.input), Out: &out})
	return bftest.Outcome{Output: out.Bytes(), Err: err}
}

func runBuffered(t testing.TB, tr *trial) bftest.Outcome {
	var out bytes.Buffer
	err := runImage(t, tr, native.Buffered, bytes.NewReader(tr.input), &out)
	return bftest.Outcome{Output: out.Bytes(), Err: err}
}

// runParts runs a program in parts.
func runParts(t testing.TB, tr *trial, sizes syntax.Sizes) bftest.Outcome {
	split, err := syntax.Split(tr.src, syntax.Options{Bits: tr.bits}, sizes)
	if err != nil {
		t.Fatal(err)
	}
	x, err := rt.LoadParts(&parted{Parts: split, passes: opt.Level(tr.level)}, tr.machine, tr.bits)
	var out bytes.Buffer
	err = runLoaded(t, tr, x, err, bytes.NewReader(tr.input), &out)
	return bftest.Outcome{Output: out.Bytes(), Err: err}
}

func runSyscall(t testing.TB, tr *trial) bftest.Outcome {
	in := scratchFile(t, tr.input)
	out := scratchFile(t, nil)
	defer in.Close()
	defer out.Close()
	err := runImage(t, tr, native.Syscall, in, out)
	written, readErr := os.ReadFile(out.Name())
	if readErr != nil {
		t.Fatal(readErr)
	}
	return bftest.Outcome{Output: written, Err: err}
}

func scratchFile(t testing.TB, content []byte) *os.File {
	f, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	return f
}

func runImage(t testing.TB, tr *trial, mode native.IOMode, in io.Reader, out io.Writer) error {
	t.Helper()
	x, err := rt.Load(tr.ops(), tr.machine, mode)
	return runLoaded(t, tr, x, err, in, out)
}

// runLoaded runs and closes an image, unless err says why there is none.
func runLoaded(t testing.TB, tr *trial, x *rt.Image, err error, in io.Reader, out io.Writer) error {
	t.Helper()
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
	defer cancel()
	_, err = x.Run(ctx, rt.Streams{In: in, Out: out}, false)
	return err
}

// libcChild names the variable that makes the test's process run one program
// through C's standard streams, which a process has only once. Its value holds
// the numbers of a trial.
const libcChild = "MOVABS_TEST_LIBC"

func runLibc(t testing.TB, tr *trial) bftest.Outcome {
	source := filepath.Join(t.TempDir(), "program.b")
	if err := os.WriteFile(source, tr.src, 0o600); err != nil {
		t.Fatal(err)
	}
	// What runs this process, if the processor does not: "qemu-aarch64 -L /usr/aarch64-linux-gnu".
	line := append(strings.Fields(os.Getenv("MOVABS_EMULATOR")), os.Args[0])
	cmd := exec.Command(line[0], line[1:]...)
	m := tr.machine
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d %d %d %d %d %s",
		libcChild, tr.bits, tr.level, m.EOF, m.Right, m.Left, tr.timeout, source))
	cmd.Stdin = bytes.NewReader(tr.input)
	var out, message bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &message
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("%v\n%s", err, &message)
	}
	return bftest.Outcome{Output: out.Bytes(), Err: parseOutcome(message.String())}
}

// runChild is the child's side of runLibc.
func runChild(spec string) int {
	var tr trial
	var source string
	_, err := fmt.Sscanf(spec, "%d %d %d %d %d %d %s",
		&tr.bits, &tr.level, &tr.machine.EOF, &tr.machine.Right, &tr.machine.Left, &tr.timeout, &source)
	if err == nil {
		tr.src, err = os.ReadFile(source)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	x, err := rt.Load(tr.ops(), tr.machine, native.Libc)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
	defer cancel()
	if _, err := x.Run(ctx, rt.Streams{In: os.Stdin, Out: os.Stdout}, false); err != nil {
		fmt.Fprint(os.Stderr, formatOutcome(err))
		return 1
	}
	return 0
}

// formatOutcome and parseOutcome take an error through a pipe.
func formatOutcome(err error) string {
	var outside *ir.RangeError
	var input *ir.InputError
	switch {
	case errors.As(err, &outside):
		return fmt.Sprintf("range %d %d", outside.Pos, outside.Cell)
	case errors.As(err, &input):
		return fmt.Sprintf("input %d", input.Pos)
	case errors.Is(err, context.DeadlineExceeded):
		return "deadline"
	default:
		return "other " + err.Error()
	}
}

func parseOutcome(s string) error {
	kind, rest, _ := strings.Cut(s, " ")
	switch kind {
	case "":
		return nil
	case "range":
		e := new(ir.RangeError)
		fmt.Sscan(rest, &e.Pos, &e.Cell)
		return e
	case "input":
		e := new(ir.InputError)
		fmt.Sscan(rest, &e.Pos)
		return e
	case "deadline":
		return context.DeadlineExceeded
	default:
		return errors.New(rest)
	}
}

func TestMain(m *testing.M) {
	if spec := os.Getenv(libcChild); spec != "" {
		os.Exit(runChild(spec))
	}
	os.Exit(m.Run())
}

// agree runs a trial at some levels on some engines and compares them with the
// outcome at level 0.
func agree(t *testing.T, tr trial, want bftest.Outcome, levels []int, engines ...engine) {
	t.Helper()
	for _, tr.level = range levels {
		for _, e := range engines {
			if err := bftest.Compare(want, e.run(t, &tr)); err != nil {
				t.Errorf("%s, %v: %v", e.name, &tr, err)
			}
		}
	}
}

// heavy is the number of steps from which a program runs at level 0 in one
// width and convention only.
const heavy = 10_000_000

// chatty is the length of an output from which a program runs in one width and
// convention only in the modes that call for each byte.
const chatty = 100_000

func TestProgramsInTheMatrix(t *testing.T) {
	for _, p := range bftest.Programs(t) {
		if p.Fail == "syntax" {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			t.Parallel()
			for i, bits := range p.Bits {
				for j, eof := range p.EOFs {
					tr := trial{src: p.Source, input: p.Input, bits: bits, machine: p.Machine(eof), timeout: plenty}
					full := p.Steps < heavy || i+j == 0 && !testing.Short()
					inMatrix(t, p, tr, full)
				}
			}
		})
	}
}

func inMatrix(t *testing.T, p *bftest.Program, tr trial, full bool) {
	t.Helper()
	want := bftest.Outcome{Output: p.Output}
	if p.Fail == "timeout" {
		tr.timeout = 100 * time.Millisecond
		want.Err = context.DeadlineExceeded
	} else if full {
		want = runInterpreter(t, &tr)
		checkKnown(t, p, want)
	}
	first := tr.bits == p.Bits[0] && tr.machine.EOF == p.EOFs[0]
	switch {
	case full && p.Steps >= heavy:
		agree(t, tr, want, allLevels, buffered, parts, manyParts)
		agree(t, tr, want, []int{3}, interpreter, syscalls, stdio)
	case full && first:
		agree(t, tr, want, allLevels, interpreter, buffered, parts, manyParts)
		agree(t, tr, want, []int{0, 3}, syscalls)
		if testing.Short() { // a process each
			agree(t, tr, want, []int{3}, stdio)
		} else {
			agree(t, tr, want, []int{0, 3}, stdio)
		}
	case full && len(want.Output) < chatty && p.Fail != "timeout":
		levels := allLevels
		if testing.Short() { // QEMU keeps some memory for every page that was ever mapped
			levels = []int{0, 3}
		}
		agree(t, tr, want, levels, buffered, parts, manyParts)
		agree(t, tr, want, []int{3}, interpreter, syscalls)
		if !testing.Short() { // a process each
			agree(t, tr, want, []int{3}, stdio)
		}
	default:
		agree(t, tr, want, []int{3}, buffered, parts)
	}
}

// checkKnown compares an outcome with what the program is documented to do.
func checkKnown(t *testing.T, p *bftest.Program, got bftest.Outcome) {
	t.Helper()
	if !bytes.Equal(got.Output, p.Output) {
		t.Errorf("output %.200q, want %.200q", got.Output, p.Output)
	}
	var pos int32 = -1
	var outside *ir.RangeError
	var input *ir.InputError
	kind := ""
	switch {
	case errors.As(got.Err, &outside):
		kind, pos = "range", outside.Pos
	case errors.As(got.Err, &input):
		kind, pos = "input", input.Pos
	case got.Err != nil:
		kind = got.Err.Error()
	}
	if kind != p.Fail {
		t.Errorf("fails with %q, want %q", kind, p.Fail)
	}
	if pos >= 0 {
		program := Program{src: p.Source}
		if at := program.position(pos); at.Line != p.Line || at.Column != p.Column {
			t.Errorf("fails at %v, want %d:%d", at, p.Line, p.Column)
		}
	}
}

func TestRandomProgramsInTheMatrix(t *testing.T) {
	seeds := 1500
	if testing.Short() {
		seeds = 200
	}
	if n, err := strconv.Atoi(os.Getenv("MOVABS_SEEDS")); err == nil {
		seeds = n
	}
	for seed := range seeds {
		randomTrial(t, uint64(seed))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// randomTrial runs the random program of a seed.
func randomTrial(t *testing.T, seed uint64) {
	t.Helper()
	tr, want := randomProgram(seed)
	engines := []engine{interpreter, buffered, parts, manyParts}
	if seed%10 == 0 {
		engines = append(engines, syscalls)
	}
	if seed%50 == 0 {
		engines = append(engines, stdio)
	}
	agree(t, tr, want, allLevels, engines...)
	if t.Failed() {
		t.Logf("%s\ninput %q, tape %d+%d", tr.src, tr.input, tr.machine.Left, tr.machine.Right)
	}
}

// randomProgram returns the random program of a seed, with width, convention and
// tape chosen by the seed as well, and its outcome at level 0.
func randomProgram(seed uint64) (tr trial, want bftest.Outcome) {
	src, input := bftest.Random(seed)
	pick := seed / 2
	tr = trial{src: src, input: input, bits: allWidths[pick%4], timeout: plenty}
	tr.machine = ir.Machine{Right: 4096, EOF: allEOFs[pick/4%4]}
	switch pick / 16 % 4 {
	case 1:
		tr.machine.Right, tr.machine.Left = 11, 5
	case 2:
		tr.machine.Left = 4096
	case 3:
		tr.machine.Right = 30000
	}
	want = bftest.Interpret(bftest.Parse(src, tr.bits), tr.machine, input, 200_000)
	switch {
	case errors.Is(want.Err, interp.ErrSteps):
		tr.timeout = 2 * time.Millisecond
	case errors.As(want.Err, new(*ir.RangeError)):
		tr.timeout = 200 * time.Millisecond // without that access, it may never end
	}
	return tr, want
}

func TestCorpus(t *testing.T) {
	for _, p := range bftest.Corpus(t) {
		t.Run(p.Name, func(t *testing.T) {
			if p.Fail == "syntax" {
				var wrong *SyntaxError
				if _, err := Compile(p.Source, nil); !errors.As(err, &wrong) {
					t.Errorf("%v, want a *SyntaxError", err)
				}
				return
			}
			engines := []engine{buffered, parts}
			if testing.Short() && len(p.Source) < minParted { // long runs, under QEMU for minutes
				engines = engines[:1]
			}
			for _, bits := range p.Bits {
				for _, eof := range p.EOFs {
					tr := trial{src: p.Source, input: p.Input, bits: bits, machine: p.Machine(eof), timeout: plenty, level: 3}
					if p.Output == nil {
						tr.timeout = 200 * time.Millisecond // it may be made to fail or not to end
						agree(t, tr, runInterpreter(t, &trial{src: p.Source, input: p.Input, bits: bits, machine: tr.machine, timeout: time.Second}), []int{3}, engines...)
						continue
					}
					if eof != p.EOFs[0] && (testing.Short() || len(p.Input) == 0) {
						continue // a program that reads nothing does not care
					}
					agree(t, tr, bftest.Outcome{Output: p.Output}, []int{3}, engines...)
				}
			}
		})
	}
}
