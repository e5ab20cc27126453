package brainfuck

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf"
)

// BPFOptions are the choices for the target [BPF]. The zero value is useful.
//
// A program of type "syscall" runs as a whole: user space starts it, fills and
// drains its buffers, and lets it go on whenever it leaves the kernel. The other
// types are filters. They read their parameters, then what the kernel asks about;
// the first byte that they write is the answer, and one that ends without an
// answer, fails or runs for too long answers 0:
//
//   - "cgroup/dev" reads three numbers of four bytes, the lowest first: the kind
//     of the device (1 block, 2 character) plus 65536 times what is to be done (the
//     sum of 1 mknod, 2 read, 4 write); the major number; the minor number. 1 allows
//     it, everything else denies it.
//   - "socket_filter" reads the packet. 0 drops it.
//   - "xdp" reads the frame from its Ethernet header. The answer is the action: 0
//     aborted, 1 drop, 2 pass, 3 send back.
//
// A whole program has a tape of 64 MiB unless Options.Tape says otherwise, a
// filter one of 448 bytes, which is all it can have.
type BPFOptions struct {
	// Type is "syscall", "cgroup/dev", "socket_filter" or "xdp"; "" means the
	// first.
	Type string
	// Params are numbers that a filter reads first, each as four bytes, the
	// lowest first. Loaders can change them by their names.
	Params []BPFParam
	// Debug makes the program write to the kernel's trace_pipe: at commands #,
	// if Options.Dump makes them commands, and, in filters, verdicts and
	// failures.
	Debug bool
}

// A BPFParam is a parameter of a filter.
type BPFParam struct {
	Name  string
	Value uint32
}

// BPFTypes returns the types of programs that the target [BPF] has, the default
// first.
func BPFTypes() []string {
	var names []string
	for _, t := range bpf.Types() {
		names = append(names, string(t))
	}
	return names
}

// resolve returns the options as the target wants them.
func (o *BPFOptions) resolve(u *emit.Unit) *bpf.Options {
	r := &bpf.Options{Type: bpf.Type(o.Type), Debug: o.Debug, DefaultTape: u.Machine.Right == DefaultTape}
	for _, p := range o.Params {
		r.Params = append(r.Params, bpf.Param{Name: p.Name, Value: p.Value})
	}
	return r
}
