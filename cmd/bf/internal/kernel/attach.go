package kernel

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/link"
)

// A Filter is a program that answers the kernel until it is closed, or this
// process ends.
type Filter struct {
	loaded *ebpf.Collection
	link   link.Link
}

// A Param sets a parameter of an object.
type Param struct {
	Name  string
	Value uint32
}

// Attach loads an object of type cgroup/dev and makes it the filter of a control
// group of version 2, its folder: processes in it can use a device only if the
// filter allows it, beside others that there are. The errors are as for [Load].
func Attach(object []byte, cgroup string, params []Param) (*Filter, error) {
	t, err := readTable(object)
	if err != nil {
		return nil, err
	}
	if t.Type != "cgroup/dev" {
		return nil, fmt.Errorf("%s: a program of type %s can not be attached to a control group; one of type cgroup/dev can", t.Name, t.Type)
	}
	spec, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(object))
	if err != nil {
		return nil, err
	}
	for _, p := range params {
		v := spec.Variables[p.Name]
		if v == nil {
			return nil, fmt.Errorf("%s: the program has no parameter %s; it has %q", t.Name, p.Name, t.Params)
		}
		if err := v.Set(p.Value); err != nil {
			return nil, fmt.Errorf("%s: parameter %s: %w", t.Name, p.Name, err)
		}
	}
	if err := checkGroup(cgroup); err != nil {
		return nil, err
	}
	f := new(Filter)
	if f.loaded, err = ebpf.NewCollection(spec); err != nil {
		return nil, explain(t.Name, spec, err)
	}
	f.link, err = link.AttachCgroup(link.CgroupOptions{
		Path: cgroup, Attach: ebpf.AttachCGroupDevice, Program: f.loaded.Programs[entryName],
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("attach to the control group %s: %w", cgroup, err), f.Close())
	}
	return f, nil
}

// Close detaches the filter and removes it from the kernel.
func (f *Filter) Close() error {
	var err error
	if f.link != nil {
		err = f.link.Close()
	}
	f.loaded.Close()
	return err
}
