package check

// A Kind says what is wrong.
type Kind uint8

// The kinds of findings.
const (
	NeverRuns Kind = iota // the code can not be reached
	NeverEnds             // the loop, once it is entered
	OffTape               // the access is off the tape, if it is reached
	NoEffect              // nobody can see what the code does
)

// A Finding is a place in a program and what is wrong there.
type Finding struct {
	Kind Kind
	// From and To are offsets in the source: of the first command that the
	// finding is about, and behind the last one.
	From, To int32
	Text     string
}
