//go:build linux && amd64

// Command 8-matrix multiplies matrices with code that is made for their sizes.
//
//	go run ./cmd/tutorial/8-matrix 300
//
// The code has the sizes as constants, multiplies and adds eight float32s in one
// instruction (AVX2 and FMA), and keeps a tile of 6 by 16 results in 12 registers
// while it adds up. What is left over at the edges, for sizes that are no
// multiples of these, is more code of the same kind, made by the same functions,
// and not made where nothing is left over.
//
//	go test -bench . ./cmd/tutorial/8-matrix
package main

import (
	"errors"
	"fmt"
	"log"
	"math"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/cpu"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/asm"
)

func main() {
	log.SetFlags(0)
	size := 300
	if len(os.Args) > 1 {
		var err error
		if size, err = strconv.Atoi(os.Args[1]); err != nil {
			log.Fatal("usage: 8-matrix [SIZE]")
		}
	}
	if err := run(size); err != nil {
		log.Fatal("8-matrix: ", err)
	}
}

// run multiplies in both ways, and tells how long they took and how much they
// differ: the code rounds once for a multiplication and an addition together.
func run(size int) error {
	code, err := load(sizes{size, size, size})
	if err != nil {
		return err
	}
	defer code.Close()
	multiply, err := jit.Func[multiplier](code)
	if err != nil {
		return err
	}
	a, b := make([]float32, size*size), make([]float32, size*size)
	for i := range a {
		a[i], b[i] = float32(math.Sin(float64(i))), float32(math.Cos(float64(i)))
	}
	made, plain := make([]float32, size*size), make([]float32, size*size)
	start := time.Now()
	multiply(made, a, b)
	middle := time.Now()
	multiplyPlain(sizes{size, size, size}, plain, a, b)
	end := time.Now()
	difference := 0.0
	for i := range made {
		difference = max(difference, math.Abs(float64(made[i]-plain[i])))
	}
	fmt.Printf("generated code %v, Go %v, differing by %.0e at most\n", middle.Sub(start), end.Sub(middle), difference)
	return nil
}

// sizes are those of c = a * b: a has m rows of k columns, b has k rows of n, c
// has m rows of n. Rows lie one behind the other.
type sizes struct{ m, k, n int }

// A multiplier computes c = a * b.
type multiplier func(c, a, b []float32)

// multiplyPlain is the multiplier in Go, with the loops in the order that reads
// memory as it lies.
func multiplyPlain(s sizes, c, a, b []float32) {
	clear(c)
	for i := range s.m {
		row := c[i*s.n:][:s.n]
		for l := range s.k {
			x := a[i*s.k+l]
			for j, y := range b[l*s.n:][:s.n] {
				row[j] += x * y
			}
		}
	}
}

// load makes a multiplier if this processor can run it.
func load(s sizes) (*jit.Code, error) {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasFMA {
		return nil, fmt.Errorf("this processor has no AVX2 and FMA: %w", errors.ErrUnsupported)
	}
	const most = 1 << 20 // keeps displacements within 32 bits
	if min(s.m, s.k, s.n) < 1 || max(s.m, s.k, s.n) > most {
		return nil, fmt.Errorf("sizes %v are not from 1 to %d", s, most)
	}
	g := generator{sizes: s}
	g.mask = g.NewLabel()
	g.function()
	machineCode, err := g.Bytes()
	if err != nil {
		return nil, err
	}
	return jit.Load(machineCode)
}

// The registers. The first three are arguments; those of c and b move from one
// block of columns to the next.
const (
	blockC  = amd64.RDI
	matrixA = amd64.RSI
	blockB  = amd64.RDX
	tileC   = amd64.RAX // c at the rows of a tile
	tileA   = amd64.R9  // a at these rows
	rowB    = amd64.RCX // b at row index
	index   = amd64.R8  // of a column of a and a row of b
	tiles   = amd64.R10 // left in the block
	blocks  = amd64.R11 // of columns left
	sum     = amd64.YMM0
	columns = amd64.YMM12 // of rowB: two registers
	factor  = amd64.YMM14 // one number of a, eight times
	mask    = amd64.YMM15 // ones for the columns that a narrow vector has
)

