package main

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func TestDuration(t *testing.T) {
	tests := []struct {
		text string
		want time.Duration
		err  string
	}{
		{"1.5s", 1500 * time.Millisecond, ""},
		{"2", 2 * time.Second, ""},
		{"0.25", 250 * time.Millisecond, ""},
		{"0", 0, ""},
		{"1m30s", 90 * time.Second, ""},
		{"-1ns", 0, "must not be negative"},
		{"-0.5", 0, "must not be negative"},
		{"", 0, "must be a time like 1.5s, 200ms or 2m"},
		{"NaN", 0, "must be a time like 1.5s, 200ms or 2m"},
		{"inf", 0, "must be a time like 1.5s, 200ms or 2m"},
		{"1e3", 0, "must be a time like 1.5s, 200ms or 2m"},
		{"9999999999999h", 0, "must be a time like 1.5s, 200ms or 2m"},
	}
	for _, test := range tests {
		var d duration
		err := d.Set(test.text)
		got := ""
		if err != nil {
			got = err.Error()
		}
		if time.Duration(d) != test.want || got != test.err {
			t.Errorf("%q: got %v, %q; want %v, %q", test.text, time.Duration(d), got, test.want, test.err)
		}
	}
}

func TestRounded(t *testing.T) {
	tests := []struct{ d, want time.Duration }{
		{1234, 1234},
		{123456, 123500},
		{987654321, 987700000},
	}
	for _, test := range tests {
		if got := rounded(test.d); got != test.want {
			t.Errorf("%d: got %d, want %d", test.d, got, test.want)
		}
	}
}

func TestByteSize(t *testing.T) {
	tests := []struct {
		n    float64
		want string
	}{{0, "0 B"}, {999, "999 B"}, {999.7, "1 kB"}, {1234, "1.23 kB"}, {5e6, "5 MB"}, {7.654e9, "7.65 GB"}, {3e12, "3 TB"}}
	for _, test := range tests {
		if got := byteSize(test.n); got != test.want {
			t.Errorf("%v: got %q, want %q", test.n, got, test.want)
		}
	}
}

// TestDefaults: where bf runs a file without reading flags, it does what the flags
// say by default.
func TestDefaults(t *testing.T) {
	var read runFlags
	read.register(new(cobra.Command))
	plain := newRunFlags()
	if !reflect.DeepEqual(read.program, plain.program) {
		t.Errorf("options %+v, with flags %+v", plain.program, read.program)
	}
	type rest struct {
		io                          brainfuck.IOMode
		input                       string
		timeout                     duration
		llvm, interpret, raw, stats bool
		warn                        warnWhen
		name                        string
	}
	of := func(f *runFlags) rest {
		name := f.source.title([]string{"a.b"})
		return rest{f.io, f.input, f.timeout, f.llvm, f.interpret, f.raw, f.stats || f.json, f.warn, name}
	}
	if of(&read) != of(plain) {
		t.Errorf("%+v, with flags %+v", of(plain), of(&read))
	}
}

func TestPlainRun(t *testing.T) {
	tests := []struct {
		args string
		file string // "" if the flags must be read
	}{
		{"a.b", "a.b"},
		{"run a.b", "a.b"},
		{"run run", "run"},
		{"run", ""},
		{"debug", ""},
		{"help", ""},
		{"__complete", ""},
		{"-", ""},
		{"--help", ""},
		{"run -", ""},
		{"run --stats", ""},
		{"check a.b", ""},
		{"a.b b.b", ""},
		{"run a.b b.b", ""},
		{"", ""},
	}
	for _, test := range tests {
		if file, ok := plainRun(strings.Fields(test.args)); file != test.file || ok != (test.file != "") {
			t.Errorf("%q: got %q, %v; want %q", test.args, file, ok, test.file)
		}
	}
	if _, ok := plainRun([]string{"run", ""}); ok {
		t.Error("an empty name of a file is taken")
	}
}
