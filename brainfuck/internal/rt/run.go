package rt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// bufferSize is the size of the output and the input buffer in bytes: that of a
// Linux pipe.
const bufferSize = 64 << 10

// Streams are what a run reads from and writes to. A nil reader is empty, a nil
// writer discards, and with a nil Dump nothing shows the tape.
type Streams struct {
	In   io.Reader
	Out  io.Writer
	Dump func(*ir.Snapshot)
	// Probe, if not nil, can see where the program is.
	Probe *ir.Probe

	samples *Samples // where to count samples, if not nil; see Sample
	every   time.Duration
}

// A run is one execution of an Image.
type run struct {
	image *Image
	ctx   context.Context
	call  *jit.Call
	tape  *tape
	// state is a part of the run, which is on the heap: the context's
	// goroutine has it too.
	state native.State
	io    Streams
	in    []byte

	waits atomic.Bool // in a Read: the state stands still

	mu      sync.Mutex // guards the output: the ticker writes it too
	out     []byte
	written int   // how much of out has been written
	outErr  error // why writing failed
	ended   bool
	ticker  *time.Timer
}

// Run executes the program. Its error is an *ir.RangeError, an *ir.InputError,
// the context's, or that of a reader or writer, wrapped. What the program wrote
// before is written in any case. The mode Syscall needs an *os.File for input
// and output, and the mode Libc the process's own.
//
// Touched is the size in bytes of the pages of the tape that were used; it is
// only counted if measure is set.
func (x *Image) Run(ctx context.Context, s Streams, measure bool) (touched int64, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	r := &run{image: x, ctx: ctx, io: s}
	if err := r.connect(); err != nil {
		return 0, err
	}
	r.tape, err = newTape(x.machine, x.bits, x.native.Reach)
	if err != nil {
		return 0, err
	}
	defer func() {
		if measure {
			touched = r.tape.touched()
		}
		err = also(err, r.tape.close())
	}()
	r.state.Tape = r.tape.start
	r.state.Low = r.tape.first
	r.state.Resume = x.base() + uintptr(x.native.Body)
	if x.parts != nil {
		r.state.Parts = x.parts.address()
	}
	r.call, err = x.newCall()
	if err != nil {
		return 0, err
	}
	defer r.call.Close()
	defer context.AfterFunc(ctx, r.stop)()
	if x.mode == native.Buffered {
		defer r.startTicker()()
	}
	if s.samples != nil {
		defer r.startSampling()()
	}
	defer s.Probe.Attach(r.look)()
	err = r.loop()
	runtime.KeepAlive(r)
	return 0, err
}

// connect prepares the state for the I/O mode.
func (r *run) connect() error {
	if r.io.In == nil {
		r.io.In = eofReader{}
	}
	if r.io.Out == nil {
		r.io.Out = io.Discard
	}
	switch r.image.mode {
	case native.Buffered:
		r.out = make([]byte, bufferSize)
		r.in = make([]byte, bufferSize)
		r.resetOut()
		r.state.InPos = address(r.in)
		r.state.InEnd = r.state.InPos
		return nil
	case native.Syscall:
		in, okIn := r.io.In.(*os.File)
		out, okOut := r.io.Out.(*os.File)
		if !okIn || !okOut {
			return errors.New("the syscall mode reads and writes files only")
		}
		// Fd also makes the descriptors blocking, as the code expects them.
		r.state.InFd, r.state.OutFd = int32(in.Fd()), int32(out.Fd())
		return nil
	default:
		if r.io.In != io.Reader(os.Stdin) || r.io.Out != io.Writer(os.Stdout) {
			return errors.New("the libc mode reads standard input and writes standard output only")
		}
		os.Stdin.Fd() // makes it blocking
		os.Stdout.Fd()
		return nil
	}
}

type eofReader struct{}

func (eofReader) Read([]byte) (int, error) { return 0, io.EOF }

// stop makes the code leave, wherever it is.
func (r *run) stop() {
	atomic.StoreUint32(&r.state.Stop, 1)
	r.call.Stop()
}

