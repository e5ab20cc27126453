package amd64

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// A statement is an instruction as text, taken apart: the bridge from the lines
// of testdata/encode to the methods of Assembler.
type statement struct {
	label    string // defined in front of it, or instead of it
	mnemonic string // "add", "lock", "rep movsb", ".byte", or "" for a label alone
	operands []any  // Reg, XMM, YMM, Imm, Mem; string for a label
}

// parse reads statements that are separated by ";". Labels of addresses become
// Mem.Label by newLabel.
func parse(text string, newLabel func(name string) asm.Label) ([]statement, error) {
	var all []statement
	for part := range strings.SplitSeq(text, ";") {
		s := strings.TrimSpace(part)
		var st statement
		if m := labelDefinition.FindStringSubmatch(s); m != nil {
			st.label, s = m[1], s[len(m[0]):]
		}
		words := strings.Fields(s)
		n := 0
		for n < len(words) && (n == 0 || strings.HasPrefix(words[0], "rep") || words[n] == "short") {
			n++
		}
		st.mnemonic = strings.Join(words[:n], " ")
		for o := range strings.SplitSeq(strings.Join(words[n:], " "), ",") {
			if o = strings.TrimSpace(o); o == "" {
				continue
			}
			v, err := parseOperand(o, newLabel)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", text, err)
			}
			st.operands = append(st.operands, v)
		}
		all = append(all, st)
	}
	return all, nil
}

var labelDefinition = regexp.MustCompile(`^(L\d+):\s*`)

func parseOperand(s string, newLabel func(name string) asm.Label) (any, error) {
	var size uint8
	if word, rest, ok := strings.Cut(s, " ptr "); ok {
		size = map[string]uint8{"byte": 1, "word": 2, "dword": 4, "qword": 8, "xmmword": 16, "ymmword": 32}[word]
		s = rest
	}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		m, err := parseAddress(s[1:len(s)-1], newLabel)
		m.Size = size
		return m, err
	}
	if ownLabel.MatchString(s) {
		return s, nil
	}
	if r := registerNamed(s); r != nil {
		return r, nil
	}
	v, err := strconv.ParseInt(s, 0, 64)
	if err != nil {
		u, err := strconv.ParseUint(s, 0, 64)
		return Imm(u), err
	}
	return Imm(v), nil
}

func registerNamed(s string) any {
	for _, size := range widths {
		for _, r := range regs(size) {
			if r.String() == s {
				return r
			}
		}
	}
	for n := range uint8(16) {
		switch s {
		case XMM(n).String():
			return XMM(n)
		case YMM(n).String():
			return YMM(n)
		}
	}
	return nil
}

var term = regexp.MustCompile(`([+-]?)([^+-]+)`)

func parseAddress(s string, newLabel func(name string) asm.Label) (Mem, error) {
	var m Mem
	for _, t := range term.FindAllStringSubmatch(s, -1) {
		name, scale, scaled := strings.Cut(t[2], "*")
		r, isReg := registerNamed(name).(Reg)
		switch {
		case name == "rip":
		case ownLabel.MatchString(name):
			m.Label = newLabel(name)
		case scaled && isReg:
			n, err := strconv.Atoi(scale)
			if err != nil {
				return m, err
			}
			m.Index, m.Scale = r, uint8(n)
		case isReg:
			m.Base = r
		default:
			v, err := strconv.ParseInt(t[1]+t[2], 0, 33)
			if err != nil {
				return m, err
			}
			m.Disp = int32(v)
		}
	}
	return m, nil
}

// A runner assembles statements.
type runner struct {
	a          Assembler
	labels     map[string]asm.Label
	statements []statement
	ends       []int    // where each statement's code ends
	methods    []string // those that were called
}

func (r *runner) run(text string) error {
	r.labels = map[string]asm.Label{}
	all, err := parse(text, r.label)
	if err != nil {
		return err
	}
	r.statements = all
	for _, st := range all {
		if st.label != "" {
			r.a.Bind(r.label(st.label))
		}
		if st.mnemonic != "" {
			name, args := st.method()
			if err := r.call(name, args); err != nil {
				return fmt.Errorf("%s: %w", text, err)
			}
		}
		r.ends = append(r.ends, r.a.Len())
	}
	return nil
}

// label returns the label with a name, which may be new.
func (r *runner) label(name string) asm.Label {
	if r.labels[name] == 0 {
		l := r.a.NewLabel()
		r.a.NameLabel(l, name)
		r.labels[name] = l
	}
	return r.labels[name]
}

// target returns the offset of a label, given as such or by name, or -1.
func (r *runner) target(label any) int {
	l, _ := label.(asm.Label)
	if name, ok := label.(string); ok {
		l = r.labels[name]
	}
	if at, ok := r.a.Offset(l); ok {
		return at
	}
	return -1
}

// call calls a method of the assembler with args converted to its parameters.
func (r *runner) call(name string, args []any) error {
	m := reflect.ValueOf(&r.a).MethodByName(name)
	if !m.IsValid() {
		return fmt.Errorf("there is no method %s", name)
	}
	t := m.Type()
	if len(args) != t.NumIn() && !(t.IsVariadic() && len(args) == t.NumIn()-1) {
		return fmt.Errorf("%s has %d parameters, not %d", name, t.NumIn(), len(args))
	}
	var in []reflect.Value
	for i, x := range args {
		want := t.In(i)
		if t.IsVariadic() && i == t.NumIn()-1 {
			want = want.Elem()
		}
		if s, ok := x.(string); ok {
			x = r.label(s)
		}
		v := reflect.ValueOf(x)
		if !v.CanConvert(want) {
			return fmt.Errorf("%s: argument %d is a %T, not a %v", name, i+1, x, want)
		}
		in = append(in, v.Convert(want))
	}
	m.Call(in)
	r.methods = append(r.methods, name)
	return nil
}

// method returns the method for the statement and its arguments.
func (st statement) method() (string, []any) {
	toLabel := false
	for _, o := range st.operands {
		_, isLabel := o.(string)
		toLabel = toLabel || isLabel
	}
	switch name := st.mnemonic; {
	case name == "jmp" && !toLabel:
		return "JmpTo", st.operands
	case name == "call" && toLabel:
		return "CallLabel", st.operands
	case name == "jmp short":
		return "JmpShort", st.operands
	case name == "movsd" && len(st.operands) == 0:
		return "MovsdString", nil
	case name == "cmpsd" && len(st.operands) == 0:
		return "CmpsdString", nil
	case name == ".nops":
		return "Nop", []any{int(st.operands[0].(Imm))}
	case name == ".balign":
		return "Align", []any{int(st.operands[0].(Imm))}
	}
	for prefix, method := range map[string]string{"j": "Jcc", "set": "Setcc", "cmov": "Cmovcc"} {
		cond, short := strings.CutSuffix(strings.TrimPrefix(st.mnemonic, prefix), " short")
		if short {
			method += "Short"
		}
		for c := O; c <= G; c++ {
			if strings.HasPrefix(st.mnemonic, prefix) && cond == c.String() {
				return method, append([]any{c}, st.operands...)
			}
		}
	}
	var method string
	for word := range strings.FieldsSeq(st.mnemonic) {
		method += strings.ToUpper(word[:1]) + word[1:]
	}
	return method, st.operands
}
