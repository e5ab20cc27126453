// Package arm64 translates a program to machine code for 64-bit Arm processors,
// to be run as package native describes.
//
// What is to be done is decided by package codegen, for all processors alike.
// Here are the instructions for it: the methods of codegen.Machine.
//
// Read next: package codegen, then registers.go (who lives where), exits.go (the
// way in and out), and the files of the ops. Those of package amd64 have the same
// names.
package arm64
