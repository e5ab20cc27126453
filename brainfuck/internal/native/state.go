package native

import "unsafe"

// A State is the memory through which the run time and the code of a program
// talk. The run time allocates it at an address that does not change, sets
// Tape, Resume and what the I/O mode needs, and passes its address to the code
// at each call.
type State struct {
	// Tape is the address of the cell that the tape pointer names.
	Tape uintptr
	// Resume is the address at which the code goes on: at first that of
	// [Code.Body], after that where it has left. The command that it has left
	// in is that of the byte before: PosAt(Resume - 1).
	Resume uintptr

	// OutPos is the address of the next free byte of the output buffer and
	// OutEnd that of the buffer's end. The code asks for room, for MinRoom bytes
	// at most, only when it is about to write.
	OutPos, OutEnd uintptr
	// InPos is the address of the next byte of input and InEnd that of the
	// input's end.
	InPos, InEnd uintptr

	// Low is the address of the leftmost cell, for code with Config.CheckLow or
	// Config.CheckEnds.
	Low uintptr

	// EOF is not 0 after the end of the input: once InPos has reached InEnd,
	// the code does not ask for more.
	EOF uint32
	// Stop is set to 1, at any time and by anyone, to make code that calls out
	// leave with Stopped before its next call.
	Stop uint32
	// Errno is why the code has left with IOError, 0 if nobody knows.
	Errno uint32
	// Dirty is not 0 when libc may hold output that it has not written.
	Dirty uint32

	// InFd and OutFd are the file descriptors of the syscall mode.
	InFd, OutFd int32

	// Poll is the code's own: struct pollfd of poll(2).
	Poll struct {
		Fd              int32
		Events, Revents int16
	}
	// Byte is the code's own: where read(2) puts a byte. When it has left with
	// OffTape, it is how far from Low the cell is.
	Byte uint64

	// Turns is counted down at points, and WatchLow and WatchHigh are the
	// addresses of cells that points look out for: see Point.
	Turns               uint64
	WatchLow, WatchHigh uintptr

	// Span is the size of the tape in bytes, for code with Config.CheckEnds.
	Span uintptr
	// Parts is the address of the table of parts (parts.go), for code with
	// Config.Parts.
	Parts uintptr
}

// MinRoom is how many bytes of room code may want after it has left with Flush.
const MinRoom = 64

// Where a State's fields are, in bytes from its address.
const (
	OffsetTape       = int32(unsafe.Offsetof(State{}.Tape)) // a constant: no memory is accessed
	OffsetResume     = int32(unsafe.Offsetof(State{}.Resume))
	OffsetOutPos     = int32(unsafe.Offsetof(State{}.OutPos))
	OffsetOutEnd     = int32(unsafe.Offsetof(State{}.OutEnd))
	OffsetInPos      = int32(unsafe.Offsetof(State{}.InPos))
	OffsetInEnd      = int32(unsafe.Offsetof(State{}.InEnd))
	OffsetLow        = int32(unsafe.Offsetof(State{}.Low))
	OffsetSpan       = int32(unsafe.Offsetof(State{}.Span))
	OffsetEOF        = int32(unsafe.Offsetof(State{}.EOF))
	OffsetStop       = int32(unsafe.Offsetof(State{}.Stop))
	OffsetErrno      = int32(unsafe.Offsetof(State{}.Errno))
	OffsetDirty      = int32(unsafe.Offsetof(State{}.Dirty))
	OffsetInFd       = int32(unsafe.Offsetof(State{}.InFd))
	OffsetOutFd      = int32(unsafe.Offsetof(State{}.OutFd))
	OffsetPoll       = int32(unsafe.Offsetof(State{}.Poll))
	OffsetPollEvents = OffsetPoll + 4
	OffsetByte       = int32(unsafe.Offsetof(State{}.Byte))
	OffsetTurns      = int32(unsafe.Offsetof(State{}.Turns))
	OffsetWatchLow   = int32(unsafe.Offsetof(State{}.WatchLow))
	OffsetWatchHigh  = int32(unsafe.Offsetof(State{}.WatchHigh))
	OffsetParts      = int32(unsafe.Offsetof(State{}.Parts))
)

// A Reason says why the code has left. After each but Done the run time may
// call it again, unless it says otherwise.
type Reason uint32

// The reasons to leave.
const (
	Done    Reason = iota // the program has ended
	Flush                 // the output buffer has not enough room
	Fill                  // the input buffer is empty and EOF not set
	EOF                   // the input is at its end, under ir.EOFError
	Dump                  // a Dump op
	Stopped               // State.Stop was set
	IOError               // a system call or libc function has failed
	OffTape               // an access off the tape, with Config.CheckEnds; not to be called again
	Missing               // a part that is to be loaded, with Config.Parts
)

// String returns the reason's name.
func (r Reason) String() string {
	names := [...]string{"done", "flush", "fill", "eof", "dump", "stopped", "I/O error", "off the tape", "part missing"}
	if int(r) >= len(names) {
		return "unknown"
	}
	return names[r]
}
