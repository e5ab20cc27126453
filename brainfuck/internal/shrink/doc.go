// Package shrink writes a program with as few bytes as it can justify.
//
// It drops comments and code that package check knows never to run or to have no
// effect; it drops what is added to a cell before the cell is cleared; and between
// two loops or two inputs and outputs it adds to each cell once, on the shortest
// way through them. What is added to a cell that an input or output does not touch
// may move to the other side of it, where that is on the way.
//
// The result prints the same for the same input, at the same cell width, and ends
// where the program ends. Only an access off the tape may be gone, or come at
// another time.
//
// Read next: shrink.go, then run.go and move.go.
package shrink
