package progs

import (
	"slices"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// sorted writes the bytes of its input in ascending order, without NULs. It
// inserts each into an array of those before: in every record the smaller of
// two stays and the larger goes on to the next.
func sorted(a *macro.Asm) {
	a.Note("Sorts the bytes of the input")
	home := a.Cells(2)
	v, x, least, rest := a.Probe(), a.Cell(), a.Cell(), a.Cell()
	stride := int(rest-v.Value) + 1
	next := macro.Cell(stride)
	a.Fix(home)
	a.Read(x)
	a.While(x, func() {
		a.Move(x, x+next)
		a.Shift(stride)
		a.While(v.Value, func() {
			a.Note("the lesser of the two")
			a.While(x, func() {
				a.Branch(v,
					func() { a.Dec(v.Value); a.Dec(x); a.Inc(least) },
					func() { a.Move(x, rest) })
			})
			a.Note("the greater one goes on")
			a.Move(v.Value, rest)
			a.Move(rest, x+next)
			a.Move(least, v.Value, x+next)
			a.Shift(stride)
		})
		a.Move(x, v.Value)
		a.Shift(-stride)
		a.Slide(v.Value, -stride)
		a.Read(x)
	})
	a.Note("write them")
	a.Shift(stride)
	a.While(v.Value, func() {
		a.Out(v.Value)
		a.Shift(stride)
	})
}

func wantSorted(in []byte) []byte {
	out := slices.Clone(in)
	slices.Sort(out)
	return out
}
