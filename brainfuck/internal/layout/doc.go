// Package layout writes the source of a program as people like to read it: each
// line indented by the loops that it is in, space trimmed, long lines broken at
// loops.
//
// Only white space changes, so all commands and comments stay, and stay in
// order. What is laid out once does not change any more.
//
// Read next: format.go, then split.go.
package layout
