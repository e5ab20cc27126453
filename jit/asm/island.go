package asm

import "slices"

// Branches of instruction sets with short distances (arm64: 32 KiB, 1 MiB, 128
// MiB) may turn out not to reach a label that is bound much later. Before it is
// too late for the first of them, an island goes into the code:
//
//	tbz x0, #3, L9        =>          tbz x0, #3, veneer
//	...                               ...
//	                                  b over
//	                          veneer: b L9
//	                          over:   ...
//
// The veneer may have a longer reach, and if that is not enough either, gets a
// veneer itself. An encoder asks Due before each instruction.

// reaching is what a Buffer knows of branches that wait for a label.
type reaching struct {
	due  int // one more than the offset at which to do something; 0 is never
	wait [3]waiting
}

// waiting are the branches of one kind: Branch14, Branch19 or Branch26.
type waiting struct {
	count   int // how many they are, or more
	nearest int // the least offset that one of them reaches
}

// spare is how much earlier than necessary an island is made: the jump over it
// and an instruction, with some room.
const spare = 32

// class returns which of the three kinds f is: the shortest is 0. It is less than
// 0 for others than branches.
func (f *fixup) class() int {
	if f.kind < Branch26 {
		return -1
	}
	return int(Branch14) - int(f.kind)
}

// limit returns the last offset that the branch f reaches.
func (f *fixup) limit() int { return int(f.at) + fieldOf(f.kind).reach() }

// await notes that f waits for its label.
func (b *Buffer) await(f *fixup) {
	class := f.class()
	if class < 0 {
		return
	}
	w := &b.wait[class]
	w.count++
	limit := f.limit()
	if w.count > 1 && limit >= w.nearest && b.due > 4 {
		b.due -= 4 // one more veneer; this may be earlier than necessary
		return
	}
	if w.count == 1 || limit < w.nearest {
		w.nearest = limit
	}
	b.schedule()
}

// schedule computes when the next island is due. In the worst case all branches
// that wait need a veneer there, those with the shortest reach first.
func (b *Buffer) schedule() {
	due, veneers := maxSize, 0
	for _, w := range b.wait {
		veneers += w.count
		if w.count > 0 {
			due = min(due, w.nearest-spare-4*veneers)
		}
	}
	b.due = max(due, 0) + 1
}

// Due returns whether some branch may not reach its label any more if n bytes
// are appended before the next Island.
func (b *Buffer) Due(n int) bool { return uint(b.n+n) >= uint(b.due-1) }

// Island appends veneers for the branches that would not reach the offset of n
// bytes from here, with a jump over them, or nothing if they all do. jump is the
// word of an unconditional branch, kind that of its field, and name what a
// listing calls it.
func (b *Buffer) Island(jump uint32, kind RelocKind, name string, n int) {
	b.fillBound()
	late := b.late(n)
	if len(late) == 0 {
		return
	}
	over := b.NewLabel()
	b.jump(jump, kind, name, over)
	veneers := map[Label]int32{}
	for i := range late {
		f := &late[i]
		at, ok := veneers[f.label]
		if !ok {
			at = int32(b.n)
			veneers[f.label] = at
			b.jump(jump, kind, name, f.label)
		}
		b.fillWord(f, at)
	}
	b.Bind(over)
}

func (b *Buffer) jump(jump uint32, kind RelocKind, name string, l Label) {
	b.FixupWord(jump, kind, l)
	if b.list != nil {
		b.Note(name + " " + b.LabelName(l))
	}
}

// late takes the branches that need veneers out of the fixups, whose labels are
// all unbound, and returns them, those with the shortest reach first.
func (b *Buffer) late(n int) []fixup {
	b.recount()
	if !b.Due(n) {
		return nil
	}
	var late [len(b.wait)][]fixup
	// What a branch has to reach is the end of the island: if one gets veneers
	// for many, those with a shorter reach may need theirs too.
	end := b.n + n + spare
	for _, w := range b.wait {
		end += 4 * w.count
	}
	for class := len(b.wait) - 1; class >= 0; class-- {
		w := b.wait[class]
		if w.count > 0 && w.nearest <= end {
			late[class] = b.take(class, end)
		}
		end += 4 * (len(late[class]) - w.count)
	}
	b.recount()
	return slices.Concat(late[:]...)
}

// take takes the branches of a class out of the fixups that do not reach end.
// Those that could wait a little longer are with them, so that the next island
// is not at once.
func (b *Buffer) take(class, end int) []fixup {
	var late []fixup
	kept := b.fixups[:0]
	for _, f := range b.fixups {
		if f.class() == class && f.limit() <= end+fieldOf(f.kind).reach()/8 {
			late = append(late, f)
		} else {
			kept = append(kept, f)
		}
	}
	b.fixups = kept
	return late
}

// recount counts the branches that wait.
func (b *Buffer) recount() {
	b.reaching = reaching{}
	for i := range b.fixups {
		b.await(&b.fixups[i])
	}
	if b.due != 0 {
		b.schedule()
	}
}
