// Package profile shows people where a Brainfuck program spends its time: a
// table of its loops and a heat map of its source, on a terminal (text.go,
// heat.go) and as a page (html.go), and as a file for go tool pprof (pprof.go,
// proto.go), in which loops are the functions.
//
// Read next: report.go.
package profile
