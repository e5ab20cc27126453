package kernel

import (
	"errors"
	"fmt"
)

// The names in an object.
const (
	entryName  = "bf"
	sharedName = "shared"
)

// A Program is a whole program in the kernel.
type Program struct {
	table  *table
	loaded *loaded
	// shared is the map with the control block and the buffers.
	shared []byte
}

// Load loads an object of type syscall. The error wraps errors.ErrUnsupported
// where the kernel or its rights do not allow it, and is a [*RejectedError] if
// the verifier refuses the program. Close the program after use.
func Load(object []byte) (*Program, error) {
	o, err := readObject(object)
	if err != nil {
		return nil, err
	}
	t := o.table
	if t.Type != "syscall" {
		return nil, fmt.Errorf("%s: a program of type %s is not run, but attached", t.Name, t.Type)
	}
	size := 0
	for _, m := range o.maps {
		if m.name == sharedName {
			size = m.bytes
		}
	}
	if int64(size) < max(t.In, t.Out)+t.Buffer {
		return nil, errNotOurs
	}
	p := &Program{table: t}
	if p.loaded, err = o.load(); err != nil {
		return nil, err
	}
	if p.shared, err = mapMemory(p.loaded.maps[sharedName], size); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: map the buffers: %w", t.Name, err), p.Close())
	}
	return p, nil
}

// Close removes the program from the kernel.
func (p *Program) Close() error {
	p.loaded.close()
	if p.shared == nil {
		return nil
	}
	err := unmapMemory(p.shared)
	p.shared = nil
	return err
}
