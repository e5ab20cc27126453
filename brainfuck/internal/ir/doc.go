// Package ir is the form that a Brainfuck program has between the parser and
// everything that runs or translates it.
//
// A [Program] is a flat slice of [Op], executed from the first to the last.
// Loops are pairs of ops that know each other's index, so that a walk over the
// program needs no recursion and no allocation. An op names its cell by an
// offset from the tape pointer, so that a run of moves can become one.
//
// The parser writes the plain subset (Add, Move, Out, In, Open, Close and, by
// option, Dump, all at offset 0); package opt rewrites it into the full set;
// package interp gives both their meaning; the generators under native and
// emit translate them. [Program.String] prints a program and [ParseText] reads
// it back: the tests of every stage compare these texts.
//
// Parts of large programs, which only generators of machine code take, also have
// Calls, Follows, and Outs for several bytes.
//
// Read next: op.go, text.go, check.go (what must always hold).
package ir
