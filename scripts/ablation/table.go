package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// A table has a row for each pass and a column for each program.
type table struct {
	passes, programs []string
	columns          [][]float64 // as measure returns them
}

// String formats the table in Markdown's form: factors by which programs run
// longer, where that is more than noise.
func (t *table) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| without | %s |\n|---|%s\n", strings.Join(t.programs, " | "), strings.Repeat("--:|", len(t.programs)))
	b.WriteString("| (nothing; seconds) |")
	for _, column := range t.columns {
		fmt.Fprintf(&b, " %.3f |", column[0])
	}
	b.WriteByte('\n')
	for i, pass := range t.passes {
		fmt.Fprintf(&b, "| %s |", pass)
		for _, column := range t.columns {
			fmt.Fprintf(&b, " %s |", factor(column[i+1]/column[0]))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "\nMeasured on %s.\n", time.Now().Format(time.DateOnly))
	return b.String()
}

// noise is how far a factor may be from 1 without saying anything.
const noise = 0.03

func factor(f float64) string {
	if f > 1-noise && f < 1+noise {
		return "·"
	}
	return fmt.Sprintf("%.2f", f)
}

// The lines that the table stands between.
const (
	begin = "<!-- ablation -->\n"
	end   = "<!-- end of ablation -->\n"
)

// replace puts the table into a file.
func replace(name, text string) error {
	old, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(old), begin)
	_, after, found := strings.Cut(rest, end)
	if !ok || !found {
		return fmt.Errorf("%s: there are no lines %q and %q", name, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(name, []byte(before+begin+"\n"+text+"\n"+end+after), 0o666)
}
