// Package trace tells what the optimiser does to one program, for people.
//
// [Steps] makes the passes one more at a time, so that the last step is the
// program as it is compiled, also where passes share a walk, and says in a
// sentence what each of them did here (sentence.go). The sentences are computed
// from the difference between two steps (change.go), which ops carry the
// source positions for. [Loops] follows the loops of the source through the
// steps and tells what became of each.
//
// Read next: step.go, change.go, sentence.go.
package trace
