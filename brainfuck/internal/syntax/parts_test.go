package syntax_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func TestSplit(t *testing.T) {
	const src = "#!\n+[->[-]+<]>[[+++>]x++-<]+!,"
	want := []string{
		"bits 8\nadd [0], 1 @3\ncall [0], 1 @4\nmove 1 @13\ncall [0], 2, moves @14\nadd [0], 1 @27\n",
		"bits 8\nopen [0] @4\n  add [0], -1 @5\n  move 1 @6\n  open [0] @7\n    add [0], -1 @8\n  close [0] @9\n" +
			"  add [0], 1 @10\n  move -1 @11\nclose [0] @12\n",
		"bits 8\nopen [0] @14\n  call [0], 3, moves @15\n  add [0], 2 @22\n  add [0], -1 @24\n  move -1 @25\nclose [0] @26\n",
		"bits 8\nopen [0] @15\n  add [0], 3 @16\n  move 1 @19\nclose [0] @20\n",
	}
	p, err := syntax.Split([]byte(src), syntax.Options{Separator: true}, syntax.Sizes{Loop: 4, Sequence: 100})
	if err != nil {
		t.Fatal(err)
	}
	if p.Len() != 3 || string(p.Input) != "," {
		t.Errorf("%d parts, input %q", p.Len(), p.Input)
	}
	for n, want := range want {
		part := p.Parse(n, nil)
		if err := part.Check(); err != nil {
			t.Error(err)
		}
		if part.Part != (n > 0) {
			t.Errorf("part %d: Part is %v", n, part.Part)
		}
		text := string(part.AppendText(nil, true))
		if diff := cmp.Diff(want, text); diff != "" {
			t.Errorf("part %d:\n%s", n, diff)
		}
		if again, err := ir.ParseText(text); err != nil || string(again.AppendText(nil, true)) != text {
			t.Errorf("read back: %v\n%s", err, again)
		}
	}
}

func TestSplitSequences(t *testing.T) {
	const src = "[-]>+[->,<]<[>]+[-].[[-]>[>]+[-]<]."
	want := []string{
		"bits 8\nopen [0] @0\n  add [0], -1 @1\nclose [0] @2\nfollow [0], 1, moves @3\nfollow [0], 2, moves @11\n" +
			"follow [0], 3 @15\nfollow [0], 4, moves @19\nout [0] @34\n",
		"bits 8\nmove 1 @3\nadd [0], 1 @4\nopen [0] @5\n  add [0], -1 @6\n  move 1 @7\n  in [0] @8\n  move -1 @9\nclose [0] @10\n",
		"bits 8\nmove -1 @11\nopen [0] @12\n  move 1 @13\nclose [0] @14\n",
		"bits 8\nadd [0], 1 @15\nopen [0] @16\n  add [0], -1 @17\nclose [0] @18\n",
		"bits 8\nout [0] @19\nopen [0] @20\n  open [0] @21\n    add [0], -1 @22\n  close [0] @23\n" +
			"  follow [0], 5, moves @24\n  follow [0], 6 @28\n  move -1 @32\nclose [0] @33\n",
		"bits 8\nmove 1 @24\nopen [0] @25\n  move 1 @26\nclose [0] @27\n",
		"bits 8\nadd [0], 1 @28\nopen [0] @29\n  add [0], -1 @30\nclose [0] @31\n",
	}
	p, err := syntax.Split([]byte(src), syntax.Options{}, syntax.Sizes{Loop: 100, Sequence: 3})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range want {
		text := string(p.Parse(n, nil).AppendText(nil, true))
		if diff := cmp.Diff(want, text); diff != "" {
			t.Errorf("part %d:\n%s", n, diff)
		}
		if again, err := ir.ParseText(text); err != nil || string(again.AppendText(nil, true)) != text {
			t.Errorf("read back: %v\n%s", err, again)
		}
	}
	if p.Len() != len(want)-1 {
		t.Errorf("%d parts", p.Len())
	}
}

// Parts put in the place of their Calls are the program.
func TestSplitLosesNothing(t *testing.T) {
	for seed := range uint64(300) {
		src, _ := bftest.Random(seed)
		whole, err := syntax.Parse(src, syntax.Options{})
		if err != nil {
			t.Fatal(err)
		}
		outs := []ir.Op(nil) // with runs of outputs as one op, as parts have them
		for _, op := range whole.Program.Ops {
			if n := len(outs); n > 0 && op.Kind == ir.Out && outs[n-1].Kind == ir.Out {
				outs[n-1].Arg++
			} else {
				outs = append(outs, op)
			}
		}
		whole.Program.Ops = outs
		if err := whole.Program.Link(); err != nil {
			t.Fatal(err)
		}
		for _, size := range []syntax.Sizes{{1, 1}, {7, 30}, {30, 7}, {50, 50}, {1 << 20, 1 << 20}, {1 << 20, 1}} {
			p, err := syntax.Split(src, syntax.Options{}, size)
			if err != nil {
				t.Fatal(err)
			}
			joined := &ir.Program{Bits: 8, Ops: join(p, 0)}
			if err := joined.Link(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(whole.Program, joined); diff != "" {
				t.Fatalf("seed %d, sizes %v:\n%s", seed, size, diff)
			}
		}
	}
}

func join(p *syntax.Parts, n int) (ops []ir.Op) {
	for _, op := range p.Parse(n, nil).Ops {
		if op.Kind == ir.Call || op.Kind == ir.Follow {
			ops = append(ops, join(p, int(op.Arg))...)
		} else {
			ops = append(ops, op)
		}
	}
	return ops
}

// The errors are those of Parse.
func TestSplitErrors(t *testing.T) {
	for _, src := range []string{"+[", "]", "[]]", "#!]\n[[]", "[" + strings.Repeat("[]", 1000)} {
		_, want := syntax.Parse([]byte(src), syntax.Options{})
		_, err := syntax.Split([]byte(src), syntax.Options{}, syntax.Sizes{Loop: 1, Sequence: 1})
		var wrong *syntax.SyntaxError
		if !errors.As(err, &wrong) || wrong.Error() != want.Error() || wrong.Excerpt() != want.(*syntax.SyntaxError).Excerpt() {
			t.Errorf("%.10s: %v, want %v", src, err, want)
		}
	}
}
