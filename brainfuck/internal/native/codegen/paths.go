package codegen

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// Programs choose between two ways by loops that leave the pointer in one place or
// another, [->>>]>+ for example. In machine code such loops move the pointer,
// and make everything unknown, only to come back to where they were. So the turn
// of a small loop around them is written as a tree of paths: a path goes on to
// where a cell is tested whose value it does not know, and there becomes two. On
// a path the number of turns of all loops within is known, and so is how far the
// pointer has moved: it stays where it is up to the end of the turn. What a path
// has found out about cells decides tests that come later.
//
//	open [0]; add [0], -1; open [1]; move -2; close [1]; add [3], 1; ...
//	  =>  add [0], -1
//	      test [1] ─ zero ──── add [3], 1; ...
//	              └─ not ──── test [-1] ─ zero ──── add [1], 1; ...
//	                                   └─ not ──── (leaves)
//
// A tree has an end, turns do not: where going on is not worth it (shares.go), a path
// leaves the tree, to the same place in the loop as it is written otherwise, which
// goes on to the end of the turn (region.go).

const (
	maxRegion  = 64   // ops in the loop around
	maxTests   = 24   // tests in a tree
	hopeless   = 8    // tests without an end
	maxTreeOps = 512  // ops in a tree
	maxStride  = 512  // cells that the pointer moves at once
	maxFarCell = 4096 // offset of a cell
	maxSame    = 4    // turns of a loop within that are told apart
	maxNested  = 6    // loops within, in one another
	maxKnown   = 16   // cells of which something is known
	maxSteps   = 4096 // ops that the paths of a tree come to
)

// A pathTree is what a turn of a loop may do.
type pathTree struct {
	ops   []ir.Op // of all pieces, with the pointer at the beginning of the turn
	parts []path
	exits []int32 // ops of the program before which paths leave the tree
}

// A path is a piece without tests, of tree.ops[from:to], and how it ends.
type path struct {
	from, to int32
	ends     pathEnd
	// The end is the op at, with the pointer moved by shift cells. A test is of
	// the cell at off, from the beginning of the turn, for the command at pos.
	at, shift, off, pos int32
	zero, nonzero       int32 // the parts after a test
	share               int32 // of all turns, as a guess
	ended               int32 // of these, how many come to the end of a turn
	loops               bool  // the piece contains loops
	scans               bool  // it ends after the first turn of a scan
	known               knowledge
}

type pathEnd uint8

const (
	pathTests  pathEnd = iota // two paths go on
	pathTurns                 // at the Close of the loop around, of whose cell known is known
	pathLeaves                // out of the tree
)

// hasPaths reports whether the loop at ops[i] is one that paths are written of: it
// is small, writes something, and loops within it move the pointer.
func hasPaths(ops []ir.Op, i int) bool {
	end := int(ops[i].Match)
	if end-i > maxRegion {
		return false
	}
	depth := 0 // of loops
	moves, writes := false, false
	for j := i + 1; j < end; j++ {
		op := &ops[j]
		if op.Off > maxFarCell || op.Off < -maxFarCell || op.Src > maxFarCell || op.Src < -maxFarCell {
			return false
		}
		switch op.Kind {
		case ir.Open:
			depth++
		case ir.Close:
			depth--
		case ir.Move, ir.Scan:
			if op.Arg > maxStride || op.Arg < -maxStride {
				return false
			}
			moves = moves || depth > 0 || op.Kind == ir.Scan
		case ir.In, ir.Out, ir.Dump, ir.Call, ir.Follow:
			return false
		default:
			writes = writes || op.Kind != ir.If && op.Kind != ir.End
		}
	}
	return moves && writes
}

// A pathFinder finds the paths of a loop, one loop after the other.
type pathFinder struct {
	pathTree
	program []ir.Op
	bits    int
	open    int32
	path    pathState   // that is being followed
	queue   []pathState // those to be followed
	shares  []int32     // of these
	tests   int
	steps   int
	left    int32 // the share of the paths that leave the tree
	ended   bool  // a path has come to the end of a turn
}

// findPaths returns the tree of the loop at ops[i], nil if too few paths in it
// come to the end of a turn. The next call makes the tree another one.
func (f *pathFinder) findPaths(ops []ir.Op, i int, bits int) *pathTree {
	if f.queue == nil {
		f.queue, f.parts, f.ops = make([]pathState, 0, maxTests+1), make([]path, 0, 2*maxTests+1), make([]ir.Op, 0, maxTreeOps/4)
	}
	f.program, f.bits, f.open = ops, bits, int32(i)
	f.ops, f.parts, f.exits, f.queue, f.shares = f.ops[:0], f.parts[:0], f.exits[:0], f.queue[:0], f.shares[:0]
	f.tests, f.steps, f.left, f.ended = 0, 0, 0, false
	root := pathState{at: int32(i) + 1, share: all}
	root.learn(ops[i].Off, isNonzero, 0)
	f.parts = append(f.parts, path{})
	f.queue, f.shares = append(f.queue, root), append(f.shares, all)
	for len(f.queue) > 0 {
		if f.left > all-enough || f.tests > hopeless && !f.ended {
			return nil
		}
		f.find(f.next())
	}
	f.prune()
	if f.parts[0].ended < enough {
		return nil
	}
	f.findExits(0)
	return &f.pathTree
}

