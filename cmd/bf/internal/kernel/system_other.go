//go:build !linux

package kernel

import (
	"errors"

	"github.com/seed1605a99e/movabs/ffi"
)

// Only Linux runs such programs: nothing gets farther than bpf.

func bpf(int, ffi.Addr, int) (int, error) { return 0, errors.ErrUnsupported }

func mapMemory(int, int) ([]byte, error) { return nil, errors.ErrUnsupported }

func unmapMemory([]byte) error { return errors.ErrUnsupported }

func closeFile(int) error { return errors.ErrUnsupported }

func openFolder(string) (int, error) { return 0, errors.ErrUnsupported }

// denied reports whether an error says that the process lacks a right.
func denied(error) bool { return false }

// unknown reports whether an error says that the kernel does not know what it
// should do.
func unknown(err error) bool { return errors.Is(err, errors.ErrUnsupported) }

// checkGroup says what is wrong with the folder of a control group.
func checkGroup(string) error { return nil }
