package ir

// A Kind says what an Op does. In the descriptions, p is the tape pointer and
// arithmetic wraps at the program's cell width.
type Kind uint8

// The kinds of ops.
const (
	Add    Kind = iota // cell[p+Off] += Arg
	Set                // cell[p+Off] = Arg
	MulAdd             // cell[p+Off] += cell[p+Src] * Arg
	Move               // p += Arg
	Scan               // while cell[p+Off] != 0 { p += Arg }
	Out                // write the low byte of cell[p+Off], and Arg times again
	In                 // read a byte into cell[p+Off]
	Open               // if cell[p+Off] == 0, continue after the matching Close
	Close              // if cell[p+Off] != 0, continue after the matching Open
	If                 // if cell[p+Off] == 0, continue after the matching End
	End                // closes an If; does nothing and touches nothing
	Dump               // show the tape around cell p+Off, the source's pointer, to the person who debugs
	Call               // if cell[p+Off] != 0, run part Arg with p += Off before it and p -= Off after it
	Follow             // run part Arg with p += Off before it and p -= Off after it
)

// An Op is one step of a program. Fields that a kind does not mention are 0.
type Op struct {
	// Arg is the addend, value, factor or distance. Values of cells are kept
	// reduced: see Program.Wrap. That of a Dump is 0, or the number of a point
	// at which a debugger may see the program and change its cells.
	Arg int64
	// Off is the cell that the op works on, relative to the tape pointer.
	Off int32
	// Src is the cell that MulAdd reads, relative to the tape pointer.
	Src int32
	// Match is the index of the partner of Open, Close, If and End.
	Match int32
	// Pos is the offset in the source, in bytes, of the command that the op
	// comes from: the one to blame when the access leaves the tape.
	Pos int32
	// Entry is, for Scan, the one to blame when already the first cell is off
	// the tape: the [ of a loop whose ] is at Pos. For Call and Follow it is 1 if
	// the part may leave the pointer at another cell than it began with.
	Entry int32
	Kind  Kind
}

// Touches reports whether executing op always accesses cell[p+Off], so that a
// program in which that cell is off the tape fails at op.
func (op *Op) Touches() bool {
	return op.Kind != Move && op.Kind != End && op.Kind != Dump && op.Kind != Follow
}

// Bounds reports whether ops of the kind begin or end a block and so have a
// partner.
func (k Kind) Bounds() bool { return k-Open <= End-Open }