// findExits finds the ops before which part n, and those after it, leave the tree.
func (f *pathFinder) findExits(n int32) {
	switch p := &f.parts[n]; p.ends {
	case pathTests:
		f.findExits(p.zero)
		f.findExits(p.nonzero)
	case pathLeaves:
		for _, at := range f.exits {
			if at == p.at {
				return
			}
		}
		f.exits = append(f.exits, p.at)
	}
}

// find follows a path to its next test.
func (f *pathFinder) find(s *pathState) {
	p := path{from: int32(len(f.ops)), share: s.share}
	for {
		f.steps++
		op := &f.program[s.at]
		if op.Kind == ir.Close && op.Match == f.open {
			p.ends, p.at, p.shift, p.known = pathTurns, s.at, s.shift, s.what(op.Off+s.shift)
			f.ended = true
			break
		}
		if f.whole(s.at) {
			p.loops = p.loops || op.Kind == ir.Open
			f.block(s, p.from)
			continue
		}
		switch op.Kind {
		case ir.Add, ir.Set, ir.MulAdd:
			f.write(s, op)
			s.at++
			continue
		case ir.Move:
			s.shift += int32(op.Arg)
			s.at++
			continue
		case ir.End:
			s.at++
			continue
		}
		off := op.Off + s.shift
		what := s.what(off)
		p.at, p.shift, p.off, p.pos, p.scans = s.at, s.shift, off, op.Pos, op.Kind == ir.Scan && s.turns > 0
		if f.mustLeave(s, op, what) {
			p.ends = pathLeaves
			f.left += s.share
			break
		}
		if what != unknown && what != likely {
			f.follow(s, op, what != isZero)
			continue
		}
		p.ends = pathTests
		if op.Kind == ir.Scan && s.turns == 0 {
			p.pos = op.Entry
		}
		f.fork(&p, s, op, what)
		break
	}
	p.to = int32(len(f.ops))
	f.parts[s.part] = p
}

// goOn begins the path that goes on where a test of op has found something out,
// with its share of all turns.
func (f *pathFinder) goOn(from *pathState, op *ir.Op, off int32, what knowledge, share int32) int32 {
	f.queue, f.shares = append(f.queue, *from), append(f.shares, share)
	s := &f.queue[len(f.queue)-1]
	s.part, s.share = int32(len(f.parts)), share
	s.learn(off, what, 0)
	f.follow(s, op, what != isZero)
	f.parts = append(f.parts, path{})
	return s.part
}

// mayTurn reports whether the path may go on into the block, or another turn of
// the loop, that op tests for.
func (f *pathFinder) mayTurn(s *pathState, op *ir.Op) bool {
	switch op.Kind {
	case ir.Open:
		return s.nested < maxNested
	case ir.Close:
		return s.in[s.nested-1] < maxSame
	case ir.Scan:
		return s.turns < maxSame
	}
	return true
}

// follow goes on after a test of op.
func (f *pathFinder) follow(s *pathState, op *ir.Op, nonzero bool) {
	switch {
	case op.Kind == ir.Scan && nonzero:
		s.shift += int32(op.Arg)
		s.turns++
		return
	case op.Kind == ir.Scan:
		s.turns = 0
	case op.Kind == ir.Close && nonzero:
		s.in[s.nested-1]++
		s.at = op.Match
	case op.Kind == ir.Close:
		s.nested--
	case op.Kind == ir.Open && nonzero:
		s.in[s.nested] = 1
		s.nested++
	case !nonzero:
		s.at = op.Match
	}
	s.at++
}

// write adds an op to the path and learns from it.
func (f *pathFinder) write(s *pathState, op *ir.Op) {
	o := *op
	o.Off += s.shift
	switch o.Kind {
	case ir.Set:
		s.set(o.Off, o.Arg)
	case ir.Add:
		s.add(o.Off, o.Arg, f.bits)
	case ir.MulAdd:
		o.Src += s.shift
		if v, ok := s.value(o.Src); ok {
			s.add(o.Off, v*o.Arg, f.bits)
		} else {
			s.learn(o.Off, s.sum(o.Arg > 0), 0)
		}
	}
	f.ops = append(f.ops, o)
}

// whole reports whether the block at an op goes to the path as it is: an If that
// may need no jump, or a loop that does not move the pointer.
func (f *pathFinder) whole(at int32) bool {
	open := &f.program[at]
	switch open.Kind {
	case ir.If:
		return adds(f.program, int(at))
	case ir.Open:
		for i := at + 1; i < open.Match; i++ {
			if k := f.program[i].Kind; k == ir.Move || k == ir.Scan {
				return false
			}
		}
		return true
	}
	return false
}

// block adds a block to the path, whose piece begins at from, and forgets what
// the block may change.
func (f *pathFinder) block(s *pathState, from int32) {
	open := &f.program[s.at]
	by := int32(len(f.ops)) - from - s.at
	for i := s.at; i <= open.Match; i++ {
		op := f.program[i]
		switch op.Kind {
		case ir.Open, ir.Close, ir.If, ir.End:
			op.Match += by
		default:
			s.learn(op.Off+s.shift, unknown, 0)
		}
		if op.Kind != ir.End {
			op.Off += s.shift
		}
		if op.Kind == ir.MulAdd {
			op.Src += s.shift
		}
		f.ops = append(f.ops, op)
	}
	if open.Kind == ir.Open || f.program[open.Match-1].Kind == ir.Set {
		s.set(open.Off+s.shift, 0)
	}
	s.at = open.Match + 1
}
