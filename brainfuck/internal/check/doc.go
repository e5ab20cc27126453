// Package check finds what is likely wrong with a program: code that can never
// run, loops that can never end, accesses that are certainly off the tape, and
// work at the end that nobody sees.
//
// It follows the program as the parser reads it once, from front to back, and
// knows of each cell its value, or nothing. What is known at the head of a loop
// must hold in every round: so what the loop's body writes is forgotten before
// the body is followed, and after it. Each finding is certain, given that the
// program gets there; that nothing is found proves nothing. The time is linear
// in the length of the program.
//
// Read next: finding.go, walk.go, then state.go, loop.go, rounds.go and tail.go.
package check
