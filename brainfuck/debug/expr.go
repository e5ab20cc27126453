package debug

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// An Expr is a condition or a question about the program's state.
type Expr struct {
	text string
	eval func(*Debugger) (int64, error)
}

// ParseExpr reads an expression: numbers, p for the number of the cell that the
// pointer is at, [x] for the value of cell x and [] for that at the pointer, with
// + and -, and == != < <= > >= && || (which give 1 or 0), binding as in C:
//
//	[] == 10
//	p > 5 && [p+1] != 0
//
// 'x' is the number of a character. The text 'in' is how many bytes were read,
// 'out' how many were written, and 'turns' how many turns of loops have begun.
func ParseExpr(text string) (*Expr, error) {
	r := exprReader{rest: text}
	e, err := r.binary(0)
	if err == nil && r.peek() != "" {
		err = fmt.Errorf("unexpected %q", r.peek())
	}
	if err != nil {
		return nil, fmt.Errorf("expression %q: %w", text, err)
	}
	return &Expr{text, e}, nil
}

// String returns the text of the expression.
func (e *Expr) String() string { return e.text }

// Eval returns the value of the expression at present. It fails for a cell that
// is not on the tape.
func (e *Expr) Eval(d *Debugger) (int64, error) { return e.eval(d) }

type evaluate = func(*Debugger) (int64, error)

// exprReader takes an expression apart.
type exprReader struct{ rest string }

// operators by how strongly they bind.
var operators = [][]string{{"||"}, {"&&"}, {"==", "!=", "<=", ">=", "<", ">"}, {"+", "-"}}

// peek returns the next operator, bracket, word or number, "" at the end.
func (r *exprReader) peek() string {
	r.rest = strings.TrimLeft(r.rest, " \t")
	for _, level := range operators {
		for _, op := range level {
			if strings.HasPrefix(r.rest, op) {
				return op
			}
		}
	}
	if strings.HasPrefix(r.rest, "'") && len(r.rest) >= 3 && r.rest[2] == '\'' {
		return r.rest[:3]
	}
	n := strings.IndexFunc(r.rest, func(c rune) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'F')
	})
	switch {
	case n < 0:
		return r.rest
	case n == 0:
		return r.rest[:1]
	}
	return r.rest[:n]
}

// accept takes the next word if it is the given one.
func (r *exprReader) accept(word string) bool {
	if word == "" || r.peek() != word {
		return false
	}
	r.rest = r.rest[len(word):]
	return true
}

// binary reads operands joined by operators of a level or of ones that bind more.
func (r *exprReader) binary(level int) (evaluate, error) {
	if level == len(operators) {
		return r.operand()
	}
	left, err := r.binary(level + 1)
	for err == nil {
		op := ""
		for _, o := range operators[level] {
			if r.accept(o) {
				op = o
				break
			}
		}
		if op == "" {
			break
		}
		var right evaluate
		if right, err = r.binary(level + 1); err == nil {
			left = join(op, left, right)
		}
	}
	return left, err
}

func join(op string, left, right evaluate) evaluate {
	return func(d *Debugger) (int64, error) {
		a, err := left(d)
		if err != nil || op == "&&" && a == 0 || op == "||" && a != 0 {
			return truth(a != 0), err
		}
		b, err := right(d)
		return apply(op, a, b), err
	}
}

func apply(op string, a, b int64) int64 {
	switch op {
	case "+":
		return a + b
	case "-":
		return a - b
	case "==":
		return truth(a == b)
	case "!=":
		return truth(a != b)
	case "<":
		return truth(a < b)
	case "<=":
		return truth(a <= b)
	case ">":
		return truth(a > b)
	case ">=":
		return truth(a >= b)
	}
	return truth(b != 0) // && and ||, where a does not decide
}

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func (r *exprReader) operand() (evaluate, error) {
	word := r.peek()
	r.rest = strings.TrimPrefix(r.rest, word)
	switch word {
	case "":
		return nil, errors.New("something is missing at the end")
	case "-":
		e, err := r.operand()
		return join("-", constant(0), e), err
	case "(":
		e, err := r.binary(0)
		if err == nil && !r.accept(")") {
			err = errors.New("a ) is missing")
		}
		return e, err
	case "[":
		return r.cell()
	case "p":
		return func(d *Debugger) (int64, error) { return d.p, nil }, nil
	case "in":
		return func(d *Debugger) (int64, error) { return int64(d.read), nil }, nil
	case "out":
		return func(d *Debugger) (int64, error) { return d.output.length, nil }, nil
	case "turns":
		return func(d *Debugger) (int64, error) { return d.now.turn, nil }, nil
	}
	if len(word) == 3 && word[0] == '\'' {
		return constant(int64(word[1])), nil
	}
	v, err := strconv.ParseInt(word, 0, 64)
	if err != nil {
		return nil, fmt.Errorf("%q is no number, p, in, out, turns or [cell]", word)
	}
	return constant(v), nil
}

func (r *exprReader) cell() (evaluate, error) {
	at := func(d *Debugger) (int64, error) { return d.p, nil }
	if !r.accept("]") {
		var err error
		if at, err = r.binary(0); err != nil {
			return nil, err
		}
		if !r.accept("]") {
			return nil, errors.New("a ] is missing")
		}
	}
	return func(d *Debugger) (int64, error) {
		n, err := at(d)
		if err != nil {
			return 0, err
		}
		v, ok := d.Cell(n)
		if !ok {
			return 0, fmt.Errorf("cell %d is not on the tape", n)
		}
		return int64(v), nil
	}, nil
}

func constant(v int64) evaluate { return func(*Debugger) (int64, error) { return v, nil } }
