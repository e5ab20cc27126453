package link

import (
	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// An Assembler is one of any instruction set: what embeds an [asm.Buffer].
type Assembler interface {
	Object() (*asm.Object, error)
}

// A Resolver returns the address of a symbol, and false if it knows none. It is
// what [jit.Arena.Link] asks.
type Resolver = func(symbol string) (ffi.Addr, bool)

// Load assembles, links and loads a piece of code. The name is that of the
// piece in the arena; resolve may be nil. The error is the assembler's, or as
// that of [jit.Arena.Link]: a *[jit.LinkError] for a symbol that nobody knows.
func Load(arena *jit.Arena, name string, a Assembler, resolve Resolver) (*jit.Code, error) {
	o, err := Object(name, a)
	if err != nil {
		return nil, err
	}
	return arena.Link(o, resolve)
}

// Object returns what a has assembled as an object for [jit.Arena.Link]. Its
// code is valid until a goes on.
func Object(name string, a Assembler) (*jit.Object, error) {
	from, err := a.Object()
	if err != nil {
		return nil, err
	}
	o := &jit.Object{Name: name, Code: from.Code}
	for _, r := range from.Relocs {
		o.Relocs = append(o.Relocs, jit.Reloc{Offset: r.Offset, Kind: kinds[r.Kind], Symbol: r.Symbol, Addend: r.Addend})
	}
	for _, s := range from.Symbols {
		o.Symbols = append(o.Symbols, jit.Symbol(s))
	}
	return o, nil
}

// kinds are the relocations of package asm in the terms of package jit.
var kinds = [...]jit.RelocKind{
	asm.Rel32:     jit.Rel32,
	asm.Branch32:  jit.Branch32,
	asm.Abs64:     jit.Abs64,
	asm.AbsMov64:  jit.AbsMov64,
	asm.AbsPage21: jit.AbsPage21,
	asm.AbsLow12:  jit.AbsLow12,
	asm.Literal19: jit.Literal19,
	asm.Rel21:     jit.Rel21,
	asm.Branch26:  jit.Branch26,
	asm.Branch19:  jit.Branch19,
	asm.Branch14:  jit.Branch14,
}

// Libraries returns a Resolver that looks into each of the libraries, in their
// order.
func Libraries(libraries ...*ffi.Library) Resolver {
	return func(symbol string) (ffi.Addr, bool) {
		for _, l := range libraries {
			if addr, err := l.Lookup(symbol); err == nil {
				return addr, true
			}
		}
		return 0, false
	}
}

// Names returns a Resolver that knows what names holds, such as the addresses of
// callbacks, and asks otherwise, which may be nil, for the rest.
func Names(names map[string]ffi.Addr, otherwise Resolver) Resolver {
	return func(symbol string) (ffi.Addr, bool) {
		if addr, ok := names[symbol]; ok {
			return addr, true
		}
		if otherwise == nil {
			return 0, false
		}
		return otherwise(symbol)
	}
}
