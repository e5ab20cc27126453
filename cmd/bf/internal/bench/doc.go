// Package bench times programs under several contenders, such as the levels of
// our compiler and other implementations of the language, as whole processes.
//
// The contenders take turns, so that a machine which changes its speed treats
// all alike. Every output is compared: a contender that prints something else,
// fails or takes too long has no time, but a mark.
//
// Read next: bench.go, then run.go, spread.go and table.go.
package bench
