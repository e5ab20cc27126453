package kernel

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/seed1605a99e/movabs/ffi"
)

// Commands of bpf(2), and the constants of linux/bpf.h that go with them.
const (
	mapCreate  = 0
	mapUpdate  = 2
	progLoad   = 5
	progRun    = 10
	btfLoad    = 18
	mapFreeze  = 22
	linkCreate = 28

	typeArray = 2

	readOnlyProg = 1 << 7 // map_flags: programs do not write to it
	sleepable    = 1 << 4 // prog_flags
)

// An attr is an argument of bpf(2): one of the structures in union bpf_attr, put
// together field by field. What the structures refer to is in blobs.
type attr struct {
	data  []byte
	blobs []*ffi.Memory
	log   *ffi.Memory // the one that the verifier writes to
	err   error
}

// u32 adds fields of 32 bits.
func (a *attr) u32(values ...int) {
	for _, v := range values {
		a.data = binary.NativeEndian.AppendUint32(a.data, uint32(v))
	}
}

// name adds a char[16].
func (a *attr) name(s string) {
	var field [16]byte
	copy(field[:len(field)-1], s)
	a.data = append(a.data, field[:]...)
}

// blob adds the address of a copy of data, which is nil for a null pointer.
func (a *attr) blob(data []byte) *ffi.Memory {
	if data == nil {
		a.u32(0, 0)
		return nil
	}
	m, err := ffi.Alloc(len(data))
	if err != nil {
		a.err = err
		return nil
	}
	a.blobs = append(a.blobs, m)
	if _, err := m.WriteAt(data, 0); err != nil {
		a.err = err
	}
	a.data = binary.NativeEndian.AppendUint64(a.data, uint64(m.Addr()))
	return m
}

// call makes the system call, which may write to the structure, and returns its
// result. The blobs stay until free.
func (a *attr) call(command int) (result int, err error) {
	if a.err != nil {
		return 0, a.err
	}
	m, err := ffi.Alloc(len(a.data))
	if err != nil {
		return 0, err
	}
	a.blobs = append(a.blobs, m)
	if _, err := m.WriteAt(a.data, 0); err != nil {
		return 0, err
	}
	result, err = bpf(command, m.Addr(), m.Len())
	_, again := m.ReadAt(a.data, 0)
	return result, errors.Join(err, again)
}

func (a *attr) free() {
	for _, m := range a.blobs {
		_ = m.Free() // fails only for a second time
	}
	a.blobs = nil
}

// do is call and free.
func (a *attr) do(what string, command int) (result int, err error) {
	defer a.free()
	result, err = a.call(command)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return result, nil
}
