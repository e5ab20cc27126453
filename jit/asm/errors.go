package asm

import "fmt"

// An UnboundError says that code refers to a label that is bound nowhere.
type UnboundError struct {
	Label Label
	Name  string
	At    int // offset of the field that should hold the distance
}

func (e *UnboundError) Error() string {
	return fmt.Sprintf("asm: label %s, used at offset %d, is not bound", e.Name, e.At)
}

// A SymbolError says that a use of a [Buffer.Symbol], or of an address, needs
// what it does not get: most often that Bytes was called where the code has to
// be linked.
type SymbolError struct {
	Name   string // of the symbol or label
	At     int    // offset of the field that refers to it
	Reason string
}

func (e *SymbolError) Error() string {
	return fmt.Sprintf("asm: %s, used at offset %d, %s", e.Name, e.At, e.Reason)
}

// A RangeError says that the distance to a label does not fit in its field.
type RangeError struct {
	Label Label
	Name  string
	At    int   // offset of the field
	Value int64 // what should have gone into it
	Bits  int   // size of the field
	Unit  int   // bytes that it counts in; 0 is 1
}

func (e *RangeError) Error() string {
	switch {
	case e.Unit > 1 && e.Value%int64(e.Unit) != 0:
		return fmt.Sprintf("asm: distance %d to label %s, used at offset %d, is not a multiple of %d", e.Value, e.Name, e.At, e.Unit)
	case e.Unit > 1:
		return fmt.Sprintf("asm: distance %d to label %s does not fit in the %d bits, for multiples of %d, at offset %d", e.Value, e.Name, e.Bits, e.Unit, e.At)
	}
	return fmt.Sprintf("asm: distance %d to label %s does not fit in the %d bits at offset %d", e.Value, e.Name, e.Bits, e.At)
}

// A RebindError says that a label was bound a second time.
type RebindError struct {
	Label         Label
	Name          string
	First, Second int // offsets of the two places
}

func (e *RebindError) Error() string {
	return fmt.Sprintf("asm: label %s is bound at offset %d and again at %d", e.Name, e.First, e.Second)
}

// A LabelError says that a label is not one of the buffer's own.
type LabelError struct {
	Label Label
}

func (e *LabelError) Error() string {
	if e.Label == 0 {
		return "asm: the zero label is no place"
	}
	return fmt.Sprintf("asm: label %d was not made by this buffer", e.Label)
}

// A SizeError says that code grew past the 2 GiB that offsets can express.
type SizeError struct {
	Len int // bytes when it happened
}

func (e *SizeError) Error() string {
	return fmt.Sprintf("asm: code of %d bytes is too long to go on", e.Len)
}

// An AlignError says that a boundary is not a power of two.
type AlignError struct {
	Align int
}

func (e *AlignError) Error() string {
	return fmt.Sprintf("asm: cannot align to %d: not a power of two up to %d", e.Align, maxAlign)
}
