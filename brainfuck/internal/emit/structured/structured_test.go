package structured

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

// Each line is an op, and behind it what its accesses must be compared with.
func TestNeeds(t *testing.T) {
	names := []string{"src low", "src high", "low", "high", "step low", "step high"}
	for _, want := range []string{`
add [9], 1
add [10], 1 ; high
add [-1], 1 ; low
`, `
open [0]
  add [0], -1
  move 3
  move -3
close [0]
out [5]
`, `
open [0]
  move 1
  add [1], 1 ; high
  add [-1], 1
close [0]
out [1]
out [2] ; high
out [-1] ; low
`, `
if [0]
  move -2
  out [0] ; low
end
out [9]
out [10] ; high
`, `
move 5
scan [0], -1 ; step low
out [4]
out [5] ; high
`, `
scan [0], 1 ; step high
muladd [0], [1], 1 ; src high
open [0]
  scan [0], -1 ; step low
  scan [0], 1 ; step high
close [0]
out [0]
`} {
		want = strings.TrimPrefix(want, "\n")
		p, err := ir.ParseText(want)
		if err != nil {
			t.Fatal(err)
		}
		plan := NewPlan(emit.NewUnit(p, ir.Machine{Right: 10}, "", nil), Options{MaxOps: 100, MaxDepth: 10})
		lines := strings.SplitAfter(string(p.AppendText(nil, false)), "\n")[1:]
		for i := range p.Ops {
			var needs []string
			for bit, name := range names {
				if plan.Needs(i)>>bit&1 != 0 {
					needs = append(needs, name)
				}
			}
			if needs != nil {
				lines[i] = strings.TrimSuffix(lines[i], "\n") + " ; " + strings.Join(needs, ", ") + "\n"
			}
		}
		if diff := cmp.Diff(want, strings.Join(lines, "")); diff != "" {
			t.Error(diff)
		}
	}
}

// Parts, put back where they are called, are the program; and they are small.
func TestParts(t *testing.T) {
	for seed := range uint64(300) {
		src, _ := bftest.Random(seed)
		p := bftest.Parse(slices.Concat(src, src, src), 8)
		opt.Run(p, int(seed%4))
		const maxOps, maxDepth = 8, 3
		plan := NewPlan(emit.NewUnit(p, ir.Machine{Right: 10}, "", src), Options{MaxOps: maxOps, MaxDepth: maxDepth})
		next := 0
		var walk func(part int)
		walk = func(part int) {
			ops, depth, deepest := 0, 0, 0
			calls := 0
			plan.Walk(part, func(i int) {
				if i != next {
					t.Fatalf("seed %d: op %d comes after %d", seed, i, next-1)
				}
				next++
				ops++
				switch p.Ops[i].Kind {
				case ir.Open, ir.If:
					depth++
				case ir.Close, ir.End:
					depth--
				}
				deepest = max(deepest, depth)
			}, func(callee int) {
				calls++
				walk(callee)
			})
			if depth != 0 {
				t.Fatalf("seed %d: part %d divides a block", seed, part)
			}
			if deepest > maxDepth || ops > 4*maxOps {
				t.Fatalf("seed %d: part %d has %d ops, %d deep", seed, part, ops, deepest)
			}
		}
		walk(len(plan.Parts) - 1)
		if next != len(p.Ops) {
			t.Fatalf("seed %d: %d of %d ops", seed, next, len(p.Ops))
		}
	}
}

func ExamplePlan_Walk() {
	p, _ := ir.ParseText("out [0]\nopen [0]\nopen [1]\nin [1]\nclose [1]\nclose [0]\nout [2]")
	plan := NewPlan(emit.NewUnit(p, ir.Machine{Right: 10}, "", nil), Options{MaxOps: 100, MaxDepth: 1})
	for n := range plan.Parts {
		fmt.Println("part", n)
		plan.Walk(n, func(i int) { fmt.Println(" ", p.Ops[i]) }, func(part int) { fmt.Println("  call part", part) })
	}
	// Output:
	// part 0
	//   open [1]
	//   in [1]
	//   close [1]
	// part 1
	//   open [0]
	//   call part 0
	//   close [0]
	// part 2
	//   out [0]
	//   call part 1
	//   out [2]
}
