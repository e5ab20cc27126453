package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func TestFirstDifference(t *testing.T) {
	long := strings.Repeat("x", 100_000)
	tests := []struct {
		a, b string
		want int64
	}{
		{"abc", "abd", 2},
		{"abc", "ab", 2},
		{"", "x", 0},
		{long + "a", long + "b", 100_000},
		{long, long + "b", 100_000},
	}
	for _, test := range tests {
		got, err := firstDifference(strings.NewReader(test.a), strings.NewReader(test.b))
		if err != nil || got != test.want {
			t.Errorf("got %d, %v; want %d", got, err, test.want)
		}
	}
}

// TestSameAs: a run that does something else than another is found out.
func TestSameAs(t *testing.T) {
	run := func(mode, output string, status int) *measurement {
		file, err := os.CreateTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { file.Close() })
		if _, err := file.WriteString(output); err != nil {
			t.Fatal(err)
		}
		m := &measurement{Mode: mode, output: file, status: status, Wall: 1}
		if err := m.sum(); err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := run("buffered", "output", 0)
	tests := []struct {
		m    *measurement
		want string
	}{
		{run("libc", "output", 0), ""},
		{run("libc", "outPut", 0), "the outputs of I/O modes buffered and libc differ, first at byte 3"},
		{run("libc", "output", 1), "I/O modes buffered and libc end differently, with status 0 and 1"},
		{run("libc", "out", 124), "exit status 124"},
	}
	for _, test := range tests {
		got := ""
		if err := test.m.sameAs(first); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

// TestProgress: the line is there while something runs, and is gone afterwards.
func TestProgress(t *testing.T) {
	var b strings.Builder
	stop := progress{w: &b, on: true}.watch("run 1 of 1, libc", os.Stdin)
	stop()
	if !strings.Contains(b.String(), "run 1 of 1, libc: 0.0 s, ") || !strings.HasSuffix(b.String(), "\r\x1b[K") {
		t.Errorf("got %q", b.String())
	}
	progress{w: nil, on: false}.watch("", nil)()
}

// TestMeasureStops: an interrupt ends the run that is being measured.
func TestMeasureStops(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cause := errors.New("the cause")
	cancel(cause)
	c := comparison{path: path, args: []string{"run", "-c", "+[]"}}
	if _, err := c.measure(ctx, brainfuck.Buffered, ""); err != cause {
		t.Errorf("error %v, want %v", err, cause)
	}
}
