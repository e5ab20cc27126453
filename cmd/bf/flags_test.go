package main

import (
	"reflect"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/run"
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
	read := newRunFlags()
	read.register(new(cobra.Command))
	read.Program = read.program.Options
	if want := run.Defaults(); !reflect.DeepEqual(&read.Options, want) {
		t.Errorf("options %+v, with flags %+v", want, read.Options)
	}
}
