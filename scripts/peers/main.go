// Command peers times implementations of Brainfuck beside each other.
//
//	go run ./scripts/peers -programs DIR [flags] NAME=COMMAND...
//
// Each COMMAND is split at spaces and gets the program's file as its last
// argument, and NAME.in as its standard input if there is one. Everything runs
// in turn, and that -runs times, so that a machine that changes its speed treats
// all alike; the minimum of each is shown. An output other than NAME.out is
// marked with an X. The first implementation is the one that ratios are about:
// its time divided by that of the fastest other one with the right output.
//
// Times are of whole processes, from start to end: wall-clock seconds, or with
// -cpu the processor's, which a busy machine disturbs less.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("peers: ")
	dir := flag.String("programs", "testdata/programs", "`folder` of NAME.b, NAME.in and NAME.out")
	names := flag.String("names", "", "programs, separated by commas; all with a .out if empty")
	runs := flag.Int("runs", 5, "how often each runs")
	limit := flag.Duration("timeout", time.Minute, "how long a run may take")
	cpu := flag.Bool("cpu", false, "measure processor time, user and system, not wall-clock time")
	asJSON := flag.Bool("json", false, "write JSON")
	flag.Parse()

	peers, err := parsePeers(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	programs, err := findPrograms(*dir, *names)
	if err != nil {
		log.Fatal(err)
	}
	t := &table{Date: time.Now().Format(time.DateOnly), Machine: machine(), Runs: *runs, Measure: "wall-clock seconds"}
	if *cpu {
		t.Measure = "seconds of processor time"
	}
	for _, p := range peers {
		t.Peers = append(t.Peers, p.name)
	}
	for _, p := range programs {
		t.Rows = append(t.Rows, measure(p, peers, *runs, *limit, *cpu))
		fmt.Fprintf(os.Stderr, "\r%d of %d programs", len(t.Rows), len(programs))
	}
	fmt.Fprintln(os.Stderr)
	if *asJSON {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		err = e.Encode(t)
	} else {
		_, err = os.Stdout.WriteString(t.String())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// A peer is an implementation to time.
type peer struct {
	name    string
	command []string
}

func parsePeers(args []string) ([]peer, error) {
	var peers []peer
	for _, arg := range args {
		name, command, ok := strings.Cut(arg, "=")
		if !ok || strings.TrimSpace(command) == "" {
			return nil, fmt.Errorf("%q is not NAME=COMMAND", arg)
		}
		peers = append(peers, peer{name, strings.Fields(command)})
	}
	if len(peers) == 0 {
		return nil, fmt.Errorf("which implementations? name them: NAME=COMMAND")
	}
	return peers, nil
}

// A program is a source with its input and expected output.
type program struct {
	name, file string
	input      string // a file, "" for none
	output     []byte
}

func findPrograms(dir, names string) ([]program, error) {
	var files []string
	if names == "" {
		found, err := filepath.Glob(filepath.Join(dir, "*.out"))
		if err != nil {
			return nil, err
		}
		files = found
	} else {
		for name := range strings.SplitSeq(names, ",") {
			files = append(files, filepath.Join(dir, name+".out"))
		}
	}
	var programs []program
	for _, file := range files {
		base := strings.TrimSuffix(file, ".out")
		p := program{name: filepath.Base(base), file: base + ".b"}
		var err error
		if p.output, err = os.ReadFile(file); err != nil {
			return nil, err
		}
		if _, err := os.Stat(base + ".in"); err == nil {
			p.input = base + ".in"
		}
		programs = append(programs, p)
	}
	if len(programs) == 0 {
		return nil, fmt.Errorf("no program with an expected output in %s", dir)
	}
	return programs, nil
}

// machine names the processor, as far as the system tells.
func machine() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "unknown processor"
	}
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "unknown processor"
}
