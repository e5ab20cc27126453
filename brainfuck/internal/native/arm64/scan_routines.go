package arm64

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/arm64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Registers of the scan routines.
const (
	chunk  = arm64.X0 // address of 16 bytes, aligned
	zeros  = arm64.X1 // the bytes that are 0 and may end the scan, four bits each
	wanted = arm64.X2 // the bytes that may end the scan, four bits each
	shift  = arm64.X3

	chunkSize = 16
	pageSize  = 4096 // the smallest: larger ones are multiples
)

// scanRoutines are the labels of the routines for scans to the right and left,
// by the logarithm of the number of bytes between two cells that a scan looks
// at.
type scanRoutines [2][5]asm.Label

// scanRoutine returns the label of the routine for a scan, nil if there is none.
// The distance must divide the size of a chunk, so that the same bytes of each
// chunk are wanted.
func (g *generator) scanRoutine(op *ir.Op) *asm.Label {
	distance, left := op.Arg, 0
	if distance < 0 {
		distance, left = -distance, 1
	}
	if distance <= 0 || distance > chunkSize/g.Size || distance&(distance-1) != 0 {
		return nil
	}
	return &g.scans[left][bits.TrailingZeros64(uint64(distance*g.Size))]
}

// ScanRoutines is codegen.Machine's.
func (g *generator) ScanRoutines() {
	for left := range g.scans {
		for log, label := range g.scans[left] {
			switch {
			case label == 0:
			case left == 0:
				g.scanRight(label, 1<<log)
			default:
				g.scanLeft(label, 1<<log)
			}
		}
	}
}

// scanRight writes a routine that takes the address of a cell that is not 0. It
// returns that of the next wanted cell to the right, by steps of the given
// number of bytes, that is 0 or lies in another page.
func (g *generator) scanRight(label asm.Label, step int64) {
	next, found, pageEnd := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.Routine(label)
	g.scanSetup(step)
	g.scanChunk(step)
	// Nothing left of the first cell. Shifts look at the low six bits only: here
	// four times the number of its first byte in the chunk.
	g.Lsl(shift, scanned, arm64.Imm(2))
	g.Lsr(zeros, zeros, shift)
	g.Lsl(zeros, zeros, shift)
	g.Cbnz(zeros, found)
	g.Bind(next)
	g.Add(chunk, chunk, arm64.Imm(chunkSize))
	g.Tst(chunk, arm64.Imm(pageSize-1))
	g.Bcc(arm64.EQ, pageEnd)
	g.scanChunk(step)
	g.Cbz(zeros, next)
	g.Bind(found)
	g.Rbit(zeros, zeros)
	g.Clz(zeros, zeros)
	g.Add(scanned, chunk, zeros.Lsr(2))
	g.Ret()
	g.Bind(pageEnd)
	g.scanOffset(step)
	g.Add(scanned, chunk, shift)
	g.Ret()
}

// scanLeft is scanRight's mirror image.
func (g *generator) scanLeft(label asm.Label, step int64) {
	next, found, pageEnd := g.NewLabel(), g.NewLabel(), g.NewLabel()
	g.Routine(label)
	g.scanSetup(step)
	g.scanChunk(step)
	// Nothing right of the first cell's first byte.
	g.Eor(shift, scanned, arm64.Imm(chunkSize-1))
	g.Lsl(shift, shift, arm64.Imm(2))
	g.Lsl(zeros, zeros, shift)
	g.Lsr(zeros, zeros, shift)
	g.Cbnz(zeros, found)
	g.Bind(next)
	g.Tst(chunk, arm64.Imm(pageSize-1))
	g.Bcc(arm64.EQ, pageEnd)
	g.Sub(chunk, chunk, arm64.Imm(chunkSize))
	g.scanChunk(step)
	g.Cbz(zeros, next)
	g.Bind(found)
	g.Clz(zeros, zeros)
	g.Sub(scanned, chunk, zeros.Lsr(2))
	g.Add(scanned, scanned, arm64.Imm(chunkSize-1-g.lastByte(step)))
	g.Ret()
	g.Bind(pageEnd)
	g.scanOffset(step)
	g.Add(scanned, chunk, shift)
	g.Sub(scanned, scanned, arm64.Imm(step))
	g.Ret()
}

// lastByte returns the distance from a cell's first byte to that which the
// highest bit in zeros stands for.
func (g *generator) lastByte(step int64) int64 {
	if step > g.Size {
		return 0 // wanted has only the first byte
	}
	return g.Size - 1
}

// scanOffset computes where in a chunk the first wanted byte is.
func (g *generator) scanOffset(step int64) {
	if step == 1 {
		g.Mov(shift, arm64.XZR)
	} else {
		g.And(shift, scanned, arm64.Imm(step-1))
	}
}

// scanSetup finds the chunk of the cell at scanned, and the wanted bytes.
func (g *generator) scanSetup(step int64) {
	g.And(chunk, scanned, arm64.Imm(-chunkSize))
	if step > g.Size {
		pattern := uint64(0)
		for bit := int64(0); bit < 4*chunkSize; bit += 4 * step {
			pattern |= 0xf << bit
		}
		g.Mov(wanted, arm64.Imm(pattern))
		g.scanOffset(step)
		g.Lsl(shift, shift, arm64.Imm(2))
		g.Lsl(wanted, wanted, shift)
	}
}

// scanChunk finds the zeros of a chunk: those of its elements become ones, all
// others zeros, and a shift that keeps the half of each pair of bytes makes them
// fit a register.
func (g *generator) scanChunk(step int64) {
	elements := [...]arm64.Vector{1: arm64.V0.B16(), 2: arm64.V0.H8(), 4: arm64.V0.S4(), 8: arm64.V0.D2()}[g.Size]
	g.Ldr(arm64.Q0, arm64.Ptr(chunk, 0))
	g.Cmeq(elements, elements, arm64.Imm(0))
	g.Shrn(arm64.V0.B8(), arm64.V0.H8(), 4)
	g.Fmov(zeros, arm64.D0)
	if step > g.Size {
		g.And(zeros, zeros, wanted)
	}
}
