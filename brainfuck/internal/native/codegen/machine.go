package codegen

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// A Machine writes instructions. It holds the fixed registers: the address of
// the current cell, that of the State, the cursors of the buffers. Slots are
// registers of the cache, by number. The cells that it is told to access are on
// the tape, or have been prepared by [Generator.Touch].
type Machine interface {
	// EntryAndExits writes the C function and a way out for each Reason.
	EntryAndExits()
	// Leave makes the code leave, and go on after it when it is called again.
	Leave(native.Reason)
	// LeaveAt is Leave with the tape pointer at the cell at off for its length.
	LeaveAt(reason native.Reason, off int32)

	// LoadCell loads a cell into a slot, with zeros above its width.
	LoadCell(slot int, off int32)
	// LoadConst loads a constant of the width of a cell, with zeros above it.
	LoadConst(slot int, v int64)
	// LoadSlot loads the value of another slot, with zeros above its width.
	LoadSlot(slot, from int)
	// StoreCell stores a slot to a cell. It keeps the flags.
	StoreCell(off int32, slot int)
	// StoreConst stores a constant to a cell. It keeps the flags.
	StoreConst(off int32, v int64)
	// Probe makes an access to a cell, for the fault that it may be.
	Probe(off int32)
	// CheckLow crashes, with the cell's address in Registers.Low, if a cell lies
	// left of the tape.
	CheckLow(off int32)
	// CheckEnds leaves with OffTape, and the cell's address less State.Low in
	// State.Byte, if a cell is not on the tape.
	CheckEnds(off int32)

	// AddConst adds k to a cell.
	AddConst(to Place, k int64)
	// AddProduct adds k times the value of a slot to a cell.
	AddProduct(to Place, src int, k int64)
	// AddProductIf is AddProduct to the cell at off, in memory, that makes no
	// access to it if the cell that slot src holds, at srcOff, is 0.
	AddProductIf(off int32, src int, srcOff int32, k int64)
	// LoadSum loads v plus k times the value of another slot.
	LoadSum(slot int, v int64, src int, k int64)
	// LoadMin loads the lesser of the cell in another slot, without sign, and n,
	// with zeros above the width of a cell.
	LoadMin(slot, src int, n int64)
	// MovePointer moves the tape pointer by a number of cells.
	MovePointer(distance int64)

	// Jump jumps.
	Jump(to asm.Label)
	// JumpThrough jumps to the address in a slot of the table at State.Parts. It
	// keeps the return address of a call.
	JumpThrough(slot int32)
	// Branch jumps if the cell at off is 0, or if it is not. It is an access.
	// The cell's value is not a known constant. Without Traits.InMemory, the
	// cell is in a slot then, with zeros above its width.
	Branch(zero bool, off int32, to asm.Label)
	// AlignLoop aligns the head of a loop.
	AlignLoop()

	// ScanCells goes on with a scan whose first cell is known not to be 0, to
	// its end. It leaves nothing in slots. Generator.ScanSteps is one way.
	ScanCells(op *ir.Op, done asm.Label)

	// MakeRoom leaves if the output buffer has no room for n bytes.
	MakeRoom(n int32)
	// PutBytes writes the low byte of a cell to the output buffer, n times.
	PutBytes(off, n int32)
	// GetByte reads a byte from the input buffer into the cell at off, and
	// jumps to empty if there is none.
	GetByte(off int32, empty asm.Label)
	// BranchEnded jumps if State.EOF is set.
	BranchEnded(to asm.Label)
	// CountTurn counts State.Turns down and jumps when it comes to 0.
	CountTurn(to asm.Label)
	// BranchEmpty jumps if the input buffer is empty.
	BranchEmpty(to asm.Label)
	// BranchWatched jumps if one of the cells from lo to hi lies between
	// State.WatchLow and State.WatchHigh.
	BranchWatched(lo, hi int64, to asm.Label)
	// CallRoutine calls a routine for the cell at off, after an access to it:
	// neither the kernel nor libc would fault at the op.
	CallRoutine(off int32, routine asm.Label)
	// OutputRoutine and InputRoutine write the routines for the I/O mode.
	OutputRoutine()
	InputRoutine()
	// ScanRoutines writes the routines that ScanCells has called for.
	ScanRoutines()
}

// Traits are what the Generator has to know of a Machine.
type Traits struct {
	Name      string // in errors
	MaxText   int    // size of the largest text, in bytes, that jumps reach over
	Slots     int    // number of registers for cells, at most MaxSlots
	Registers native.Registers
	// InMemory is whether instructions work on cells in memory, so that a value
	// which is wanted once needs no register.
	InMemory bool
}

// A Place is where a cell's value is: in a slot or, if that is None, in memory.
type Place struct {
	Off  int32
	Slot int
}
