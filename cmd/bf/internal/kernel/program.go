package kernel

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/cilium/ebpf"
)

// The names in an object.
const (
	entryName  = "bf"
	sharedName = "shared"
)

// A Program is a whole program in the kernel.
type Program struct {
	table  *table
	loaded *ebpf.Collection
	// shared is the map with the control block and the buffers.
	shared *ebpf.Memory
	err    error // of the access to shared
}

// Load loads an object of type syscall. The error wraps errors.ErrUnsupported
// where the kernel or its rights do not allow it, and is a [*RejectedError] if
// the verifier refuses the program. Close the program after use.
func Load(object []byte) (*Program, error) {
	t, err := readTable(object)
	if err != nil {
		return nil, err
	}
	if t.Type != "syscall" {
		return nil, fmt.Errorf("%s: a program of type %s is not run, but attached", t.Name, t.Type)
	}
	spec, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(object))
	if err != nil {
		return nil, err
	}
	p := &Program{table: t}
	if p.loaded, err = ebpf.NewCollection(spec); err != nil {
		return nil, explain(t.Name, spec, err)
	}
	if p.shared, err = p.loaded.Maps[sharedName].Memory(); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// Close removes the program from the kernel.
func (p *Program) Close() error {
	p.loaded.Close()
	return nil
}
