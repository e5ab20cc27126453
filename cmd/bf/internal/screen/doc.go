// Package screen knows what commands need to know about the terminal that they
// write to: its width, whether it takes colours, and how to wrap text, set
// columns side by side and colour them.
//
// Read next: screen.go, table.go.
package screen
