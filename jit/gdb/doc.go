// Package gdb tells a debugger which pieces of generated code there are, so
// that backtraces, breakpoints and disassembly name them.
//
//	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{gdb.New(nil)}})
//
// It speaks the JIT compilation interface of GDB ("Debugging with GDB", chapter
// 30), which LLDB knows too: the debugger finds two symbols of the program,
// __jit_debug_descriptor and __jit_debug_register_code. The first heads a list
// of object files in memory; on the second, an empty function, the debugger has
// a breakpoint. For each piece, this package makes an ELF object with the
// addresses and names of its functions (elf.go), and says how to find the
// caller from there (frame.go).
//
// Without a debugger this costs some microseconds for each piece. A program that
// was linked without symbols (-ldflags=-s, as go run and go test do) has
// nothing that a debugger could find.
//
// While a thread is at that breakpoint, signals from outside wait (signals_linux.go):
// gdb would see an event again after each.
//
// Go programs receive SIGURG all the time, and code of this toolkit may fault on
// purpose. In gdb:
//
//	handle SIGURG nostop noprint pass
package gdb
