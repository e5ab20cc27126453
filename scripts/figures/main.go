// Command figures measures what the plots of the README show, and writes it as
// JSON, a file for each figure:
//
//	go run ./scripts/figures [flags] [NAME=COMMAND...]
//
// Each COMMAND is another implementation of the language, as for `bf bench
// --peer`. `make plots` runs this command and draws its results. It takes some
// minutes; the machine should have nothing else to do.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("figures: ")
	s := settings{}
	flag.StringVar(&s.bf, "bf", "bin/bf", "our command, a `FILE`")
	flag.StringVar(&s.naive, "naive", "bin/4-brainfuck", "the tutorial's compiler, a `FILE`")
	flag.StringVar(&s.programs, "programs", "testdata/programs", "`FOLDER` of the programs to compare peers on")
	flag.StringVar(&s.one, "one", "testdata/programs/mandelbrot.b", "the program to show all passes on, a `FILE`")
	flag.StringVar(&s.names, "names", "mandelbrot,hanoi,factor,collatz,primes,selfint,life", "`NAMES` of these programs")
	flag.IntVar(&s.runs, "runs", 5, "how often each runs")
	out := flag.String("out", "testdata/figures", "`FOLDER` for the results")
	only := flag.String("only", "peers,passes,io,first", "which figures, `NAMES` divided by commas")
	flag.Parse()
	s.peers = flag.Args()
	for _, f := range []struct {
		name string
		make func(*settings) (*figure, error)
	}{
		{"peers", peers}, {"passes", passes}, {"io", inputOutput}, {"first", firstOutput},
	} {
		if !slices.Contains(strings.Split(*only, ","), f.name) {
			continue
		}
		fig, err := f.make(&s)
		if err != nil {
			log.Fatalf("%s: %v", f.name, err)
		}
		if err := fig.write(filepath.Join(*out, f.name+".json")); err != nil {
			log.Fatal(err)
		}
	}
}

// settings say what to measure.
type settings struct {
	bf, naive       string
	programs, names string
	one             string
	peers           []string // NAME=COMMAND
	runs            int
}

// A figure is what a plot shows.
type figure struct {
	Title string `json:"title"`
	Note  string `json:"note"`
	X     axis   `json:"x"`
	Y     axis   `json:"y"`
	// Categories are the names of groups of bars; a figure without them has
	// lines.
	Categories []string `json:"categories,omitempty"`
	Series     []series `json:"series"`
}

type axis struct {
	Label string `json:"label"`
	Log   bool   `json:"log"`
}

// A series has a point for each X, or for each category. A value of 0 was not
// measured.
type series struct {
	Name string    `json:"name"`
	X    []float64 `json:"x,omitempty"`
	Y    []float64 `json:"y"`
}

func (f *figure) write(name string) error {
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "figures: wrote", name)
	return os.WriteFile(name, append(text, '\n'), 0o666)
}
