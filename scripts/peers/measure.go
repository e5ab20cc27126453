package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"time"
)

// A result is the best run of a peer on a program.
type result struct {
	Seconds float64 `json:"seconds"`
	// Right tells whether all runs gave the expected output in time.
	Right bool `json:"right"`
}

// A row holds the results of all peers on a program.
type row struct {
	Program string   `json:"program"`
	Results []result `json:"results"`
}

// measure runs all peers in turn, a number of times. One that fails is not run
// again.
func measure(p program, peers []peer, runs int, limit time.Duration, cpu bool) row {
	r := row{Program: p.name, Results: make([]result, len(peers))}
	for i := range r.Results {
		r.Results[i].Right = true
	}
	for n := range runs {
		for i, peer := range peers {
			best := &r.Results[i]
			if !best.Right {
				continue
			}
			seconds, right := runOnce(p, peer, limit, cpu)
			if n == 0 || seconds < best.Seconds {
				best.Seconds = seconds
			}
			best.Right = right
		}
	}
	return r
}

// runOnce runs a peer and returns how long it took and whether it was right.
func runOnce(p program, peer peer, limit time.Duration, cpu bool) (seconds float64, right bool) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	args := append(peer.command[1:len(peer.command):len(peer.command)], p.file)
	cmd := exec.CommandContext(ctx, peer.command[0], args...)
	if p.input != "" {
		in, err := os.Open(p.input)
		if err != nil {
			return 0, false
		}
		defer in.Close()
		cmd.Stdin = in
	}
	var out bytes.Buffer
	cmd.Stdout = &out
	start := time.Now()
	err := cmd.Run()
	took := time.Since(start)
	if cpu && cmd.ProcessState != nil {
		took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	// The exit status is the peer's own affair: the output tells.
	return took.Seconds(), ctx.Err() == nil && bytes.Equal(out.Bytes(), p.output) && (err == nil || cmd.ProcessState != nil)
}
