package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A tree of paths is to have those that are taken often, and its code is not to be
// larger than that is worth. So each path has its share of all turns, as a guess:
// the larger ones go on first, and where too few of those that come to a test
// would come to the end of a turn, all leave.
const (
	all = 1 << 30 // turns of a loop
	// A cell is guessed to be 0 a little more often than not, unless something has
	// been added to it.
	usual      = 3            // of 8 cells are not 0
	likelyMore = 15           // of 16, where something has been added
	enough     = all / 10 * 6 // so many have to end in the tree
	worth      = 3            // of 10 that come to a test
	least      = all / 200    // so many have to come to it
)

// next takes the path with the largest share from the queue.
func (f *pathFinder) next() *pathState {
	k := 0
	for i, share := range f.shares {
		if share > f.shares[k] {
			k = i
		}
	}
	last := len(f.queue) - 1
	f.path = f.queue[k]
	f.queue[k], f.shares[k] = f.queue[last], f.shares[last]
	f.queue, f.shares = f.queue[:last], f.shares[:last]
	return &f.path
}

// prune makes paths leave at tests after which too few come to the end of a turn.
func (f *pathFinder) prune() {
	for i := len(f.parts) - 1; i >= 0; i-- { // those after a test come first
		p := &f.parts[i]
		switch p.ends {
		case pathTurns:
			p.ended = p.share
		case pathTests:
			p.ended = f.parts[p.zero].ended + f.parts[p.nonzero].ended
			if p.ended < p.share/10*worth {
				p.ended, p.ends = 0, pathLeaves
			}
		}
	}
}

// mustLeave reports whether the path has to leave the tree before op, which tests a
// cell of which something is known.
func (f *pathFinder) mustLeave(s *pathState, op *ir.Op, what knowledge) bool {
	full := len(f.ops) > maxTreeOps || f.steps > maxSteps
	switch what {
	case isZero:
		return false
	case unknown, likely:
		return full || f.tests == maxTests || s.share < least
	}
	return full || !f.mayTurn(s, op)
}

// fork ends p, the path's piece, with a test of op, and begins the two paths that go
// on after it.
func (f *pathFinder) fork(p *path, s *pathState, op *ir.Op, what knowledge) {
	f.tests++
	share := s.share / 8 * usual
	if what == likely {
		share = s.share / 16 * likelyMore
	}
	p.zero = f.goOn(s, op, p.off, isZero, s.share-share)
	if f.mayTurn(s, op) {
		p.nonzero = f.goOn(s, op, p.off, isNonzero, share)
		return
	}
	p.nonzero = int32(len(f.parts))
	f.parts = append(f.parts, path{ends: pathLeaves, at: s.at, shift: s.shift, scans: p.scans, share: share})
	f.left += share
}
