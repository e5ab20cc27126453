// Package kernel loads objects of the target bpf into the Linux kernel and runs
// them there, by bpf(2).
//
// A whole program ([Load], [Program.Run]) shares a map with this process. It leaves
// when it needs something: this package drains and fills the buffers in that map
// and enters the program again with BPF_PROG_TEST_RUN. A filter is attached
// ([Attach]) and answers the kernel until it is detached.
//
// It loads the objects that we make and no others. A general loader, such as
// cilium/ebpf, which the tests compare it with, would weigh on each start of bf.
//
// Read next: table.go (what an object says of itself), object.go, load.go,
// program.go, drive.go, attach.go, reject.go.
package kernel