// loop enters the code until the program has ended.
func (r *run) loop() error {
	for {
		reason, err := r.call.Do(uintptr(unsafe.Pointer(&r.state)))
		done, err := r.handle(native.Reason(reason), err)
		if done || err != nil {
			return also(err, r.finish())
		}
	}
}

// also adds a second error to a first, unless there is none or it is the same.
func also(err, second error) error {
	switch {
	case second == nil || second == err:
		return err
	case err == nil:
		return second
	default:
		return errors.Join(err, second)
	}
}

// handle does what the code has left for.
func (r *run) handle(reason native.Reason, err error) (done bool, _ error) {
	if err != nil {
		return true, r.interrupted(err)
	}
	switch reason {
	case native.Done:
		return true, nil
	case native.Flush:
		return false, r.flush(r.state.OutPos)
	case native.Fill:
		return false, r.fill()
	case native.EOF:
		return true, &ir.InputError{Pos: r.pos(r.state.Resume - 1)}
	case native.Dump:
		return false, r.dump()
	case native.Stopped:
		return true, r.ctx.Err()
	case native.IOError:
		return true, r.ioError()
	case native.Missing:
		err := r.image.parts.load(r.state.Resume)
		return err != nil, err
	default:
		return true, fmt.Errorf("the code left for no known reason (%d)", reason)
	}
}

// finish writes what is still in a buffer. The state's cursor is right: whoever
// ended the program has seen to it.
func (r *run) finish() error {
	switch r.image.mode {
	case native.Buffered:
		r.mu.Lock()
		r.ended = true
		r.mu.Unlock()
		return r.flush(r.state.OutPos)
	case native.Libc:
		if err := ffi.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}

// interrupted turns what ended a call into the program's error, and completes
// the state from the registers of the interrupted code.
func (r *run) interrupted(err error) error {
	var fault *jit.Fault
	var stopped *jit.Stopped
	switch {
	case errors.As(err, &stopped):
		if stopped.Inside {
			r.adopt(&stopped.Regs)
		}
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.outErr != nil {
			return nil // finish reports it
		}
		return r.ctx.Err()
	case errors.As(err, &fault):
		pc := fault.PC
		if r.inBody(pc) {
			r.adopt(&fault.Regs)
			addr := fault.Addr
			if fault.Signal == syscall.SIGILL {
				addr = generalRegister(&fault.Regs, r.image.native.Registers.Low)
			}
			if cell := r.tape.cell(addr); r.tape.maps(addr) && !r.tape.onTape(cell) {
				return &ir.RangeError{Pos: r.pos(pc), Cell: cell}
			}
		}
		return fmt.Errorf("the code crashed: %w", err)
	default:
		return err
	}
}

func (r *run) inBody(pc uintptr) bool {
	offset := int(pc - r.image.base())
	if r.image.parts != nil {
		return offset >= r.image.native.Lo && r.image.parts.has(offset)
	}
	return offset >= r.image.native.Lo && offset < r.image.native.Hi
}

// adopt stores to the state what interrupted code held in registers.
func (r *run) adopt(regs *jit.Regs) {
	names := r.image.native.Registers
	r.state.Tape = generalRegister(regs, names.Tape)
	if r.image.mode == native.Buffered {
		r.state.OutPos = generalRegister(regs, names.Out)
		r.state.InPos = generalRegister(regs, names.In)
	}
}

// pos returns the source position of the instruction at pc.
func (r *run) pos(pc uintptr) int32 {
	return r.image.PosAt(int(pc - r.image.base()))
}

// ioError describes why a system call or libc function of the code failed.
func (r *run) ioError() error {
	if r.state.Errno == 0 {
		return errors.New("reading or writing failed")
	}
	return fmt.Errorf("reading or writing failed: %w", syscall.Errno(r.state.Errno))
}

// dump shows the neighbourhood of the pointer.
func (r *run) dump() error {
	if err := r.flush(r.state.OutPos); err != nil || r.io.Dump == nil {
		return err
	}
	r.io.Dump(r.snapshot(r.state.Resume-1, r.state.Tape))
	return nil
}
