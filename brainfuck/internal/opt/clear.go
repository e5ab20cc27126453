package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// The pass clear replaces loops that do nothing but bring their cell to 0.
//
//	open [0]; add [0], -1; close [0]   =>  set [0], 0
//	open [0]; add [0], 3; close [0]    =>  set [0], 0
//	open [0]; set [0], 0; close [0]    =>  set [0], 0
//
// An odd step meets 0 whatever the cell holds, because it generates all values
// of the cell's width. An even one may step over it for ever: that loop stays.

// clears reports whether a loop with a body, which ends with the given Close,
// is one that clear replaces.
func clears(body []ir.Op, end *ir.Op) bool {
	if len(body) != 1 || body[0].Off != end.Off {
		return false
	}
	switch body[0].Kind {
	case ir.Add:
		return body[0].Arg&1 != 0
	case ir.Set:
		return body[0].Arg == 0
	}
	return false
}
