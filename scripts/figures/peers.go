package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// peers compares implementations on programs: what `bf bench` measures.
func peers(s *settings) (*figure, error) {
	args := []string{"bench", "--json", "--cpu", "--variants=O3", fmt.Sprintf("--runs=%d", s.runs)}
	for _, p := range s.peers {
		args = append(args, "--peer="+p)
	}
	for name := range strings.SplitSeq(s.names, ",") {
		args = append(args, filepath.Join(s.programs, name+".b"))
	}
	cmd := exec.Command(s.bf, args...)
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var report struct {
		Date, Machine string
		Contenders    []string
		Programs      []struct {
			Program string
			Results []struct {
				Median float64
				Wrong  string
			}
		}
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return nil, err
	}
	f := &figure{
		Title: "Time per program",
		Note:  fmt.Sprintf("processor time, median of %d runs; %s, %s", s.runs, report.Machine, report.Date),
		Y:     axis{"seconds", true},
	}
	for i, name := range report.Contenders {
		if i == 0 {
			name = "bf"
		}
		line := series{Name: name}
		for _, p := range report.Programs {
			seconds := p.Results[i].Median
			if p.Results[i].Wrong != "" {
				seconds = 0
			}
			line.Y = append(line.Y, seconds)
		}
		f.Series = append(f.Series, line)
	}
	for _, p := range report.Programs {
		f.Categories = append(f.Categories, p.Program)
	}
	return f, nil
}
