package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Print writes the report as a table in Markdown's form: medians with their
// deviation in percent, and how the first contender compares with each other.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 1, ' ', tabwriter.Debug|tabwriter.AlignRight)
	fmt.Fprintf(t, "\tprogram\t%s\t\n", strings.Join(r.Contenders, "\t"))
	fmt.Fprintf(t, "\t-:\t%s\n", strings.Repeat("-:\t", len(r.Contenders)))
	for _, row := range r.Rows {
		fmt.Fprintf(t, "\t%s\t", row.Program)
		for _, result := range row.Results {
			fmt.Fprintf(t, "%s\t", result.cell())
		}
		fmt.Fprintln(t)
	}
	if len(r.Contenders) > 1 && len(r.Rows) > 1 {
		fmt.Fprintf(t, "\t%s / other\t\t", r.Contenders[0])
		for i := range r.Contenders[1:] {
			if mean, n := r.mean(i + 1); n > 0 {
				fmt.Fprintf(t, "%.2f\t", mean)
			} else {
				fmt.Fprint(t, "-\t")
			}
		}
		fmt.Fprintln(t)
	}
	t.Flush() // to a Builder, which does not fail
	for line := range strings.Lines(b.String()) {
		if _, err := io.WriteString(w, strings.TrimLeft(line, " ")); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "\nSeconds of %s of the whole process, median and deviation of %d runs; %s, %s.\n%s",
		r.Measure, r.Runs, r.Machine, r.Date, r.notes())
	return err
}

// cell shows a result.
func (r Result) cell() string {
	if r.Wrong != "" {
		return "✗ " + r.Wrong
	}
	s := r.Spread()
	percent := 0.0
	if s.Median > 0 {
		percent = 100 * s.Deviation / s.Median
	}
	return fmt.Sprintf("%.4f ±%.0f%%", s.Median, percent)
}

// notes explains what the table shows besides times.
func (r *Report) notes() string {
	if len(r.Contenders) > 1 && len(r.Rows) > 1 {
		return "The last row is the geometric mean of ratios, over the programs that both got right.\n"
	}
	return ""
}
