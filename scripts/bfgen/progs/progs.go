// Package progs holds the sources of the larger programs in testdata/programs,
// written with package macro, and what every program there must print, computed
// in Go without a look at the program.
//
// A program has a file here: the function that writes it and the function that
// knows its output stand next to each other.
package progs

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// A Program is one of testdata/programs.
type Program struct {
	// Name is the name of its files, without an extension.
	Name string
	// Write writes it; nil if the .b file is written by hand.
	Write func(*macro.Asm)
	// Text is its source where macros do not fit; nil otherwise.
	Text func() []byte
	// Want computes its output for the input in.
	Want func(in []byte) []byte
}

// Source returns the contents of the .b file, or nil if that is written by hand.
func (p *Program) Source() []byte {
	if p.Text != nil {
		return p.Text()
	}
	if p.Write == nil {
		return nil
	}
	var a macro.Asm
	p.Write(&a)
	return a.Bytes()
}

// All returns the programs in the order in which the README lists them.
func All() []Program {
	return append([]Program{
		{Name: "hello", Want: text("Hello, world!\n")},
		{Name: "cat", Want: same},
		{Name: "rot13", Write: rot13, Want: wantRot13},
		{Name: "prompt", Write: prompt, Want: wantPrompt},
		{Name: "bottles", Write: bottles, Want: wantBottles},
		{Name: "squares", Write: squares, Want: wantSquares},
		{Name: "fibonacci", Write: fibonacci, Want: wantFibonacci},
		{Name: "factorial", Write: factorial, Want: wantFactorial},
		{Name: "sierpinski", Write: sierpinski, Want: wantSierpinski},
		{Name: "primes", Write: primes, Want: wantPrimes},
		{Name: "hanoi", Write: hanoi, Want: wantHanoi},
		{Name: "collatz", Write: collatz, Want: wantCollatz},
		{Name: "factor", Write: factor, Want: wantFactor},
		{Name: "sort", Write: sorted, Want: wantSorted},
		{Name: "life", Write: life, Want: wantLife},
		{Name: "selfint", Write: writeSelfint, Want: wantSelfint},
		{Name: "quine", Text: quine, Want: func([]byte) []byte { return quine() }},
		{Name: "mandelbrot", Write: largeView().write, Want: largeView().want},
		{Name: "mandelbrot-small", Write: smallView().write, Want: smallView().want},
		{Name: "tape-last", Write: tapeLast, Want: text("ok\n")},
		{Name: "tape-far", Write: tapeFar, Want: text("ok\n")},
		{Name: "fold-8", Write: fold, Want: text("nnnnnn\n")},
		{Name: "fold-16", Write: fold, Want: text("wwwwwn\n")},
		{Name: "fold-32", Write: fold, Want: text("wwwwww\n")},
		{Name: "wrap-8", Write: wrap, Want: number(math.MaxUint8)},
		{Name: "wrap-16", Write: wrap, Want: number(math.MaxUint16)},
		{Name: "wide-16", Write: wideSums, Want: wantWideSums},
		{Name: "wide-32", Write: widePowers, Want: wantWidePowers},
		{Name: "cell-32", Write: cellSize, Want: number(32)},
		{Name: "cell-64", Write: cellSize, Want: number(64)},
		{Name: "strings", Write: writeStrings, Want: text(strings.Repeat(stringsRound, 3))},
		{Name: "bytes", Text: otherBytes, Want: text("ok\n")},
		{Name: "deep", Text: deepSource, Want: wantDeep},
	}, byHand()...)
}

// text returns a Want for a program whose output is always s.
func text(s string) func([]byte) []byte {
	return func([]byte) []byte { return []byte(s) }
}

// number returns a Want for a program that writes n.
func number(n int) func([]byte) []byte { return text(fmt.Sprintln(n)) }

// same is the Want of programs that copy their input.
func same(in []byte) []byte { return in }
