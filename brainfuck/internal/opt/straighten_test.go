package opt_test

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// The walk that does fold and offsets together does what they do one after the other.
func TestStraightenBoth(t *testing.T) {
	both := opt.Level(1)
	for seed := range 20 * count(t) {
		src := commands(rand.New(rand.NewPCG(seed, 2)))
		for _, part := range []bool{false, true} {
			want := bftest.Parse(src, 8)
			want.Part = part
			got := clone(want)
			got.Part = part
			opt.RunPasses(got, both)
			for _, pass := range both {
				pass.Run(want)
			}
			for _, p := range []*ir.Program{want, got} {
				for i := range p.Ops {
					if op := &p.Ops[i]; op.Kind == ir.Move {
						op.Pos = 0 // it can not fail
					}
				}
			}
			if w, g := want.AppendText(nil, true), got.AppendText(nil, true); !bytes.Equal(w, g) {
				t.Fatalf("source: %s\npart: %v\n%s", src, part, cmp.Diff(string(w), string(g)))
			}
		}
	}
}

// commands returns any commands, many of which cancel each other out.
func commands(r *rand.Rand) []byte {
	src := make([]byte, r.IntN(40))
	for i := range src {
		src[i] = "+-+-><><[]."[r.IntN(11)]
	}
	if r.IntN(4) == 0 {
		at := r.IntN(len(src) + 1)
		src = slices.Insert(src, at, slices.Repeat([]byte{"<>+"[r.IntN(3)]}, 256)...)
	}
	return balanced(src)
}

// Loops that only add become what they become when their body is read op by op, as
// it is if there is an add of 0 in it.
func TestLoopsThatOnlyAdd(t *testing.T) {
	for seed := range 20 * count(t) {
		r := rand.New(rand.NewPCG(seed, 3))
		bits := []int{8, 16, 32, 64}[r.IntN(4)]
		fast, slow := addingLoop(r, bits)
		passes := slices.DeleteFunc(opt.Passes(), func(pass opt.Pass) bool {
			return pass.Name == "settle" || r.IntN(6) == 0 // settle uses the room that the add leaves
		})
		was := fast.String()
		opt.RunPasses(fast, passes)
		opt.RunPasses(slow, passes)
		slow.Ops = slices.DeleteFunc(slow.Ops, func(op ir.Op) bool { return op.Kind == ir.Add && op.Arg == 0 })
		if s, f := slow.AppendText(nil, true), fast.AppendText(nil, true); !bytes.Equal(s, f) {
			t.Fatalf("%d bits, %v:\n%s\n%s", bits, passes, was, cmp.Diff(string(s), string(f)))
		}
	}
}

// addingLoop returns a program with a loop that only adds, perhaps in another one, and
// the same with an add of 0 at the end of its body.
func addingLoop(r *rand.Rand, bits int) (fast, slow *ir.Program) {
	fast = &ir.Program{Bits: bits}
	pos := int32(0)
	put := func(op ir.Op) {
		pos++
		op.Pos = pos
		fast.Ops = append(fast.Ops, op)
	}
	cell := func() int32 { return int32(r.IntN(5)) }
	writes := func(n int) {
		for range r.IntN(n) {
			put(ir.Op{Kind: []ir.Kind{ir.Set, ir.In, ir.Out, ir.Add}[r.IntN(4)], Off: cell()})
			if op := &fast.Ops[len(fast.Ops)-1]; op.Kind == ir.Set || op.Kind == ir.Add {
				op.Arg = 1 + r.Int64N(9)
			}
		}
	}
	writes(5)
	outer := r.IntN(2) == 0
	if outer {
		put(ir.Op{Kind: ir.Open, Off: 6})
		writes(3)
	}
	put(ir.Op{Kind: ir.Open})
	for range 1 + r.IntN(4) {
		put(ir.Op{Kind: ir.Add, Off: cell() % 4, Arg: 1 + r.Int64N(5)})
	}
	put(ir.Op{Kind: ir.Add, Arg: -1 - r.Int64N(4)})
	end := len(fast.Ops)
	put(ir.Op{Kind: ir.Close})
	if outer {
		put(ir.Op{Kind: ir.Add, Off: 6, Arg: -1})
		put(ir.Op{Kind: ir.Close, Off: 6})
	}
	slow = clone(fast)
	slow.Ops = slices.Insert(slow.Ops, end, ir.Op{Kind: ir.Add})
	for _, p := range []*ir.Program{fast, slow} {
		if err := p.Link(); err != nil {
			panic(err)
		}
	}
	return fast, slow
}
