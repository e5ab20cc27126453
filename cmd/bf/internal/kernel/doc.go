// Package kernel loads objects of the target bpf into the Linux kernel and runs
// them there, through cilium/ebpf.
//
// A whole program ([Load], [Program.Run]) shares a map with this process. It leaves
// when it needs something: this package drains and fills the buffers in that map
// and enters the program again with BPF_PROG_TEST_RUN. A filter is attached
// ([Attach]) and answers the kernel until it is detached.
//
// Read next: table.go (what an object says of itself), program.go, drive.go,
// attach.go, reject.go.
package kernel
