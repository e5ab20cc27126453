package arm64

import "fmt"

// A Cond is a condition on the flags, as in Bcc and Csel. Its number is the one
// in instructions (Arm ARM, table C1-1).
type Cond uint8

// The conditions. After Cmp x, y: LO, HS, LS and HI compare unsigned numbers, LT,
// GE, LE and GT signed ones.
const (
	EQ Cond = iota // equal: zero
	NE             // not equal: not zero
	HS             // higher or same: carry
	LO             // lower: no carry
	MI             // minus: negative
	PL             // plus: not negative
	VS             // overflow; unordered, after comparing floating-point numbers
	VC             // no overflow; ordered
	HI             // higher
	LS             // lower or same
	GE             // greater or equal
	LT             // less
	GT             // greater
	LE             // less or equal
	AL             // always
	NV             // always, too
)

// Other names of the conditions.
const (
	CS = HS
	CC = LO
)

// Negate returns the condition that holds when c does not. AL and NV have none:
// they become each other, and both hold always.
func (c Cond) Negate() Cond { return c ^ 1 }

// String returns the suffix of mnemonics: "ne" for NE.
func (c Cond) String() string {
	if !c.valid() {
		return fmt.Sprintf("Cond(%d)", uint8(c))
	}
	return [...]string{"eq", "ne", "hs", "lo", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "al", "nv"}[c]
}

func (c Cond) valid() bool { return c <= NV }

// negatable returns whether there is a condition that holds when c does not.
func (c Cond) negatable() bool { return c < AL }
