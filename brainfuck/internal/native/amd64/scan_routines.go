package amd64

import (
	"math/bits"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

// Registers of the scan routines.
const (
	scanned = temp      // address of a cell
	chunk   = amd64.RSI // address of 16 bytes, aligned
	chunk32 = amd64.ESI
	zeros   = amd64.RDI // the bytes that are 0 and may end the scan, a bit each
	zeros32 = amd64.EDI
	wanted  = amd64.EDX // the bytes that may end the scan, a bit each
	shift   = amd64.ECX
	shift8  = amd64.CL

	shiftNumber = 1

	scanBytes = amd64.XMM0
	scanZero  = amd64.XMM1

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
	switch {
	case g.Size == 8, // SSE2 does not compare 64 bits
		distance <= 0, distance > chunkSize/g.Size, distance&(distance-1) != 0:
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
	next, found := g.NewLabel(), g.NewLabel()
	g.Routine(label)
	g.scanSetup(step)
	g.scanChunk(step)
	// Nothing left of the first cell, which is the shift'th byte.
	g.Mov(shift, amd64.EAX)
	g.And(shift, amd64.Imm(chunkSize-1))
	g.Shr(zeros32, shift8)
	g.Shl(zeros32, shift8)
	g.Test(zeros32, zeros32)
	g.JccShort(amd64.NE, found)
	g.Align(loopAlign)
	g.Bind(next)
	g.Add(chunk, amd64.Imm(chunkSize))
	pageEnd := g.NewLabel()
	g.Test(chunk32, amd64.Imm(pageSize-1))
	g.JccShort(amd64.E, pageEnd)
	g.scanChunk(step)
	g.Test(zeros32, zeros32)
	g.Jcc(amd64.E, next)
	g.Bind(found)
	g.Bsf(zeros32, zeros32)
	g.Lea(scanned, amd64.PtrIndex(chunk, zeros, 1, 0))
	g.Ret()
	g.Bind(pageEnd)
	g.And(amd64.EAX, amd64.Imm(step-1))
	g.Add(scanned, chunk)
	g.Ret()
}

// scanLeft is scanRight's mirror image.
func (g *generator) scanLeft(label asm.Label, step int64) {
	next, found := g.NewLabel(), g.NewLabel()
	g.Routine(label)
	g.scanSetup(step)
	g.scanChunk(step)
	// Nothing right of the first cell, whose first byte is the shift'th.
	g.Mov(shift, amd64.EAX)
	g.And(shift, amd64.Imm(chunkSize-1))
	g.Xor(shift, amd64.Imm(31))
	g.Shl(zeros32, shift8)
	g.Shr(zeros32, shift8)
	g.Test(zeros32, zeros32)
	g.JccShort(amd64.NE, found)
	g.Align(loopAlign)
	g.Bind(next)
	pageEnd := g.NewLabel()
	g.Test(chunk32, amd64.Imm(pageSize-1))
	g.JccShort(amd64.E, pageEnd)
	g.Sub(chunk, amd64.Imm(chunkSize))
	g.scanChunk(step)
	g.Test(zeros32, zeros32)
	g.Jcc(amd64.E, next)
	g.Bind(found)
	g.Bsr(zeros32, zeros32)
	// All bits of a cell are set: from its last byte to its first.
	g.Lea(scanned, amd64.PtrIndex(chunk, zeros, 1, g.lastByte(step)))
	g.Ret()
	g.Bind(pageEnd)
	g.And(amd64.EAX, amd64.Imm(step-1))
	g.Lea(scanned, amd64.PtrIndex(chunk, scanned, 1, int32(-step)))
	g.Ret()
}

// lastByte returns the distance from the byte that a cell's highest bit in
// zeros stands for to its first byte.
func (g *generator) lastByte(step int64) int32 {
	if step > g.Size {
		return 0 // wanted has only the first byte
	}
	return int32(1 - g.Size)
}

// scanSetup finds the chunk of the cell at scanned, and the wanted bytes.
func (g *generator) scanSetup(step int64) {
	g.Mov(chunk, scanned)
	g.And(chunk, amd64.Imm(-chunkSize))
	g.Pxor(scanZero, scanZero)
	if step > g.Size {
		pattern := int64(0)
		for bit := int64(0); bit < chunkSize; bit += step {
			pattern |= 1 << bit
		}
		g.Mov(wanted, amd64.Imm(pattern))
		g.Mov(shift, amd64.EAX)
		g.And(shift, amd64.Imm(step-1))
		g.Shl(wanted, shift8)
	}
}

// scanChunk finds the zeros of a chunk.
func (g *generator) scanChunk(step int64) {
	g.Movdqa(scanBytes, amd64.Ptr(chunk, 0))
	switch g.Size {
	case 1:
		g.Pcmpeqb(scanBytes, scanZero)
	case 2:
		g.Pcmpeqw(scanBytes, scanZero)
	case 4:
		g.Pcmpeqd(scanBytes, scanZero)
	}
	g.Pmovmskb(zeros32, scanBytes)
	if step > g.Size {
		g.And(zeros32, wanted)
	}
}
