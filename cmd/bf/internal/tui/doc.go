// Package tui is the full-screen debugger of bf: keys become moves of a
// debug.Debugger, and what it shows becomes text.
//
// A move runs as a command of bubbletea, beside the loop that handles keys. While
// it runs nobody else may touch the Debugger, so what is drawn comes from a shot
// of its state (shot.go), which is taken whenever it stands.
//
// Read next: model.go (states and messages), keys.go, view.go.
package tui
