// Command bf runs Brainfuck programs as machine code, and shows how it does so.
//
//	run, debug, dap              run a program, or step through it
//	explain, dump, profile       show what becomes of it, and where its time goes
//	check, fmt, min, text        find mistakes, lay out, shorten, write a program
//	build, bpf                   make a file that runs without bf; run in the kernel
//	bench, compare               measure
//	demo, completion             show small pieces of machine code; serve shells
//
// `bf help` tells the rest, `bf FILE` is short for `bf run FILE`. The exit status is 0 if all went well, 1 if the
// program failed, 2 for wrong usage and for syntax errors, 124 if the time limit
// ended the program, 130 if an interrupt did, 141 if nobody reads the output.
//
// The code: most runs happen in internal/first, before main. main.go begins with all
// others, root.go is the tree of commands, and each command has a file of its own.
// internal/process says what errors mean to the shell, and how a blocked program is
// ended.
package main
