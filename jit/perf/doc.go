// Package perf tells Linux's profiler which pieces of generated code there are.
//
// Of the two ways, a [Map] is the simple one: a text file that perf report reads
// by itself. It knows names only, and it can not tell that memory was used
// again for other code.
//
//	m, err := perf.NewMap("")
//	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{m}})
//
// A [Dump] has the code too, for perf annotate, and the times, so that pieces
// that come and go are told apart. It takes a step between recording and
// reporting:
//
//	perf record -k CLOCK_MONOTONIC ./program
//	perf inject --jit -i perf.data -o perf.jit.data
//	perf report -i perf.jit.data
package perf
