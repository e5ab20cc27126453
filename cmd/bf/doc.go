// Command bf runs Brainfuck programs as machine code, and shows how it does so.
//
//	bf FILE            run a program
//	bf dump FILE       show what becomes of it: IR, optimised IR, assembly, bytes
//	bf compare FILE    run it in all I/O modes and compare time and system calls
//	bf demo alphabet   show small pieces of machine code made at run time
//
// `bf help` tells the rest. The exit status is 0 if all went well, 1 if the
// program failed, 2 for wrong usage and for syntax errors, 124 if the time limit
// ended the program, 130 if an interrupt did.
//
// The code: main.go is the frame around every command, root.go the tree of
// commands, and each command has a file of its own. exit.go says what errors mean
// to the shell, supervise.go how a blocked program is ended.
package main
