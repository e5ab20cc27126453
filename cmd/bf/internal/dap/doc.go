// Package dap lets editors debug Brainfuck programs: it serves the Debug Adapter
// Protocol (microsoft.github.io/debug-adapter-protocol) over a pair of streams,
// for one program.
//
// A [Server] reads requests one after the other. A move, such as continuing, runs
// in a goroutine; a request that needs the program meanwhile pauses it for a
// moment. Everything else is translation: frames are loops, variables are cells.
//
// Read next: server.go, then move.go; launch.go has the launch arguments.
package dap
