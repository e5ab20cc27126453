package jit

import (
	"slices"
	"sort"
)

// An Object is a piece of code that names what it needs. Package jit/link makes
// one of what an assembler has collected, [Arena.Link] resolves and loads it.
type Object struct {
	// Name is the name of the piece, as for [Arena.Load].
	Name string
	Code []byte
	// Relocs are the places in Code that depend on where things are.
	Relocs []Reloc
	// Symbols are the functions in Code, ascending by offset, for faults and
	// tools. Without any, the whole piece is one function.
	Symbols []Symbol
}

// A Symbol names a function in an Object.
type Symbol struct {
	Name   string
	Offset int
	Size   int // in bytes; 0 means as far as the next symbol, or the end
}

// function returns the name of the function at an offset of the code, and the
// offset that the function begins at.
func (c *Code) function(offset int) (name string, base int) {
	notes := c.notes()
	if notes == nil {
		return "", 0
	}
	symbols := notes.symbols
	i := sort.Search(len(symbols), func(i int) bool { return symbols[i].Offset > offset }) - 1
	if i < 0 || symbols[i].Size > 0 && offset >= symbols[i].Offset+symbols[i].Size {
		return notes.name, 0
	}
	return symbols[i].Name, symbols[i].Offset
}

// Symbols returns the functions in the code: those of the [Object] that it was
// linked from, and otherwise one, with the name and the length of the piece.
func (c *Code) Symbols() []Symbol {
	notes := c.notes()
	if notes == nil || len(notes.symbols) == 0 {
		return []Symbol{{Name: c.Name(), Size: c.Len()}}
	}
	symbols := slices.Clone(notes.symbols)
	for i := range symbols {
		if symbols[i].Size != 0 {
			continue
		}
		end := c.Len()
		if i+1 < len(symbols) {
			end = symbols[i+1].Offset
		}
		symbols[i].Size = end - symbols[i].Offset
	}
	return symbols
}
