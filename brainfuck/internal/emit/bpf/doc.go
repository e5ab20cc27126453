// Package bpf translates programs to eBPF: relocatable ELF objects that libbpf,
// bpftool and cilium/ebpf load into the Linux kernel.
//
// There are two kinds. A [Syscall] program is a whole program that runs in the
// kernel from its start to its end, reads and writes (whole.go and the files that
// it names); user space starts it, again and again until it has ended. The other
// types are filters, which the kernel asks for a verdict about a device or a
// packet (filter.go): what they read is what the question is about, and what they
// write is the answer.
//
// # The verifier
//
// The kernel follows all ways through a program before it accepts it. A program
// passes if that comes to an end after a million instructions and if no access
// can go astray:
//
//   - Loops contain may_goto, an instruction by which the kernel ends them when a
//     run takes longer than a quarter of a second. The verifier need not know how
//     often a loop runs.
//   - An index becomes an address after it was compared with both ends of the
//     tape: the language wants that, and the verifier as well (hull.go).
//   - At a loop's test, no register holds anything that depends on the way there,
//     so that the verifier sees each piece of code about once.
//
// # Leaving and going on
//
// A whole program leaves at a numbered site (sites.go): when its time is up, or a
// buffer is empty or full; and for good where it would leave its tape. Its index is
// saved in the control block (memory.go); all else it can compute. The table of
// sites is in the object too, in a section that loaders ignore (table.go), so
// whoever drives the program knows what it wants, and where in the source it is.
//
// # What is in an object
//
//	syscall, cgroup/dev, ...  the program, in a section named for its type
//	.maps                     the maps of a whole program: its tape, and what it shares with user space
//	.rodata                   parameters by name, texts for tracing
//	license                   Dual MIT/GPL: trace_printk wants it
//	.BTF .BTF.ext             types of all these, source lines
//	.brainfuck                the site table, as JSON
//
// Read next: build.go, whole.go, loops.go, filter.go, package insn.
package bpf
