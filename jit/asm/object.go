package asm

import (
	"cmp"
	"slices"
)

// An Object is code that refers to places outside of itself by name, and says
// which names it has for others. Package jit/link hands it to a loader.
type Object struct {
	Code    []byte
	Relocs  []Reloc  // ascending by offset
	Symbols []Symbol // ascending by offset
}

// A Reloc is a field in the code that depends on where things are. The field
// itself is zero; where it is a part of an instruction, the rest of that is there.
type Reloc struct {
	Offset int // of the field from the start of the code
	Kind   RelocKind
	Symbol string // what the field refers to; "" is the start of the code itself
	Addend int64  // what is added to the symbol's address
}

// A RelocKind says what the field of a Reloc holds. Fields are little-endian.
type RelocKind uint8

// The kinds of Reloc.
const (
	Rel32    RelocKind = iota // 32 bits: the distance from the end of the field
	Branch32                  // the Rel32 of a call or jump, which may go through a stub
	Abs64                     // 64 bits: the address
)

// The kinds of arm64, whose fields are bits of instructions of four bytes.
// Distances are from the instruction, and those of branches are counted in
// instructions.
const (
	AbsMov64  RelocKind = iota + Abs64 + 1 // bits 5 to 20 of four instructions, movz and movk: the address, 16 bits each
	AbsPage21                              // bits 29, 30, 5 to 23 of adrp: the distance of pages of 4 KiB
	AbsLow12                               // bits 10 to 21 of add: the low 12 bits of the address
	Literal19                              // bits 5 to 23 of a load: the distance in words of four bytes
	Rel21                                  // bits 29, 30, 5 to 23 of adr: the distance in bytes
	Branch26                               // bits 0 to 25 of b and bl, which may go through a stub
	Branch19                               // bits 5 to 23 of a conditional branch, which may as well
	Branch14                               // bits 5 to 18 of a branch that tests a bit, which may as well
)

// absolute returns whether the field depends on the code's own address.
func (k RelocKind) absolute() bool { return k-Abs64 <= AbsLow12-Abs64 }

// inWord returns whether the field is a part of a word of four bytes, which
// fillWord knows.
func (k RelocKind) inWord() bool { return k > Abs64 }

// A Symbol is a named place in the code.
type Symbol struct {
	Name   string
	Offset int
	Size   int // always 0, which means as far as the next symbol, or the end
}

// linking is what a Buffer knows of symbols.
type linking struct {
	symbols []symbol         // ascending by label
	byName  map[string]Label // the same
}

type symbol struct {
	label Label
	name  string
}

func (k *linking) reset() {
	k.symbols = k.symbols[:0]
	clear(k.byName)
}

// Symbol returns the label that has a name outside of the code too: the same
// for the same name. If it is bound, it is a place in this code that others can
// refer to. If not, it is theirs: a function of a library, say. Code that
// refers to such a place, or to the address of any, needs Object in place of
// Bytes. The name "" is a [SymbolError].
func (b *Buffer) Symbol(name string) Label {
	if l, ok := b.byName[name]; ok {
		return l
	}
	if name == "" {
		b.Fail(&SymbolError{Name: "a symbol", At: b.n, Reason: "has no name"})
	}
	l := b.NewLabel()
	b.NameLabel(l, name)
	b.symbols = append(b.symbols, symbol{l, name})
	if b.byName == nil {
		b.byName = make(map[string]Label)
	}
	b.byName[name] = l
	return l
}

// symbolName returns the name of the symbol that l is, or "".
func (b *Buffer) symbolName(l Label) string {
	i, ok := slices.BinarySearchFunc(b.symbols, l, func(s symbol, l Label) int { return cmp.Compare(s.label, l) })
	if !ok {
		return ""
	}
	return b.symbols[i].name
}

// Object fills in the fixups and returns the code with what is left for a
// linker, or the first error, as that of Bytes. The code in it is valid as long
// as that of Bytes.
func (b *Buffer) Object() (*Object, error) {
	b.fillBound()
	o := &Object{}
	for i := range b.fixups {
		r, err := b.reloc(&b.fixups[i])
		if b.err == nil && err != nil {
			return nil, err
		}
		o.Relocs = append(o.Relocs, r)
	}
	for _, s := range b.symbols {
		if at, ok := b.Offset(s.label); ok {
			o.Symbols = append(o.Symbols, Symbol{Name: s.name, Offset: at})
		}
	}
	slices.SortStableFunc(o.Symbols, func(x, y Symbol) int { return cmp.Compare(x.Offset, y.Offset) })
	var err error
	o.Code, err = b.finish()
	if err != nil {
		return nil, err
	}
	return o, nil
}

// reloc returns what a linker has to do for f, which waits for its label.
func (b *Buffer) reloc(f *fixup) (Reloc, error) {
	r := Reloc{Offset: int(f.at), Kind: f.kind, Symbol: b.symbolName(f.label), Addend: int64(f.addend)}
	at, bound := b.Offset(f.label)
	switch {
	case bound && f.kind.absolute():
		r.Symbol = ""
		r.Addend += int64(at)
		return r, nil
	case f.size == 1 || r.Symbol == "":
		return r, b.unresolved(f, b.pending(f))
	}
	if f.base != 0 {
		from, ok := b.Offset(f.base)
		if !ok {
			return r, b.unresolved(f, f.base)
		}
		r.Addend += int64(f.at) + int64(f.size) - int64(from)
	}
	return r, nil
}

// unresolved returns the error of f, which waits for label l.
func (b *Buffer) unresolved(f *fixup, l Label) error {
	name := b.LabelName(l)
	switch _, bound := b.Offset(l); {
	case bound:
		return &SymbolError{Name: "the address of " + name, At: int(f.at), Reason: "is known only when the code is linked"}
	case b.symbolName(l) == "":
		return &UnboundError{Label: l, Name: name, At: int(f.at)}
	case f.size == 1:
		return &SymbolError{Name: "symbol " + name, At: int(f.at), Reason: "is not in this code, and out of reach of 8 bits"}
	case l == f.base:
		return &SymbolError{Name: "symbol " + name, At: int(f.at), Reason: "is not in this code, and no origin of distances"}
	}
	return &SymbolError{Name: "symbol " + name, At: int(f.at), Reason: "is not in this code, which has to be linked"}
}
