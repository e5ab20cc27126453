//go:build linux && (amd64 || arm64)

// Command 7-qsort sorts a table with qsort of the C library, by the columns that
// its arguments name.
//
//	go run ./cmd/tutorial/7-qsort city -age
//
// qsort does not know what it sorts. It asks a function of its caller which of
// two elements comes first, many times, so that function is worth making well.
// Here it is made when the columns are known: there is no loop over them and no
// question about their order left in it.
//
// The same can be asked of a Go func. C calls it through a callback, which has to
// find the way into the Go runtime and out again each time:
//
//	go test -bench . ./cmd/tutorial/7-qsort
//
// Read next: comparator_amd64.go or comparator_arm64.go, whichever your processor
// is, for the code; 8-matrix.
package main

import (
	"cmp"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
)

// A row has a number in each of its columns.
type row [3]int32

const rowSize = 4 * len(row{})

var columns = []string{"city", "age", "children"}

// A key is a column to sort by.
type key struct {
	column     int
	descending bool
}

func main() {
	log.SetFlags(0)
	keys, err := parse(os.Args[1:])
	if err != nil {
		log.Fatal("7-qsort: ", err)
	}
	table := []row{{2, 31, 0}, {1, 57, 2}, {2, 57, 1}, {1, 8, 0}, {2, 31, 3}, {1, 57, 0}}
	code, err := jit.Load(comparator(keys))
	if err != nil {
		log.Fatal("7-qsort: ", err)
	}
	defer code.Close()
	if err := sort(table, code.Addr()); err != nil {
		log.Fatal("7-qsort: ", err)
	}
	fmt.Println(strings.Join(columns, "\t"))
	for _, r := range table {
		fmt.Printf("%d\t%d\t%d\n", r[0], r[1], r[2])
	}
}

// parse returns the keys with the given names; a "-" in front makes a key
// descending.
func parse(args []string) ([]key, error) {
	var keys []key
	for _, arg := range args {
		name, descending := strings.CutPrefix(arg, "-")
		i := slices.Index(columns, name)
		if i < 0 {
			return nil, fmt.Errorf("there is no column %q: there are %s", name, strings.Join(columns, ", "))
		}
		keys = append(keys, key{i, descending})
	}
	return keys, nil
}

// sort sorts the table with C's qsort and the comparator at an address.
func sort(table []row, compare ffi.Addr) error {
	libc, err := ffi.Libc()
	if err != nil {
		return err
	}
	qsort, err := ffi.Import[func(table []row, n, size uintptr, compare ffi.Addr)](libc, "qsort")
	if err != nil {
		return err
	}
	qsort(table, uintptr(len(table)), uintptr(rowSize), compare)
	return nil
}

// compareFunc returns the comparator in Go.
func compareFunc(keys []key) func(x, y *row) int32 {
	return func(x, y *row) int32 {
		for _, k := range keys {
			c := cmp.Compare(x[k.column], y[k.column])
			if k.descending {
				c = -c
			}
			if c != 0 {
				return int32(c)
			}
		}
		return 0
	}
}
