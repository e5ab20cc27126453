// Package interp runs programs by interpretation, which is what they mean.
//
// [Run] executes any well-formed [ir.Program], as the parser wrote it or after
// the optimiser: the first is the definition of the language that every other
// engine is compared with, the second is how programs run where machine code
// cannot be had.
//
// The heart is one flat switch in machine.go, made for each cell width; it calls
// nothing and leaves for whatever needs a call, with a reason. What it executes
// are ops made small, frequent pairs of them joined (code.go). Around it: a tape that grows in both directions as cells are touched (tape.go),
// buffered input and output that never keep a prompt back (input.go,
// output.go), and a ration of work after which the loop looks up to see
// whether it is cancelled (poll.go).
package interp
