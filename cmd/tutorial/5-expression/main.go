//go:build linux && (amd64 || arm64)

// Command 5-expression compiles an arithmetic expression and evaluates it.
//
//	go run ./cmd/tutorial/5-expression '-x*x + 2*sin(y)' x=3 y=0.5
//
// An expression becomes a tree. The tree can be walked, with a decision at each
// node, each time the value is wanted: that is an interpreter. Or it is walked
// once, and what each node has to do is written down as instructions: that is a
// compiler. Both are here, to be compared:
//
//	go test -bench . ./cmd/tutorial/5-expression
//
// The functions are those of C's mathematical library. The compiler only names
// them; package jit/link finds them.
//
// Read next: parse.go beside this file for the tree, and compiler_amd64.go or
// compiler_arm64.go, whichever your processor is, for the code; 6-memchr.
package main

import (
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/asm"
	"github.com/seed1605a99e/movabs/jit/link"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: 5-expression EXPRESSION [NAME=VALUE ...]")
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		log.Fatal("5-expression: ", err)
	}
}

func run(source string, assignments []string) error {
	var names []string
	var values []float64
	for _, s := range assignments {
		name, number, _ := strings.Cut(s, "=")
		value, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return err
		}
		names, values = append(names, name), append(values, value)
	}
	tree, err := parse(source, names)
	if err != nil {
		return err
	}

	arena, err := jit.NewArena(nil)
	if err != nil {
		return err
	}
	defer arena.Close()
	var a assembler
	a.StartListing()
	code, err := compile(arena, &a, tree, len(names))
	if err != nil {
		return err
	}
	defer code.Close()
	f, err := jit.Func[evaluator](code)
	if err != nil {
		return err
	}
	result := make([]float64, 1)
	f(values, 1, result)
	fmt.Print(a.Listing())
	fmt.Println("compiled:   ", result[0])
	fmt.Println("interpreted:", tree.eval(values))
	return nil
}

// An evaluator computes n results from n rows of variables.
type evaluator func(rows []float64, n int, results []float64)

// A compiler adds the code of nodes to an assembler: compiler_amd64.go and
// compiler_arm64.go have its methods.
type compiler struct {
	*assembler
	constants []constant
	sign      asm.Label // of a number with nothing but its sign, for x86-64
	tooDeep   bool
}

type constant struct {
	value float64
	label asm.Label
}

// compile makes an evaluator of tree for rows of width variables.
func compile(arena *jit.Arena, a *assembler, tree *node, width int) (*jit.Code, error) {
	libm, err := ffi.Find("m")
	if err != nil {
		return nil, err
	}
	c := compiler{assembler: a}
	c.function(tree, width)
	if c.tooDeep {
		return nil, fmt.Errorf("the expression needs more than %d registers", registers)
	}
	return link.Load(arena, "expression", a, link.Libraries(libm))
}

// constant returns where the code has a number.
func (c *compiler) constant(value float64) asm.Label {
	i := slices.IndexFunc(c.constants, func(k constant) bool { return k.value == value })
	if i < 0 {
		i = len(c.constants)
		c.constants = append(c.constants, constant{value, c.NewLabel()})
	}
	return c.constants[i].label
}
