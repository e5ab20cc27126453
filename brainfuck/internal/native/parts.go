package native

import (
	"cmp"
	"slices"
)

// The table of parts holds addresses in code: of the exits, by the Reason, and
// for each part where it begins and where it goes on when it has ended. Each has
// eight bytes. The code only reads it.

// ExitSlot returns the index of the address of an exit.
func ExitSlot(r Reason) int32 { return int32(r) }

// CallSlot returns the index of the address that a Call of a part jumps to: Call.Miss
// until the part is loaded, then its Body.
func CallSlot(part int32) int32 { return int32(Missing) + 2*part - 1 }

// ReturnSlot returns the index of the address that a part goes on at.
func ReturnSlot(part int32) int32 { return CallSlot(part) + 1 }

// Slots returns the number of slots for a number of parts.
func Slots(parts int) int { return int(ReturnSlot(int32(parts))) + 1 }

// A Call is a place in the code that calls a part. A part is called in one place.
type Call struct {
	Part   int32
	Miss   int // offset of where the code leaves for the part, if it is missing
	Resume int // offset of where it then goes on
	Return int // offset of where the part goes on when it has ended
}

// CallAt returns the call that goes on at an offset after it has left.
func (c *Code) CallAt(resume int) (call Call, ok bool) {
	i, found := slices.BinarySearchFunc(c.Calls, resume, func(c Call, resume int) int {
		return cmp.Compare(c.Resume, resume)
	})
	if !found {
		return Call{}, false
	}
	return c.Calls[i], true
}