const (
	tileRows    = 6
	tileVectors = 2
	lanes       = 8 // numbers in a vector
	width       = tileVectors * lanes
	float       = 4 // bytes
)

// A generator makes the code of a multiplier.
type generator struct {
	amd64.Assembler
	sizes
	mask asm.Label // eight int32s
}

func (g *generator) function() {
	rest := g.n % width
	if rest > 0 {
		g.Vmovups(mask, amd64.At(g.mask))
	}
	g.repeat(blocks, g.n/width, func() {
		g.block(tileVectors, false)
		g.Add(blockB, amd64.Imm(width*float))
		g.Add(blockC, amd64.Imm(width*float))
	})
	if rest > 0 {
		g.block((rest+lanes-1)/lanes, true)
	}
	g.Vzeroupper()
	g.Ret()

	g.AlignData(32, 0xCC)
	g.Bind(g.mask)
	for i := range lanes {
		in := uint32(0)
		if i < (rest+lanes-1)%lanes+1 {
			in = math.MaxUint32
		}
		g.Emit32(in)
	}
}

// repeat emits a loop that runs n times, or what is in it if that is enough.
func (g *generator) repeat(counter amd64.Reg, n int, body func()) {
	switch n {
	case 0:
	case 1:
		body()
	default:
		loop := g.NewLabel()
		g.Mov(counter, amd64.Imm(n))
		g.Bind(loop)
		body()
		g.Dec(counter)
		g.Jcc(amd64.NE, loop)
	}
}

// block emits code for all rows of one or two vectors of columns. The last
// vector may be narrow, which is what the mask is for.
func (g *generator) block(vectors int, narrow bool) {
	g.Mov(tileC, blockC)
	g.Mov(tileA, matrixA)
	g.repeat(tiles, g.m/tileRows, func() {
		g.tile(tileRows, vectors, narrow)
		g.Add(tileC, amd64.Imm(tileRows*g.n*float))
		g.Add(tileA, amd64.Imm(tileRows*g.k*float))
	})
	if rest := g.m % tileRows; rest > 0 {
		g.tile(rest, vectors, narrow)
	}
}

// tile emits code for a part of c that fits into registers: each of its numbers
// is the sum of the products of a row of a and a column of b.
func (g *generator) tile(rows, vectors int, narrow bool) {
	sumOf := func(row, v int) amd64.YMM { return sum + amd64.YMM(row*vectors+v) }
	masked := func(v int) bool { return narrow && v == vectors-1 }
	for row := range rows {
		for v := range vectors {
			g.Vxorps(sumOf(row, v), sumOf(row, v), sumOf(row, v))
		}
	}
	loop := g.NewLabel()
	g.Xor(index.As(4), index.As(4))
	g.Mov(rowB, blockB)
	g.Align(16)
	g.Bind(loop)
	for v := range vectors {
		column, from := columns+amd64.YMM(v), amd64.Ptr(rowB, int32(v*lanes*float))
		if masked(v) {
			g.Vmaskmovps(column, mask, from)
		} else {
			g.Vmovups(column, from)
		}
	}
	for row := range rows {
		g.Vbroadcastss(factor, amd64.PtrIndex(tileA, index, float, int32(row*g.k*float)))
		for v := range vectors {
			g.Vfmadd231ps(sumOf(row, v), factor, columns+amd64.YMM(v))
		}
	}
	g.Add(rowB, amd64.Imm(g.n*float))
	g.Inc(index)
	g.Cmp(index, amd64.Imm(g.k))
	g.Jcc(amd64.NE, loop)
	for row := range rows {
		for v := range vectors {
			to := amd64.Ptr(tileC, int32((row*g.n+v*lanes)*float))
			if masked(v) {
				g.Vmaskmovps(to, mask, sumOf(row, v))
			} else {
				g.Vmovups(to, sumOf(row, v))
			}
		}
	}
}
