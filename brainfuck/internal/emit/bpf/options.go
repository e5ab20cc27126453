package bpf

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// A Type is what a program is for; its text is the name of its section, but for
// a socket filter.
type Type string

// The types.
const (
	Syscall      Type = "syscall"
	CgroupDevice Type = "cgroup/dev"
	SocketFilter Type = "socket_filter"
	XDP          Type = "xdp"
)

// Types returns all types, the default first.
func Types() []Type { return []Type{Syscall, CgroupDevice, SocketFilter, XDP} }

// section returns the name by which loaders know the type.
func (t Type) section() string {
	if t == SocketFilter {
		return "socket"
	}
	return string(t)
}

// Options are the choices for an object. The zero value means the defaults.
type Options struct {
	Type Type // "" is Syscall
	// Params are numbers that a filter reads before its context. They can be
	// changed by their names before the object is loaded.
	Params []Param
	// Debug makes the program tell what it does through trace_printk: commands
	// # and, in filters, verdicts and failures.
	Debug bool
	// DefaultTape says that nobody asked for the machine's number of cells from
	// the start to the right: there are as many as the type has by default.
	DefaultTape bool
}

// A Param is a named number.
type Param struct {
	Name  string
	Value uint32
}

// resolve checks the options and fills in defaults.
func (o *Options) resolve() (*Options, error) {
	r := *o
	if r.Type == "" {
		r.Type = Syscall
	}
	known := false
	for _, t := range Types() {
		known = known || t == r.Type
	}
	if !known {
		return nil, emit.Unfitf("there is no type %q of eBPF programs; it is one of %q", r.Type, Types())
	}
	if r.Type == Syscall && len(r.Params) > 0 {
		return nil, emit.Unfitf("parameters are for filters; a program of type %s has its input", Syscall)
	}
	seen := map[string]bool{}
	for _, p := range r.Params {
		if err := checkName(p.Name); err != nil {
			return nil, err
		}
		if seen[p.Name] {
			return nil, emit.Unfitf("the parameter %s is given twice", p.Name)
		}
		seen[p.Name] = true
	}
	return &r, nil
}

// machine returns what the program runs on.
func (o *Options) machine(u *emit.Unit) ir.Machine {
	m := u.Machine
	width := int64(u.Program.Bits / 8)
	switch {
	case o.DefaultTape && o.Type == Syscall:
		m.Right = min(m.Right, defaultTapeBytes/width)
	case o.DefaultTape:
		m.Right = max(1, maxStackTape/width-m.Left)
	}
	return m
}

// checkName refuses names that can not be those of variables.
func checkName(name string) error {
	for i, c := range []byte(name) {
		letter := c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return emit.Unfitf("%q is no name for a parameter: letters, digits and _ make one", name)
		}
	}
	if name == "" || name == entryName || name == tapeName || name == sharedName {
		return emit.Unfitf("%s is no name for a parameter", quoted(name))
	}
	return nil
}

func quoted(s string) string { return fmt.Sprintf("%q", s) }
