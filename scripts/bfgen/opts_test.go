package main

import (
	"strconv"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/scripts/bfgen/plain"
)

// opts are the contents of an .opts file: see testdata/programs/README.md.
type opts struct {
	cells       []int
	eofs        []string
	right, left int
	repeat      int
	steps       int
	fail        string
}

// parseOpts reads the one line of an .opts file.
func parseOpts(t *testing.T, line []byte) *opts {
	t.Helper()
	o := &opts{
		cells:  []int{8, 16, 32, 64},
		eofs:   []string{"same", "0", "-1", "error"},
		repeat: 1,
	}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, option := range strings.Fields(string(line)) {
		key, value, _ := strings.Cut(option, "=")
		switch key {
		case "cell":
			o.cells = nil
			for _, v := range strings.Split(value, ",") {
				o.cells = append(o.cells, number(v))
			}
		case "eof":
			o.eofs = strings.Split(value, ",")
		case "tape":
			o.right = number(value)
		case "tape-left":
			o.left = number(value)
		case "repeat":
			o.repeat = number(value)
		case "steps":
			o.steps = number(value)
		case "fail":
			o.fail = value
		default:
			t.Fatalf("unknown option %q", option)
		}
	}
	return o
}

// configs returns all combinations of cell widths and ends of input.
func (o *opts) configs() []plain.Options {
	var all []plain.Options
	for _, eof := range o.eofs {
		for _, bits := range o.cells {
			c := plain.Options{Bits: bits, EOF: eof, Right: o.right, Left: o.left}
			if o.fail == "timeout" {
				c.Steps = 1e6
			}
			all = append(all, c)
		}
	}
	return all
}
