package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// backward is the walk, from the last op to the first, that passes share which
// need to know what becomes of what is written. It marks the ops that go by
// making them moves by 0.
type backward struct {
	p  *ir.Program
	on rules
	// next has for a cell the index of the Add or Set that comes next, if no
	// other op that accesses it or begins or ends a block comes before.
	next   cellMap[int32]
	shift  int64 // of the pointer, to where it was at the end
	lowest int64 // place of needs[0]
	needs  []need
	now    uint32
	blocks []needBlock
	log    []needChange
}

// A need says whether anybody will read what is in a cell, if its time is now.
type need struct {
	time   uint32
	unused bool
	noted  int32 // one more than the index of the latest change in the log
}

type needChange struct {
	place int64
	old   need
}

// A needBlock is an if whose body is being read.
type needBlock struct {
	log   int
	shift int64
	kept  int // ops of the body, so far
}

func (w *backward) run(p *ir.Program, on rules) {
	lowest, highest := reach(p)
	*w = backward{
		p: p, on: on, next: w.next,
		lowest: int64(lowest), needs: zeros(w.needs, int(highest-lowest)+1), now: 1,
		blocks: w.blocks[:0], log: w.log[:0],
	}
	w.next.reset(lowest, highest)
	ops := p.Ops
	for i := len(ops) - 1; i >= 0; i-- {
		w.op(&ops[i], int32(i))
	}
	compact(p)
}

// op reads the op with an index.
func (w *backward) op(op *ir.Op, i int32) {
	switch op.Kind {
	case ir.Add, ir.Set, ir.MulAdd:
		if w.on&ruleMerge != 0 && w.merges(op) {
			w.keep(-1)
			w.next.delete(op.Off)
		}
		if w.on&ruleStores != 0 && w.isUnused(op.Off) || op.Kind == ir.Add && op.Arg == 0 {
			*op = ir.Op{Kind: ir.Move}
		}
	case ir.Move:
	case ir.End:
		w.next.clear()
		w.blocks = append(w.blocks, needBlock{log: len(w.log), shift: w.shift})
		return
	case ir.If:
		w.next.clear()
		b := w.join()
		if b.kept == 0 && w.on&ruleStores != 0 {
			w.p.Ops[op.Match] = ir.Op{Kind: ir.Move}
			*op = ir.Op{Kind: ir.Move}
			return
		}
	}
	if op.Kind != ir.Move || op.Arg != 0 {
		w.keep(1)
		w.pass(op, i)
	}
}

// keep counts n ops that are kept in the innermost if.
func (w *backward) keep(n int) {
	if last := len(w.blocks) - 1; last >= 0 {
		w.blocks[last].kept += n
	}
}

// pass updates what is known for what op does.
func (w *backward) pass(op *ir.Op, i int32) {
	switch op.Kind {
	case ir.Add:
		w.next.put(op.Off, i)
	case ir.Set:
		w.next.put(op.Off, i)
		w.mark(op.Off, true)
	case ir.MulAdd:
		w.next.delete(op.Off)
		w.read(op.Src)
	case ir.Out, ir.In, ir.If:
		w.read(op.Off)
	case ir.Move:
		w.next.clear()
		w.shift -= op.Arg
	default:
		w.next.clear()
		w.needAll()
	}
}

// read notes that the value of a cell is needed.
func (w *backward) read(off int32) {
	w.next.delete(off)
	w.mark(off, false)
}

func (w *backward) at(place int64) *need {
	i := place - w.lowest
	if uint64(i) >= uint64(len(w.needs)) {
		return nil
	}
	return &w.needs[i]
}

func (w *backward) isUnused(off int32) bool {
	n := w.at(int64(off) + w.shift)
	return n != nil && w.unused(n)
}

func (w *backward) unused(n *need) bool {
	return n.time == w.now && n.unused
}

func (w *backward) mark(off int32, unused bool) {
	place := int64(off) + w.shift
	n := w.at(place)
	if n == nil || n.time == w.now && n.unused == unused {
		return
	}
	if b := len(w.blocks); b > 0 && int(n.noted) <= w.blocks[b-1].log {
		w.log = append(w.log, needChange{place, *n})
		n.noted = int32(len(w.log))
	}
	n.time, n.unused = w.now, unused
}

// needAll notes that the values of all cells may be needed.
func (w *backward) needAll() {
	w.now++
}

// join comes to the beginning of an if: needed is what is needed with its body
// or without.
func (w *backward) join() needBlock {
	b := w.blocks[len(w.blocks)-1]
	w.blocks = w.blocks[:len(w.blocks)-1]
	changes := w.log[b.log:]
	for i := len(changes) - 1; i >= 0; i-- {
		c := &changes[i]
		n := w.at(c.place)
		n.noted = c.old.noted
		if !w.unused(&c.old) {
			n.time, n.unused = w.now, false
		}
	}
	w.log = w.log[:b.log]
	if w.shift != b.shift { // cells have other places without the body
		w.needAll()
		w.shift = b.shift
	}
	if len(w.blocks) == 0 {
		return b
	}
	around := w.blocks[len(w.blocks)-1].log
	for i := range changes {
		c := changes[i]
		n := w.at(c.place)
		switch {
		case int(n.noted) > around:
		case i < maxNoted:
			w.log = append(w.log, c)
			n.noted = int32(len(w.log))
		default:
			n.time, n.unused = w.now, false
		}
	}
	return b
}
