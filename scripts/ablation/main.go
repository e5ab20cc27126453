// Command ablation measures what each pass of the optimiser is worth: how much
// longer programs run without it.
//
//	go run ./scripts/ablation -programs FOLDER -names NAMES -into ARCHITECTURE.md
//
// The table takes the place of what stands between two lines of the file that
// say <!-- ablation --> and <!-- end of ablation -->; without -into it is
// printed. Times are those of machine code alone, as `bf run --stats` tells them,
// the least of some runs in turns.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("ablation: ")
	bf := flag.String("bf", "bin/bf", "our command, a `FILE`")
	folder := flag.String("programs", "testdata/programs", "`FOLDER` of NAME.b and NAME.in")
	names := flag.String("names", "mandelbrot", "`NAMES` of programs, divided by commas")
	runs := flag.Int("runs", 5, "how often each runs")
	into := flag.String("into", "", "the `FILE` that the table goes to")
	flag.Parse()
	t := table{programs: strings.Split(*names, ",")}
	for _, p := range brainfuck.Passes() {
		t.passes = append(t.passes, p.Name)
	}
	for _, name := range t.programs {
		column, err := measure(*bf, filepath.Join(*folder, name), t.passes, *runs)
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		t.columns = append(t.columns, column)
	}
	text := t.String()
	if *into == "" {
		fmt.Print(text)
		return
	}
	if err := replace(*into, text); err != nil {
		log.Fatal(err)
	}
}

// measure returns how long a program runs with all passes, and then without each
// of them, in seconds.
func measure(bf, base string, passes []string, runs int) ([]float64, error) {
	best := make([]float64, 1+len(passes))
	for n := range runs {
		for i := range best {
			args := []string{"run", "--stats", "--json", "--warn=never"}
			if i > 0 {
				args = append(args, "--no-pass="+passes[i-1])
			}
			seconds, err := runTime(bf, append(args, base+".b"), base+".in")
			if err != nil {
				return nil, err
			}
			if n == 0 || seconds < best[i] {
				best[i] = seconds
			}
		}
	}
	return best, nil
}

// runTime runs a program and returns the time that its machine code took.
func runTime(bf string, args []string, input string) (float64, error) {
	cmd := exec.Command(bf, args...)
	in, err := os.Open(input)
	if err == nil {
		defer in.Close()
		cmd.Stdin = in
	} else if !errors.Is(err, os.ErrNotExist) {
		return 0, err
	}
	var stats strings.Builder
	cmd.Stderr = &stats
	if err := cmd.Run(); err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, stats.String())
	}
	var s struct {
		Run int64 `json:"run_ns"`
	}
	if err := json.Unmarshal([]byte(stats.String()), &s); err != nil {
		return 0, err
	}
	if s.Run == 0 {
		return 0, errors.New("--stats tells no run time")
	}
	return time.Duration(s.Run).Seconds(), nil
}
