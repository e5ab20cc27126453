package progs

import "github.com/seed1605a99e/movabs/scripts/bfgen/macro"

// rot13 turns letters by thirteen places and copies the other bytes, up to the
// end of the input or a NUL.
func rot13(a *macro.Asm) {
	a.Note("Turns letters by thirteen places")
	c, key, up, down := a.Cell(), a.Cell(), a.Cell(), a.Cell()
	var cases []macro.Case
	for _, first := range []int{'A', 'a'} {
		for i := range 26 {
			kind := up
			if i >= 13 {
				kind = down
			}
			cases = append(cases, macro.Case{Value: first + i, Do: func() { a.Inc(kind) }})
		}
	}
	a.Read(c)
	a.While(c, func() {
		a.Note("which half of the alphabet")
		a.Copy(c, key)
		a.Switch(key, nil, cases...)
		a.Pour(up, macro.Term{Cell: c, By: 13})
		a.Pour(down, macro.Term{Cell: c, By: -13})
		a.Note("write it and read the next")
		a.Out(c)
		a.Clear(c)
		a.Read(c)
	})
}

func wantRot13(in []byte) []byte {
	out := make([]byte, len(in))
	for i, c := range in {
		switch l := c | 0x20; {
		case l >= 'a' && l <= 'm':
			c += 13
		case l >= 'n' && l <= 'z':
			c -= 13
		}
		out[i] = c
	}
	return out
}
