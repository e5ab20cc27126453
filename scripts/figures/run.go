package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// fastest runs a command some times and returns the least processor time that it
// took, in seconds.
func fastest(runs int, name string, args ...string) (float64, error) {
	best := 0.0
	for n := range runs {
		cmd := exec.Command(name, args...)
		cmd.Stderr = os.Stderr
		if err := cmd.Run(); err != nil {
			return 0, fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
		}
		took := (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
		if n == 0 || took < best {
			best = took
		}
	}
	return best, nil
}

// firstByte runs a command some times and returns the least time in seconds until
// it has written a byte.
func firstByte(runs int, name string, args ...string) (float64, error) {
	best := 0.0
	for n := range runs {
		cmd := exec.Command(name, args...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			return 0, err
		}
		start := time.Now()
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		_, err = out.Read(make([]byte, 1))
		took := time.Since(start).Seconds()
		cmd.Process.Kill()
		cmd.Wait()
		if err != nil {
			return 0, fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
		}
		if n == 0 || took < best {
			best = took
		}
	}
	return best, nil
}

// temporary writes a program to a file and returns its name.
func temporary(source []byte) (string, error) {
	file, err := os.CreateTemp("", "figures-*.b")
	if err != nil {
		return "", err
	}
	if _, err := file.Write(source); err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}
