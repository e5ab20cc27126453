//go:build linux && (amd64 || arm64)

package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

var orders = [][]key{
	{{0, false}},
	{{2, true}},
	{{0, false}, {1, true}},
	{{2, true}, {1, true}, {0, false}},
}

// table returns rows with few different values, and with the extreme ones.
func table(n int) []row {
	r := rand.New(rand.NewPCG(1, 2))
	values := []int32{0, 1, -1, 2, math.MaxInt32, math.MinInt32}
	t := make([]row, n)
	for i := range t {
		for column := range t[i] {
			t[i][column] = values[r.IntN(len(values))]
		}
	}
	return t
}

// sorted returns what sorting by Go makes of rows, which no two orders of equal
// rows can differ from if all columns are keys; the others compare the keys only.
func sorted(rows []row, keys []key) []row {
	rows = slices.Clone(rows)
	compare := compareFunc(keys)
	slices.SortFunc(rows, func(x, y row) int { return int(compare(&x, &y)) })
	return rows
}

func checkSorted(t *testing.T, got, rows []row, keys []key) {
	t.Helper()
	onlyKeys := func(rows []row) []row {
		cut := make([]row, len(rows))
		for i, r := range rows {
			for _, k := range keys {
				cut[i][k.column] = r[k.column]
			}
		}
		return cut
	}
	if diff := cmp.Diff(onlyKeys(sorted(rows, keys)), onlyKeys(got)); diff != "" {
		t.Errorf("%v (-want +got):\n%s", keys, diff)
	}
}

func TestGeneratedComparator(t *testing.T) {
	for _, keys := range append(orders, nil) {
		code, err := jit.Load(comparator(keys))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{0, 1, 2, 500} {
			rows := table(n)
			got := slices.Clone(rows)
			if err := sort(got, code.Addr()); err != nil {
				t.Fatal(err)
			}
			checkSorted(t, got, rows, keys)
		}
		if err := code.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestGoComparator(t *testing.T) {
	for _, keys := range orders {
		compare, err := ffi.NewCallback(compareFunc(keys))
		if err != nil {
			t.Fatal(err)
		}
		rows := table(500)
		got := slices.Clone(rows)
		if err := sort(got, compare.Addr()); err != nil {
			t.Fatal(err)
		}
		checkSorted(t, got, rows, keys)
		if err := compare.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestParse(t *testing.T) {
	keys, err := parse([]string{"city", "-age"})
	if err != nil || !slices.Equal(keys, []key{{0, false}, {1, true}}) {
		t.Errorf("%v, %v", keys, err)
	}
	if _, err := parse([]string{"name"}); err == nil {
		t.Error("no error for a column that does not exist")
	}
}

func Benchmark(b *testing.B) {
	const n = 10000
	keys := []key{{0, false}, {1, true}}
	r := rand.New(rand.NewPCG(1, 2))
	rows := make([]row, n)
	for i := range rows {
		rows[i] = row{r.Int32N(100), r.Int32N(100), 0}
	}
	code, err := jit.Load(comparator(keys))
	if err != nil {
		b.Fatal(err)
	}
	defer code.Close()
	callback, err := ffi.NewCallback(compareFunc(keys))
	if err != nil {
		b.Fatal(err)
	}
	defer callback.Close()
	compare := compareFunc(keys)
	for _, c := range []struct {
		name string
		sort func(rows []row) error
	}{
		{"qsort/generated", func(rows []row) error { return sort(rows, code.Addr()) }},
		{"qsort/Go", func(rows []row) error { return sort(rows, callback.Addr()) }},
		{"slices.SortFunc", func(rows []row) error {
			slices.SortFunc(rows, func(x, y row) int { return int(compare(&x, &y)) })
			return nil
		}},
	} {
		b.Run(fmt.Sprint(n, "/", c.name), func(b *testing.B) {
			work := make([]row, n)
			for b.Loop() {
				copy(work, rows)
				if err := c.sort(work); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
