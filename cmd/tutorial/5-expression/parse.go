//go:build linux && (amd64 || arm64)

package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/scanner"
)

// A node of the tree of an expression: an operator, whose operands are its
// arguments, or one of the operations below.
type node struct {
	op    rune // '+', '-', '*', '/', or one of the constants
	args  []*node
	value float64 // of a number
	index int     // of a variable in its row
	name  string  // of a function
}

const (
	number rune = -iota - 1
	variable
	negation
	call
)

type function struct {
	params int
	f      func(x, y float64) float64
}

// functions are what can be called: names of C's functions, with the number of
// their parameters and what Go has in their place.
var functions = map[string]function{
	"sin":   {1, func(x, _ float64) float64 { return math.Sin(x) }},
	"cos":   {1, func(x, _ float64) float64 { return math.Cos(x) }},
	"exp":   {1, func(x, _ float64) float64 { return math.Exp(x) }},
	"log":   {1, func(x, _ float64) float64 { return math.Log(x) }},
	"sqrt":  {1, func(x, _ float64) float64 { return math.Sqrt(x) }},
	"pow":   {2, math.Pow},
	"atan2": {2, math.Atan2},
}

// eval returns the value of the tree: this is the interpreter.
func (n *node) eval(vars []float64) float64 {
	switch n.op {
	case number:
		return n.value
	case variable:
		return vars[n.index]
	case negation:
		return -n.args[0].eval(vars)
	case '+':
		return n.args[0].eval(vars) + n.args[1].eval(vars)
	case '-':
		return n.args[0].eval(vars) - n.args[1].eval(vars)
	case '*':
		return n.args[0].eval(vars) * n.args[1].eval(vars)
	case '/':
		return n.args[0].eval(vars) / n.args[1].eval(vars)
	}
	x, y := n.args[0].eval(vars), 0.0
	if len(n.args) > 1 {
		y = n.args[1].eval(vars)
	}
	return functions[n.name].f(x, y)
}

// A parser has a method for each rule of the grammar.
type parser struct {
	scanner.Scanner
	next  rune // the token to look at
	names []string
}

// parse returns the tree of an expression with variables.
func parse(source string, names []string) (tree *node, err error) {
	p := parser{names: names}
	p.Init(strings.NewReader(source))
	p.Mode = scanner.ScanIdents | scanner.ScanFloats
	p.Scanner.Error = func(*scanner.Scanner, string) {} // ParseFloat tells
	defer func() {
		if e, ok := recover().(syntaxError); ok {
			tree, err = nil, e
		}
	}()
	p.advance()
	tree = p.sum()
	if p.next != scanner.EOF {
		p.fail("unexpected %s", scanner.TokenString(p.next))
	}
	return tree, nil
}

// A syntaxError travels from where it is found to parse as a panic.
type syntaxError struct{ error }

func (p *parser) fail(format string, args ...any) {
	panic(syntaxError{fmt.Errorf("column %d: %s", max(p.Position.Column, 1), fmt.Sprintf(format, args...))})
}

func (p *parser) advance() { p.next = p.Scan() }

func (p *parser) expect(token rune) {
	if p.next != token {
		p.fail("%s where %q should be", scanner.TokenString(p.next), token)
	}
	p.advance()
}

// sum = product { ("+" | "-") product }
func (p *parser) sum() *node { return p.chain("+-", p.product) }

// product = factor { ("*" | "/") factor }
func (p *parser) product() *node { return p.chain("*/", p.factor) }

func (p *parser) chain(operators string, operand func() *node) *node {
	n := operand()
	for strings.ContainsRune(operators, p.next) {
		op := p.next
		p.advance()
		n = &node{op: op, args: []*node{n, operand()}}
	}
	return n
}

// factor = "-" factor | "(" sum ")" | number | variable | function "(" sum { "," sum } ")"
func (p *parser) factor() *node {
	text := p.TokenText()
	switch token := p.next; token {
	case '-':
		p.advance()
		return &node{op: negation, args: []*node{p.factor()}}
	case '(':
		p.advance()
		n := p.sum()
		p.expect(')')
		return n
	case scanner.Int, scanner.Float:
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			p.fail("%v", err)
		}
		p.advance()
		return &node{op: number, value: value}
	case scanner.Ident:
		name := p.Position
		p.advance()
		if p.next == '(' {
			return p.call(text, name)
		}
		i := slices.Index(p.names, text)
		if i < 0 {
			p.Position = name
			p.fail("there is no variable %s", text)
		}
		return &node{op: variable, index: i}
	}
	p.fail("%s where a value should be", scanner.TokenString(p.next))
	return nil
}

// call parses the arguments of a function whose name has been read.
func (p *parser) call(name string, at scanner.Position) *node {
	n := &node{op: call, name: name}
	for p.next == '(' || p.next == ',' {
		p.advance()
		n.args = append(n.args, p.sum())
	}
	p.expect(')')
	f, ok := functions[name]
	if !ok {
		p.Position = at
		p.fail("there is no function %s", name)
	}
	if len(n.args) != f.params {
		p.Position = at
		p.fail("%s takes %d arguments, not %d", name, f.params, len(n.args))
	}
	return n
}
