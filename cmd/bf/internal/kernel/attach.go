package kernel

import (
	"errors"
	"fmt"
)

// A Filter is a program that answers the kernel until it is closed, or this
// process ends.
type Filter struct {
	loaded *loaded
	link   int // the descriptor that holds the program there; 0 if it is not
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
	o, err := readObject(object)
	if err != nil {
		return nil, err
	}
	t := o.table
	if t.Type != "cgroup/dev" {
		return nil, fmt.Errorf("%s: a program of type %s can not be attached to a control group; one of type cgroup/dev can", t.Name, t.Type)
	}
	for _, p := range params {
		if err := o.setParam(p); err != nil {
			return nil, err
		}
	}
	if err := checkGroup(cgroup); err != nil {
		return nil, err
	}
	f := new(Filter)
	if f.loaded, err = o.load(); err != nil {
		return nil, err
	}
	if f.link, err = f.loaded.attach(cgroup); err != nil {
		return nil, errors.Join(fmt.Errorf("control group %s: %w", cgroup, err), f.Close())
	}
	return f, nil
}

// Close detaches the filter and removes it from the kernel.
func (f *Filter) Close() error {
	var err error
	if f.link != 0 {
		err = closeFile(f.link)
	}
	f.loaded.close()
	return err
}
