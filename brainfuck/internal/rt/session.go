package rt

import (
	"errors"
	"fmt"
	"runtime"
	"syscall"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit"
)

// A Session is the memory of a program that runs in parts: its code is entered
// and left at points (native.Point), and between two parts whoever debugs the
// program reads and changes the tape. A session is for one goroutine at a time.
type Session struct {
	machine ir.Machine
	bits    int
	tape    *tape
	image   *Image
	call    *jit.Call
	state   native.State // the session is on the heap: its address stays
	out     []byte
}

// NewSession maps a tape for programs whose first access off it is at most
// reach bytes away. The caller must Close the session.
func NewSession(m ir.Machine, bits int, reach int64) (*Session, error) {
	t, err := newTape(m, bits, reach)
	if err != nil {
		return nil, err
	}
	return &Session{machine: m, bits: bits, tape: t, out: make([]byte, bufferSize)}, nil
}

// Close frees the tape, but not the image in use.
func (s *Session) Close() error {
	if s.call != nil {
		s.call.Close()
	}
	return s.tape.close()
}

// Tape returns the cells, from the leftmost on. It is valid until Close.
func (s *Session) Tape() []byte {
	// The cells are mapped memory outside of Go's heap, which lives as long as
	// the session.
	first := s.tape.first
	p := *(*unsafe.Pointer)(unsafe.Pointer(&first))
	return unsafe.Slice((*byte)(p), (s.tape.left+s.tape.right)*s.tape.bytes)
}

// Clear makes all cells 0.
func (s *Session) Clear() error { return discard(s.tape.low, s.tape.high-s.tape.low) }

// Touched calls f with stretches of Tape, as offsets, outside of which all bytes
// are 0. It reports false if the system does not tell.
func (s *Session) Touched(f func(from, to int)) bool {
	first, size := s.tape.first, int(s.tape.high-s.tape.first)
	return usedPages(s.tape.low, s.tape.high, func(from, to uintptr) {
		f(max(int(from)-int(first), 0), min(int(to)-int(first), size))
	})
}

// Use makes the image of the same program the one that Enter enters.
func (s *Session) Use(x *Image) error {
	if x.native.Reach > int64(s.tape.low-s.tape.base) {
		return errors.New("the code reaches farther than the guards of its tape")
	}
	call, err := x.newCall()
	if err != nil {
		return err
	}
	if s.call != nil {
		s.call.Close()
	}
	s.image, s.call = x, call
	return nil
}

// CanEnter reports whether the code has a place for a point. Code that can not
// be reached may be missing.
func (x *Image) CanEnter(point int) bool { return x.entry(int32(point)) >= 0 }

// entry returns the offset at which the code goes on at a point, negative if
// there is none. Of several the last will do, as all of them do the same.
func (x *Image) entry(point int32) int {
	if x.entries == nil {
		x.entries = map[int32]int{}
		for _, p := range x.native.Points {
			x.entries[p.Point] = p.Offset
		}
	}
	if offset, ok := x.entries[point]; ok {
		return offset
	}
	return -1
}

// A Part says where a part of a run begins, and what it has.
type Part struct {
	Point   int    // to enter at
	Pointer int64  // number of the cell that the source's pointer is at
	Turns   uint64 // points with Tick to pass, and leave at the last of them; not 0
	Input   []byte // what can be read
	EOF     bool   // nothing comes after Input
	// The points with Watch look out for cells from WatchLow to WatchHigh; for
	// none if WatchLow is greater.
	WatchLow, WatchHigh int64
	Output              func([]byte) // takes what the program writes; not to be kept
}

// An Exit says how a part has ended.
type Exit struct {
	// Fault is the error of a program that has left its tape. What the tape
	// holds then is not what it should.
	Fault   *ir.RangeError
	Done    bool   // the program has ended
	Point   int    // if it has not
	Pointer int64  // as in Part; not valid after Done
	Turns   uint64 // how many are left of Part.Turns
	Read    int    // bytes of the input that were read
}

// Enter runs a part of the program.
func (s *Session) Enter(p *Part) (Exit, error) {
	offset := s.image.entry(int32(p.Point))
	if offset < 0 {
		return Exit{}, fmt.Errorf("point %d can not be entered", p.Point)
	}
	base := uintptr(s.image.code.Addr())
	st := &s.state
	st.Resume = base + uintptr(offset)
	st.Tape = s.tape.address(p.Pointer)
	st.Low = s.tape.first
	st.InPos = address(p.Input)
	st.InEnd = st.InPos + uintptr(len(p.Input))
	st.EOF = 0
	if p.EOF {
		st.EOF = 1
	}
	st.Turns = p.Turns
	st.WatchLow, st.WatchHigh = ^uintptr(0), 0
	if p.WatchLow <= p.WatchHigh {
		st.WatchLow, st.WatchHigh = s.tape.address(p.WatchLow), s.tape.address(p.WatchHigh)
	}
	exit, err := s.loop(p)
	exit.Turns = st.Turns
	exit.Pointer = s.tape.cell(st.Tape)
	exit.Read = int(st.InPos - address(p.Input))
	runtime.KeepAlive(p.Input)
	return exit, err
}

// loop enters the code until it leaves at a point, or ends.
func (s *Session) loop(p *Part) (Exit, error) {
	for {
		s.state.OutPos = address(s.out)
		s.state.OutEnd = s.state.OutPos + uintptr(len(s.out))
		reason, err := s.call.Do(uintptr(unsafe.Pointer(&s.state)))
		if err != nil {
			return s.fault(err)
		}
		if n := s.state.OutPos - address(s.out); n > 0 {
			p.Output(s.out[:n])
		}
		switch native.Reason(reason) {
		case native.Flush:
		case native.Done:
			return Exit{Done: true}, nil
		case native.Dump:
			point, ok := s.image.native.PointAt(int(s.state.Resume - uintptr(s.image.code.Addr())))
			if !ok {
				return Exit{}, errors.New("the code left where there is no point")
			}
			return Exit{Point: int(point)}, nil
		default:
			return Exit{}, fmt.Errorf("the code left for an unexpected reason: %v", native.Reason(reason))
		}
	}
}

// fault tells what is wrong if the code has crashed.
func (s *Session) fault(err error) (Exit, error) {
	var fault *jit.Fault
	if !errors.As(err, &fault) {
		return Exit{}, err
	}
	x := s.image
	addr := fault.Addr
	if fault.Signal == syscall.SIGILL {
		addr = generalRegister(&fault.Regs, x.native.Registers.Low)
	}
	offset := int(fault.PC - uintptr(x.code.Addr()))
	cell := s.tape.cell(addr)
	if offset < x.native.Lo || offset >= x.native.Hi || !s.tape.maps(addr) || s.tape.onTape(cell) {
		return Exit{}, fmt.Errorf("the code crashed: %w", err)
	}
	return Exit{Fault: &ir.RangeError{Pos: x.native.PosAt(offset), Cell: cell}}, nil
}
