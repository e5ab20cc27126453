package bench

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// shell returns a contender that runs a script with the source as $0.
func shell(name, script string) Contender {
	return Contender{name, []string{"sh", "-c", script}}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestRun(t *testing.T) {
	source, input := write(t, "p.b", "source"), write(t, "p.in", "input")
	var asked []string
	p := Plan{
		Programs: []Program{{Name: "known", File: source, Input: input, Output: []byte("sourceinput")}, {Name: "unknown", File: source}},
		Contenders: []Contender{
			shell("first", `cat "$0" -`),
			shell("status", `cat "$0" -; exit 3`),
			shell("other", `echo something else`),
			shell("killed", `kill -KILL $$`),
			shell("slow", `sleep 60`),
		},
		Runs:     3,
		Timeout:  500 * time.Millisecond,
		Progress: func(done, all int, what string) { asked = append(asked, what) },
	}
	r, err := p.Run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range r.Rows {
		for i, result := range row.Results {
			got = append(got, strings.TrimSpace(row.Program+" "+r.Contenders[i]+" "+strings.Repeat("+", len(result.Seconds))+" "+result.Wrong))
		}
	}
	want := []string{
		"known first +++", "known status +++", "known other + output", "known killed + signal: killed", "known slow + timeout",
		"unknown first +++", "unknown status +++", "unknown other + output", "unknown killed + signal: killed", "unknown slow + timeout",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// In turns: once each, then those that are left.
	turns := []string{"known first", "known status", "known other", "known killed", "known slow", "known first", "known status", "known first"}
	if diff := cmp.Diff(turns, asked[:len(turns)]); diff != "" {
		t.Errorf("turns (-want +got)\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	source := write(t, "p.b", "")
	p := Plan{Programs: []Program{{File: source}}, Contenders: []Contender{{"none", []string{"/nowhere/none"}}}, Runs: 1}
	if _, err := p.Run(context.Background()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a command that does not exist: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p.Contenders = []Contender{shell("first", "true")}
	if _, err := p.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	for _, wrong := range []string{"", "name", "name=", "=command", "name= "} {
		if _, err := ParseContender(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

func TestArguments(t *testing.T) {
	for command, want := range map[string]string{"bf run": "bf run p.b", "bf {} -x": "bf p.b -x"} {
		c, err := ParseContender("bf=" + command)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.arguments("p.b"), " "); got != want {
			t.Errorf("%s: %s, want %s", command, got, want)
		}
	}
}

var example = &Report{
	Date: "2026-01-02", Machine: "a processor", Measure: Wall, Runs: 4, Contenders: []string{"ours", "theirs"},
	Rows: []Row{
		{"one", []Result{{Seconds: []float64{1, 2, 3, 10}}, {Seconds: []float64{5, 5, 5, 5}}}},
		{"another", []Result{{Seconds: []float64{2, 2, 2, 2}}, {Seconds: []float64{1, 1, 1, 1}}}},
		{"third", []Result{{Seconds: []float64{1, 1, 1, 1}}, {Seconds: []float64{1}, Wrong: "output"}}},
	},
}

func TestPrint(t *testing.T) {
	want := `|      program|        ours|    theirs|
|           -:|          -:|        -:|
|          one| 2.5000 ±40%| 5.0000 ±0%|
|      another|  2.0000 ±0%| 1.0000 ±0%|
|        third|  1.0000 ±0%|  ✗ output|
| ours / other|            |      1.00|

Seconds of wall-clock time of the whole process, median and deviation of 4 runs; a processor, 2026-01-02.
The last row is the geometric mean of ratios, over the programs that both got right.
`
	var b strings.Builder
	if err := example.Print(&b); err != nil {
		t.Fatal(err)
	}
	squeezed := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if diff := cmp.Diff(squeezed(want), squeezed(b.String())); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	text, err := json.Marshal(example.Rows[0].Results[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"min":1,"median":2.5,"max":10,"deviation":1,"seconds":[1,2,3,10]}`
	if string(text) != want {
		t.Errorf("%s\nwant %s", text, want)
	}
	var back Result
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(example.Rows[0].Results[0], back); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
