package amd64

import "fmt"

// A Cond is a condition on the flags, as in Jcc, Setcc and Cmovcc. Its number
// is the one in the opcodes (SDM volume 1, appendix B).
type Cond uint8

// The conditions. After Cmp x, y: B, AE, BE and A compare unsigned numbers, L,
// GE, LE and G signed ones.
const (
	O  Cond = iota // overflow
	NO             // no overflow
	B              // below: carry
	AE             // above or equal: no carry
	E              // equal: zero
	NE             // not equal: not zero
	BE             // below or equal
	A              // above
	S              // sign: negative
	NS             // no sign
	P              // parity even; unordered, after comparing floating-point numbers
	NP             // parity odd; ordered
	L              // less
	GE             // greater or equal
	LE             // less or equal
	G              // greater
)

// Other names of the conditions.
const (
	C   = B
	NAE = B
	NC  = AE
	NB  = AE
	Z   = E
	NZ  = NE
	NA  = BE
	NBE = A
	PE  = P
	PO  = NP
	NGE = L
	NL  = GE
	NG  = LE
	NLE = G
)

// Negate returns the condition that holds when c does not.
func (c Cond) Negate() Cond { return c ^ 1 }

// String returns the suffix of mnemonics: "ne" for NE.
func (c Cond) String() string {
	if !c.valid() {
		return fmt.Sprintf("Cond(%d)", uint8(c))
	}
	return [...]string{"o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"}[c]
}

func (c Cond) valid() bool { return c <= G }
