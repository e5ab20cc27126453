// Package text writes short programs that print a text.
//
// The programs have two parts. A loop, [>+++>++++<<-], sets some cells to
// multiples of its number of rounds, near the characters of the text; then each
// character is printed from one of the cells, which is changed to it. Which
// cells, and which character from which, is searched for: a start is found by
// putting characters into groups of similar ones, and it is improved as long as
// small changes make the program shorter. The search is not exhaustive, but the
// same text always gives the same program.
//
// No program lets a cell wrap, so all work at any cell width.
//
// Read next: text.go, then setup.go and print.go.
package text
