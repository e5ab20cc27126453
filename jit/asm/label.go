package asm

import "fmt"

// A Label names a place in the code of one Buffer. The zero value is no label.
type Label int32

// unbound is the offset of a label that is not bound yet.
const unbound = -1

// NewLabel makes a label that is not bound yet.
func (b *Buffer) NewLabel() Label {
	b.labels = append(b.labels, unbound)
	return Label(len(b.labels))
}

// Bind puts l at the present offset. A label can be bound once; a second time
// is a [RebindError].
func (b *Buffer) Bind(l Label) {
	p := b.place(l)
	if p == nil {
		return
	}
	if *p != unbound {
		b.Fail(&RebindError{Label: l, Name: b.LabelName(l), First: int(*p), Second: b.n})
		return
	}
	*p = int32(b.n)
	if b.list != nil {
		b.list.add(note{end: b.n, kind: noteLabel, text: b.LabelName(l)})
	}
}

// Offset returns the offset of l, and whether l is bound.
func (b *Buffer) Offset(l Label) (int, bool) {
	if uint(l-1) >= uint(len(b.labels)) || b.labels[l-1] == unbound {
		return 0, false
	}
	return int(b.labels[l-1]), true
}

// NameLabel gives l a name for listings and errors. A listing shows it from
// here on; without one, label 3 is called L3.
func (b *Buffer) NameLabel(l Label, name string) {
	if b.place(l) == nil {
		return
	}
	if b.names == nil {
		b.names = make(map[Label]string)
	}
	b.names[l] = name
}

// LabelName returns the name of l.
func (b *Buffer) LabelName(l Label) string {
	if s, ok := b.names[l]; ok {
		return s
	}
	return fmt.Sprintf("L%d", l)
}

// place returns where the offset of l is kept, or nil, with a [LabelError] as
// the buffer's error, if this buffer has no such label.
func (b *Buffer) place(l Label) *int32 {
	if uint(l-1) >= uint(len(b.labels)) {
		b.Fail(&LabelError{Label: l})
		return nil
	}
	return &b.labels[l-1]
}
