// Package process is what all commands of bf have in common as a process: how it is
// ended by signals and time limits also where a system call hangs, what it undoes
// about the terminal, and what errors mean to people and to the shell.
package process
