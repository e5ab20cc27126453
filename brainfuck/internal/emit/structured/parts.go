package structured

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A Part is a run of ops that becomes a function. Blocks that begin in it end in
// it.
type Part struct {
	First, End int    // ops First to End-1
	calls      []call // in order
}

// A call stands in a part for the ops of another.
type call struct{ at, part int }

// Walk calls op for each op of a part, with its index, but call for each run of
// ops that is another part.
func (p *Plan) Walk(part int, op func(i int), call func(part int)) {
	this := &p.Parts[part]
	calls := this.calls
	for i := this.First; i < this.End; {
		if len(calls) > 0 && calls[0].at == i {
			call(calls[0].part)
			i = p.Parts[calls[0].part].End
			calls = calls[1:]
			continue
		}
		op(i)
		i++
	}
}

// A level is a block that is being read, or the program around all: what it
// consists of so far, where what became a part counts as one op.
type level struct {
	open  int // index of the op that begins it
	run   run // ops that have not become a part yet, after those that have
	total int // ops before run
	calls int // in divider.calls, the first of this level
}

// A run is a sequence of whole ops and blocks.
type run struct {
	first, calls int // the first op, the first call
	ops, depth   int
}

type divider struct {
	plan             *Plan
	maxOps, maxDepth int
	levels           []level
	calls            []call // of all levels, those of outer ones first
}

// divide cuts the program into parts from the inside out. Wherever a run of ops
// has become long it is made a part, and so is a block that nests too deep.
func (p *Plan) divide(maxOps, maxDepth int) {
	d := &divider{plan: p, maxOps: maxOps, maxDepth: maxDepth, levels: []level{{}}}
	ops := p.Ops
	for i := range ops {
		switch ops[i].Kind {
		case ir.Open, ir.If:
			d.levels = append(d.levels, level{open: i, run: run{first: i + 1, calls: len(d.calls)}, calls: len(d.calls)})
			continue
		case ir.Close, ir.End:
			d.close(i)
		default:
			d.top().run.ops++
		}
		if top := d.top(); top.run.ops >= maxOps {
			d.cut(top.run.first, i+1, top.run.calls)
			top.total++
			top.run = run{first: i + 1, calls: len(d.calls)}
		}
	}
	p.Parts = append(p.Parts, Part{0, len(ops), d.calls})
}

func (d *divider) top() *level { return &d.levels[len(d.levels)-1] }

// close ends the innermost block at op i.
func (d *divider) close(i int) {
	ended := *d.top()
	d.levels = d.levels[:len(d.levels)-1]
	into := &d.top().run
	size, depth := ended.total+ended.run.ops+2, ended.run.depth+1
	if size >= d.maxOps || depth >= d.maxDepth {
		d.cut(ended.open, i+1, ended.calls)
		size, depth = 1, 0
	}
	into.ops += size
	into.depth = max(into.depth, depth)
}

// cut makes a part of the ops from first to end, and of the calls from there on
// its calls; a call of it takes their place.
func (d *divider) cut(first, end, calls int) {
	part := Part{first, end, append([]call(nil), d.calls[calls:]...)}
	d.calls = append(d.calls[:calls], call{first, len(d.plan.Parts)})
	d.plan.Parts = append(d.plan.Parts, part)
}
