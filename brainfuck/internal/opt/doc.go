// Package opt rewrites programs so that they do the same with fewer ops.
//
// The optimiser is the list of passes in opt.go. Each pass is a function on a
// whole program, in a file of its own whose comment is the rewrite that it
// makes. Passes do not depend on each other for correctness, only for effect:
// any of them, in any order, keeps what a program means.
//
// What a pass must keep: the output, byte for byte and in order with what is
// read; endless loops, and output before them; and the tape. A pass may remove
// an access off the tape, and with it the error, but never add one: not even
// in a loop that runs no turn. What remains of several accesses to one cell
// has the position of the first, which is the one that fails.
//
// Passes share walks. straighten.go goes over the program as it is written;
// forward.go from the first op to the last with what is known about the cells
// (facts.go, blocks.go, effects.go) and replaces loops from inside out;
// backward.go from the last to the first, with what becomes of each write. All
// do an amount of work per op that does not depend on the program, and write
// into the same slice behind the place that they read (rewriter.go): no pass
// makes a program longer.
package opt
