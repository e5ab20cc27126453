// Package structured is what the emitters share whose targets have loops and
// functions of their own, and tools behind them that read what they write: C,
// WebAssembly, LLVM.
//
// [NewPlan] decides two things about a program, so that an emitter is little
// more than a switch over the kinds of ops:
//
//   - Which ops make a function together (parts.go). Compilers take more than
//     linear time for large functions, engines refuse them, and parsers limit how
//     deep blocks nest; so a large program becomes many functions that take the
//     tape pointer and return it.
//   - Which accesses must be compared with which end of the tape (checks.go). Most
//     need not: a program that comes back to where it was is on the tape still.
//
// [Plan.Walk] then calls the emitter for each op of a part, and for each call of
// another part.
package structured
