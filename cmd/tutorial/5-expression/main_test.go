//go:build linux && (amd64 || arm64)

package main

import (
	"maps"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

func evaluatorOf(t testing.TB, tree *node, width int) evaluator {
	t.Helper()
	arena, err := jit.NewArena(nil)
	if err != nil {
		t.Fatal(err)
	}
	var a assembler
	code, err := compile(arena, &a, tree, width)
	if err != nil {
		arena.Close()
		t.Fatal(err)
	}
	t.Cleanup(func() {
		code.Close()
		arena.Close()
	})
	f, err := jit.Func[evaluator](code)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var variables = []string{"x", "y"}

// near returns whether two results differ by no more than C's and Go's
// mathematical functions do.
func near(a, b float64) bool {
	return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b), 1)
}

func TestExpressions(t *testing.T) {
	x, y := 3.0, -0.5
	tests := []struct {
		source string
		want   float64
	}{
		{"1", 1},
		{"x", x},
		{" 2 + 3*4 ", 14},
		{"(2+3)*4", 20},
		{"8-4-2", 2},
		{"8/4/2", 1},
		{"2*(x+(x-(y*(x/(y+1)))))", 2 * (x + (x - (y * (x / (y + 1)))))},
		{"-x*x", -9},
		{"--x", 3},
		{"1/-0", math.Inf(-1)},
		{"1.5e3+.5", 1500.5},
		{"sqrt(x*x)", 3},
		{"pow(x, 2) - pow(2, x)", 1},
		{"x + y*sin(x)/(cos(y) + pow(x, sin(y)))", x + y*math.Sin(x)/(math.Cos(y)+math.Pow(x, math.Sin(y)))},
		{"atan2(sin(y), cos(y))", y},
	}
	for _, test := range tests {
		tree, err := parse(test.source, variables)
		if err != nil {
			t.Errorf("%s: %v", test.source, err)
			continue
		}
		got := make([]float64, 1)
		evaluatorOf(t, tree, 2)([]float64{x, y}, 1, got)
		if !near(got[0], test.want) {
			t.Errorf("%s = %v, want %v", test.source, got[0], test.want)
		}
		if v := tree.eval([]float64{x, y}); !near(v, test.want) {
			t.Errorf("%s interpreted = %v, want %v", test.source, v, test.want)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for source, want := range map[string]string{
		"":         "column 1: EOF where a value should be",
		"1+":       "column 3: EOF where a value should be",
		"(x":       "column 3: EOF where ')' should be",
		"x y":      "column 3: unexpected Ident",
		"z":        "column 1: there is no variable z",
		"tan(x)":   "column 1: there is no function tan",
		"1+pow(x)": "column 3: pow takes 2 arguments, not 1",
		"sin(x,y)": "column 1: sin takes 1 arguments, not 2",
	} {
		if _, err := parse(source, variables); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", source, err, want)
		}
	}
	tree, err := parse(strings.Repeat("1+(", 20)+"x*x"+strings.Repeat(")", 20), variables)
	if err != nil {
		t.Fatal(err)
	}
	var a assembler
	if _, err := compile(nil, &a, tree, 2); err == nil {
		t.Error("an expression that needs 20 registers compiles")
	}
}

// random returns a random expression of some depth.
func random(r *rand.Rand, depth int) string {
	if depth == 0 {
		return []string{"x", "y", "2", "0.25", "1e3"}[r.IntN(5)]
	}
	x, y := random(r, r.IntN(depth)), random(r, r.IntN(depth))
	switch r.IntN(8) {
	case 0:
		return "-" + x
	case 1:
		return "sin(" + x + ")"
	case 2:
		return "atan2(" + x + ", " + y + ")"
	}
	return "(" + x + string("+-*/"[r.IntN(4)]) + y + ")"
}

// With the same functions, interpreter and compiler agree to the last bit.
func TestCompiledLikeInterpreted(t *testing.T) {
	libm, err := ffi.Find("m")
	if err != nil {
		t.Fatal(err)
	}
	ours := maps.Clone(functions)
	defer maps.Copy(functions, ours)
	for name, f := range ours {
		c, err := ffi.Import[func(x, y float64) float64](libm, name)
		if err != nil {
			t.Fatal(err)
		}
		functions[name] = function{f.params, c}
	}
	r := rand.New(rand.NewPCG(1, 2))
	const rows = 10
	for range 300 {
		source := random(r, 1+r.IntN(9))
		tree, err := parse(source, variables)
		if err != nil {
			t.Fatal(err)
		}
		vars := make([]float64, 2*rows)
		for i := range vars {
			vars[i] = r.NormFloat64()
		}
		got := make([]float64, rows)
		evaluatorOf(t, tree, 2)(vars, rows, got)
		for i := range got {
			want := tree.eval(vars[2*i : 2*i+2])
			if got[i] != want && !(math.IsNaN(got[i]) && math.IsNaN(want)) {
				t.Errorf("%s of %v = %v, want %v", source, vars[2*i:2*i+2], got[i], want)
			}
		}
	}
}

func Benchmark(b *testing.B) {
	const rows = 1000
	vars, results := make([]float64, 2*rows), make([]float64, rows)
	for i := range vars {
		vars[i] = float64(i) / 100
	}
	for name, source := range map[string]string{
		"polynomial": "1 + x*(2 + x*(3 - x*(4 + x*(5 - y)))) / (x*x + y*y + 1)",
		"functions":  "sin(x)*cos(y) + sqrt(x*x + y*y) - pow(x, 0.3)",
	} {
		tree, err := parse(source, variables)
		if err != nil {
			b.Fatal(err)
		}
		f := evaluatorOf(b, tree, 2)
		perRow := func(b *testing.B) {
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
		}
		b.Run(name+"/compiled", func(b *testing.B) {
			for b.Loop() {
				f(vars, rows, results)
			}
			perRow(b)
		})
		b.Run(name+"/interpreted", func(b *testing.B) {
			for b.Loop() {
				for i := range results {
					results[i] = tree.eval(vars[2*i : 2*i+2])
				}
			}
			perRow(b)
		})
	}
}
