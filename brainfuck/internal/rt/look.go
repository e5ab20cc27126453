package rt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// look returns where the program is, while it runs: at the instruction that it is
// interrupted at, or if it has left the code, where it will go on. The pointer is
// the code's, which may be some cells away from the source's.
func (r *run) look() (*ir.Snapshot, bool) {
	pc := uintptr(0)
	pointer := uintptr(0)
	if regs, running := r.call.Sample(); running {
		pc = regs.PC()
		pointer = generalRegister(&regs, r.image.native.Registers.Tape)
	} else if r.waits.Load() {
		pc, pointer = r.state.Resume-1, r.state.Tape
	} else {
		return nil, false
	}
	s := r.snapshot(pc, pointer)
	return s, s.Pos >= 0
}

// snapshot returns the neighbourhood of the pointer.
func (r *run) snapshot(pc, pointer uintptr) *ir.Snapshot {
	s := &ir.Snapshot{Pos: r.pos(pc), Pointer: r.tape.cell(pointer)}
	first, end := r.image.machine.Bounds(s.Pointer)
	s.First = first
	for n := first; n < end; n++ {
		s.Cells = append(s.Cells, r.tape.load(n))
	}
	return s
}
