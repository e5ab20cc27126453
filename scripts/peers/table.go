package main

import (
	"fmt"
	"math"
	"strings"
	"text/tabwriter"
)

// A table is what is printed.
type table struct {
	Date    string   `json:"date"`
	Machine string   `json:"machine"`
	Measure string   `json:"measure"`
	Runs    int      `json:"runs"`
	Peers   []string `json:"peers"`
	Rows    []row    `json:"rows"`
}

// ratio returns the first peer's time divided by that of the fastest other one;
// it reports false if the first was wrong or no other was right.
func (r row) ratio() (float64, bool) {
	best := math.Inf(1)
	for _, other := range r.Results[1:] {
		if other.Right {
			best = min(best, other.Seconds)
		}
	}
	first := r.Results[0]
	return first.Seconds / best, first.Right && !math.IsInf(best, 1) && best > 0 && first.Seconds > 0
}

// String formats the table as a list of rows in Markdown's form, with the
// geometric mean of the ratios below.
func (t *table) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintf(w, "program\t%s\tratio\t\n", strings.Join(t.Peers, "\t"))
	sum, n := 0.0, 0
	for _, r := range t.Rows {
		fmt.Fprintf(w, "%s\t", r.Program)
		for _, result := range r.Results {
			if result.Right {
				fmt.Fprintf(w, "%.4f\t", result.Seconds)
			} else {
				fmt.Fprintf(w, "X\t")
			}
		}
		if ratio, ok := r.ratio(); ok {
			fmt.Fprintf(w, "%.2f\t\n", ratio)
			sum += math.Log(ratio)
			n++
		} else {
			fmt.Fprintf(w, "-\t\n")
		}
	}
	w.Flush()
	if n > 0 {
		fmt.Fprintf(&b, "geometric mean of the ratios: %.2f\n", math.Exp(sum/float64(n)))
	}
	fmt.Fprintf(&b, "%s, minimum of %d runs, %s, %s\n", t.Measure, t.Runs, t.Machine, t.Date)
	return b.String()
}
