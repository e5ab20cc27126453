package check

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// window describes all that rounds of a straight body can see from here on,
// relative to the pointer, "" if some of it is unknown: the cells that a round
// touches, and, if the pointer moves on, those ahead. If it is the same before
// and after a round, all rounds to come are the same.
func (s *state) window(body []ir.Op, net int64) string {
	low, high := reach(body)
	if !s.rest.known {
		return ""
	}
	ahead := func(at int64) bool { return net > 0 && at > s.ptr+high || net < 0 && at < s.ptr+low }
	for t := s; t != nil; t = t.under {
		if len(t.cells) > mostAhead {
			return ""
		}
		for at, v := range t.cells {
			if ahead(at) && v != s.rest {
				return ""
			}
		}
	}
	var b strings.Builder
	for off := low; off <= high; off++ {
		v := s.at(off)
		if !v.known {
			return ""
		}
		fmt.Fprintf(&b, "%d ", v.v)
	}
	return b.String()
}

// mostAhead is how many cells with values of their own window looks at.
const mostAhead = 1000

// reach returns the distances between which a body moves and touches cells.
func reach(body []ir.Op) (low, high int64) {
	at := int64(0)
	for i := range body {
		if body[i].Kind == ir.Move {
			at += body[i].Arg
			low, high = min(low, at), max(high, at)
		}
	}
	return low, high
}
