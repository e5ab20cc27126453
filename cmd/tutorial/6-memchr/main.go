//go:build linux && amd64

// Command 6-memchr finds a byte in memory with instructions that compare 32 bytes
// at a time.
//
//	go run ./cmd/tutorial/6-memchr x 'look for an x in this text'
//
// These instructions (AVX2) are not in every processor, so the program asks
// first. A program that is compiled before it is run has to take the least that
// all processors have, or carry several versions: a compiler at run time knows
// what is there.
//
// The function is a leaf: short, without calls, almost without a stack. jit.Leaf
// calls it like a Go function, which is about 20 ns less than a call into C.
//
//	go test -bench . ./cmd/tutorial/6-memchr
//
// Read next: 7-qsort, where C calls the made code.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"

	"golang.org/x/sys/cpu"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 || len(os.Args[1]) != 1 {
		log.Fatal("usage: 6-memchr BYTE TEXT")
	}
	code, err := load()
	if err != nil {
		log.Fatal("6-memchr: ", err)
	}
	defer code.Close()
	indexByte, err := indexFunc(code)
	if err != nil {
		log.Fatal("6-memchr: ", err)
	}
	fmt.Println(indexByte([]byte(os.Args[2]), os.Args[1][0]))
}

// load makes the code if this processor can run it.
func load() (*jit.Code, error) {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasBMI1 {
		return nil, fmt.Errorf("this processor has no AVX2: %w", errors.ErrUnsupported)
	}
	machineCode, err := memchr()
	if err != nil {
		return nil, err
	}
	return jit.Load(machineCode)
}

// indexFunc returns the code as a func like bytes.IndexByte.
func indexFunc(code *jit.Code) (func(s []byte, c byte) int, error) {
	f, err := jit.Leaf[func(s *byte, c uint32, n int) int](code)
	if err != nil {
		return nil, err
	}
	return func(s []byte, c byte) int {
		if len(s) == 0 {
			return -1
		}
		return f(&s[0], uint32(c), len(s))
	}, nil
}

// The registers. The first three are arguments.
const (
	start   = amd64.RDI
	wanted  = amd64.ESI
	length  = amd64.RDX
	next    = amd64.R8 // the block to look at, at a multiple of blockSize
	end     = amd64.R9 // of the memory
	hits    = amd64.EAX
	result  = amd64.RAX
	pattern = amd64.YMM0 // the byte, 32 times
)

const (
	blockSize = 32
	atOnce    = 4 // blocks that the long loop looks at
)

// memchr returns a function of an address, a byte and a length, which is not 0.
// Its result is the index of the byte, or -1.
//
// It reads only whole blocks at multiples of their size. A block with one byte
// of the memory in it lies in the page of that byte, so no other page is ever
// touched, although bytes before and behind the memory are read: what is found
// there does not count.
func memchr() ([]byte, error) {
	var a amd64.Assembler
	short, long, found, foundLong, none := a.NewLabel(), a.NewLabel(), a.NewLabel(), a.NewLabel(), a.NewLabel()

	a.Vmovd(amd64.XMM0, wanted)
	a.Vpbroadcastb(pattern, amd64.XMM0)
	a.Lea(end, amd64.PtrIndex(start, length, 1, 0))
	a.Mov(next, start)
	a.And(next, amd64.Imm(-blockSize))

	// The first block: a shift drops the hits before the start, and makes the
	// number of the first of the others the result.
	a.Vpcmpeqb(amd64.YMM1, pattern, amd64.Ptr(next, 0))
	a.Vpmovmskb(hits, amd64.YMM1)
	a.Mov(amd64.ECX, amd64.EDI) // the processor takes the count modulo 32
	a.Shr(hits, amd64.CL)
	a.Tzcnt(hits, hits) // 32 and the carry flag if there is none
	checkLength := a.NewLabel()
	a.Jcc(amd64.NC, checkLength)
	a.Add(next, amd64.Imm(blockSize))

	// While there is enough left: several blocks in one step.
	a.Lea(amd64.RCX, amd64.Ptr(end, -atOnce*blockSize))
	a.Cmp(next, amd64.RCX)
	a.Jcc(amd64.A, short)
	a.Align(16)
	a.Bind(long)
	for i := range amd64.YMM(atOnce) {
		a.Vpcmpeqb(amd64.YMM1+i, pattern, amd64.Ptr(next, int32(i)*blockSize))
	}
	a.Vpor(amd64.YMM5, amd64.YMM1, amd64.YMM2)
	a.Vpor(amd64.YMM6, amd64.YMM3, amd64.YMM4)
	a.Vpor(amd64.YMM5, amd64.YMM5, amd64.YMM6)
	a.Vpmovmskb(hits, amd64.YMM5)
	a.Test(hits, hits)
	a.Jcc(amd64.NE, foundLong)
	a.Add(next, amd64.Imm(atOnce*blockSize))
	a.Cmp(next, amd64.RCX)
	a.Jcc(amd64.BE, long)

	// The rest: one block at a time. Only the last may have hits behind the end.
	a.Bind(short)
	a.Cmp(next, end)
	a.Jcc(amd64.AE, none)
	a.Vpcmpeqb(amd64.YMM1, pattern, amd64.Ptr(next, 0))
	a.Vpmovmskb(hits, amd64.YMM1)
	a.Tzcnt(hits, hits)
	a.Jcc(amd64.NC, found)
	a.Add(next, amd64.Imm(blockSize))
	a.Jmp(short)

	// One of the blocks of the long loop has a hit: the first one that does.
	a.Bind(foundLong)
	for i := range amd64.YMM(atOnce) {
		a.Vpmovmskb(hits, amd64.YMM1+i)
		a.Tzcnt(hits, hits)
		a.Jcc(amd64.NC, found)
		a.Add(next, amd64.Imm(blockSize))
	}

	a.Bind(found) // in the block at next, at the byte whose number is in hits
	a.Sub(next, start)
	a.Add(result, next)
	a.Bind(checkLength)
	a.Cmp(result, length)
	a.Jcc(amd64.AE, none)
	a.Vzeroupper()
	a.Ret()
	a.Bind(none)
	a.Mov(result, amd64.Imm(-1))
	a.Vzeroupper()
	a.Ret()
	return a.Bytes()
}
