// Package syntax reads the source of a Brainfuck program.
//
// [Parse] turns bytes into a plain [ir.Program]. It walks over the source
// twice: once to match the brackets and count the ops, keeping nothing but a
// depth, and once to write the ops into a slice of exactly that length. So a
// source that has no meaning costs no memory, however large it is, and nothing
// recurses, however deep the loops nest.
//
// What is wrong with a source is told by a [SyntaxError], with both ends of
// the trouble and an [Excerpt] of the lines that they are in.
//
// Read next: parse.go, then error.go.
package syntax
