//go:build !linux

package perf

import (
	"errors"
	"fmt"

	"github.com/seed1605a99e/movabs/jit"
)

// A Dump writes a file for perf, which is Linux's.
type Dump struct{}

// NewDump returns an error that wraps errors.ErrUnsupported on this system.
func NewDump(dir string) (*Dump, error) {
	return nil, fmt.Errorf("perf: jitdump: %w", errors.ErrUnsupported)
}

// Name returns the path of the file.
func (d *Dump) Name() string { return "" }

// Loaded is called by an arena.
func (d *Dump) Loaded(c *jit.Code, code []byte) {}

// Closed is called by an arena.
func (d *Dump) Closed(c *jit.Code) {}

// Close closes the file.
func (d *Dump) Close() error { return nil }
