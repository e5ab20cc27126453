package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMeasure(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a.b": "what", "a.out": "what", "c.b": "x", "c.out": "y"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	peers, err := parsePeers([]string{"cat=cat", "also=cat --", "none=/no/such/program"})
	if err != nil {
		t.Fatal(err)
	}
	programs, err := findPrograms(dir, "")
	if err != nil || len(programs) != 2 {
		t.Fatalf("%d programs, %v", len(programs), err)
	}
	a := measure(programs[0], peers, 2, time.Minute, false)
	if !a.Results[0].Right || !a.Results[1].Right || a.Results[2].Right || a.Results[0].Seconds <= 0 {
		t.Errorf("a: %+v", a)
	}
	c := measure(programs[1], peers, 1, time.Minute, true)
	if c.Results[0].Right {
		t.Errorf("c: %+v", c)
	}
	text := (&table{Peers: []string{"cat", "also", "none"}, Rows: []row{a, c}}).String()
	if strings.Count(text, "X") != 4 || !strings.Contains(text, "geometric mean") {
		t.Errorf("table:\n%s", text)
	}
}

func TestRatio(t *testing.T) {
	r := row{Results: []result{{1, true}, {4, true}, {2, true}, {0.1, false}}}
	if got, ok := r.ratio(); !ok || math.Abs(got-0.5) > 1e-9 {
		t.Errorf("ratio %v, %v", got, ok)
	}
}

func TestWrongArguments(t *testing.T) {
	for _, args := range [][]string{nil, {"bf"}, {"bf= "}} {
		if _, err := parsePeers(args); err == nil {
			t.Errorf("parsePeers(%q) is no error", args)
		}
	}
	if _, err := findPrograms(t.TempDir(), ""); err == nil {
		t.Error("an empty folder is no error")
	}
}
