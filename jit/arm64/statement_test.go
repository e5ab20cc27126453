package arm64

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// A statement is an instruction as text, taken apart: the bridge from the lines
// of testdata/encode to the methods of Assembler.
type statement struct {
	label    string // defined in front of it, or instead of it
	mnemonic string // "add", "b.ne", or "" for a label alone
	operands []any  // operands; string for a label
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
		var rest string
		st.mnemonic, rest, _ = strings.Cut(s, " ")
		for _, o := range splitOperands(rest) {
			v, err := st.parseOperand(o, newLabel)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", text, err)
			}
			if v != nil {
				st.operands = append(st.operands, v)
			}
		}
		all = append(all, st)
	}
	return all, nil
}

var labelDefinition = regexp.MustCompile(`^(L\d+):\s*`)

// splitOperands splits at the commas outside of brackets.
func splitOperands(s string) []string {
	var all []string
	depth, start := 0, 0
	for i, c := range s + "," {
		switch {
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == ',' && depth == 0:
			if o := strings.TrimSpace(s[start:i]); o != "" {
				all = append(all, o)
			}
			start = i + 1
		}
	}
	return all
}

// parseOperand returns the operand o, or nil if it has become a part of the one
// before, as the shift of a register or the offset after an address.
func (st *statement) parseOperand(o string, newLabel func(name string) asm.Label) (any, error) {
	last := len(st.operands) - 1
	if m := modifier.FindStringSubmatch(o); m != nil && last >= 0 {
		n, _ := strconv.ParseUint(m[2], 0, 8)
		if r, ok := st.operands[last].(Reg); ok {
			st.operands[last] = withModifier(r, m[1], uint8(n))
			return nil, nil
		}
		if v, ok := st.operands[last].(Imm); ok && !strings.HasPrefix(st.mnemonic, "m") { // of an add
			st.operands[last] = v << n
			return nil, nil
		}
		if m[1] == "lsl" {
			return lsl(n), nil
		}
		return msl(n), nil
	}
	if last >= 0 && strings.HasPrefix(o, "#") {
		if m, ok := st.operands[last].(Mem); ok && m.Mode == Offset && m.Disp == 0 {
			n, err := strconv.ParseInt(o[1:], 0, 32)
			m.Mode, m.Disp = Post, int32(n)
			st.operands[last] = m
			return nil, err
		}
	}
	switch {
	case strings.HasPrefix(o, "["):
		return parseAddress(o)
	case strings.HasPrefix(o, "{"):
		return parseList(o)
	case strings.HasPrefix(o, "#") && strings.Contains(o, "."):
		f, err := strconv.ParseFloat(o[1:], 64)
		return Float(f), err
	case strings.HasPrefix(o, "#"):
		v, err := strconv.ParseInt(o[1:], 0, 64)
		if err != nil {
			var u uint64
			u, err = strconv.ParseUint(o[1:], 0, 64)
			v = int64(u)
		}
		return Imm(v), err
	case ownLabel.MatchString(o) && st.loads():
		return At(newLabel(o)), nil
	case ownLabel.MatchString(o):
		return o, nil
	}
	if v := named(o); v != nil {
		return v, nil
	}
	if n, err := strconv.Atoi(o); err == nil {
		return n, nil
	}
	return option(o), nil
}

// loads returns whether a label is an address in memory for st.
func (st *statement) loads() bool {
	return strings.HasPrefix(st.mnemonic, "ld") || st.mnemonic == "prfm"
}

var modifier = regexp.MustCompile(`^(lsl|lsr|asr|ror|msl|[us]xt[bhwx])(?: #(\w+))?$`)

// withModifier returns r with a shift or extension.
func withModifier(r Reg, name string, n uint8) any {
	for s := LSL; s <= ROR; s++ {
		if s.String() == name {
			return Shifted{r, s, n}
		}
	}
	for e := UXTB; e <= SXTX; e++ {
		if e.String() == name {
			return Extended{r, e, n}
		}
	}
	return nil
}

// names are what names stand for: registers, conditions and the like.
var names = sync.OnceValue(func() map[string]any {
	all := map[string]any{"cs": CS, "cc": CC}
	for i := range 256 {
		for _, v := range []fmt.Stringer{Prefetch(i), Barrier(i), Cond(i), Scalar(i), Reg(i)} {
			all[v.String()] = v
		}
	}
	for _, v := range []fmt.Stringer{NZCV, FPCR, FPSR, TPIDR, CTR, DCZID, CNTFRQ, CNTVCT, ZVA, CVAC, CVAU, CIVAC, IVAU} {
		all[v.String()] = v
	}
	return all
})

// named returns what a name stands for, or nil.
func named(s string) any {
	if v, ok := names()[s]; ok {
		return v
	}
	if !strings.HasPrefix(s, "s") {
		return parseVector(s)
	}
	var op0, op1, n, m, op2 SysReg
	if k, _ := fmt.Sscanf(s, "s%d_%d_c%d_c%d_%d", &op0, &op1, &n, &m, &op2); k == 5 {
		return op0<<14 | op1<<11 | n<<7 | m<<3 | op2
	}
	return nil
}

var vectorName = regexp.MustCompile(`^v(\d+)\.(\d*)([bhsd])(?:\[(\d+)\])?$`)

// parseVector returns a Vector or Element, or nil.
func parseVector(s string) any {
	m := vectorName.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	reg, _ := strconv.Atoi(m[1])
	n, _ := strconv.Atoi(m[2])
	size := uint8(1) << strings.Index("bhsd", m[3])
	if m[4] != "" {
		i, _ := strconv.Atoi(m[4])
		return Element{V(reg), size, uint8(i)}
	}
	return Vector{V(reg), size, uint8(n)}
}

func parseList(s string) (any, error) {
	names := splitOperands(strings.Trim(s, "{}"))
	if len(names) == 0 { // with an index behind it
		return nil, fmt.Errorf("%s is no list", s)
	}
	if from, to, isRange := strings.Cut(names[0], "-"); isRange { // as x/arch writes them
		first, _ := parseVector(from).(Vector)
		last, _ := parseVector(to).(Vector)
		return List{first, uint8((last.Reg-first.Reg)&31) + 1}, nil
	}
	first, ok := parseVector(names[0]).(Vector)
	if !ok {
		return nil, fmt.Errorf("%s is no list", s)
	}
	return List{first, uint8(len(names))}, nil
}

func parseAddress(s string) (any, error) {
	inner, pre := strings.CutSuffix(s, "!")
	parts := splitOperands(strings.Trim(inner, "[]"))
	base, ok := named(parts[0]).(Reg)
	if !ok {
		return nil, fmt.Errorf("%s has no base", s)
	}
	m := Ptr(base, 0)
	if pre {
		m.Mode = Pre
	}
	if len(parts) == 1 {
		return m, nil
	}
	if strings.HasPrefix(parts[1], "#") {
		n, err := strconv.ParseInt(parts[1][1:], 0, 32)
		m.Disp = int32(n)
		return m, err
	}
	index, ok := named(parts[1]).(Reg)
	if !ok {
		return nil, fmt.Errorf("%s has no index", s)
	}
	m.MemRest = MemRest{Index: index, Extend: UXTX}
	if len(parts) == 3 {
		f := modifier.FindStringSubmatch(parts[2])
		if f == nil {
			return nil, fmt.Errorf("%s has no index", s)
		}
		n, _ := strconv.ParseUint(f[2], 0, 8)
		m.Amount = uint8(n)
		if e, ok := withModifier(index, f[1], uint8(n)).(Extended); ok {
			m.Extend = e.Extend
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

// call calls a method of the assembler with args converted to its parameters.
func (r *runner) call(name string, args []any) error {
	m := reflect.ValueOf(&r.a).MethodByName(name)
	if !m.IsValid() {
		return fmt.Errorf("there is no method %s", name)
	}
	t := m.Type()
	if len(args) != t.NumIn() {
		return fmt.Errorf("%s has %d parameters, not %d", name, t.NumIn(), len(args))
	}
	var in []reflect.Value
	for i, x := range args {
		if s, ok := x.(string); ok {
			x = r.label(s)
		}
		v, want := reflect.ValueOf(x), t.In(i)
		same := v.Type() == want || v.CanConvert(want) && (v.Type() == reflect.TypeFor[Imm]() || want.Kind() == reflect.Interface || want.PkgPath() == "")
		if !same || v.Type() == reflect.TypeFor[Imm]() && reflect.New(want).Elem().CanUint() && v.Int() < 0 {
			return fmt.Errorf("%s: argument %d is a %T, not a %v", name, i+1, x, want)
		}
		in = append(in, v.Convert(want))
	}
	m.Call(in)
	r.methods = append(r.methods, name)
	return nil
}

var atomicName = regexp.MustCompile(`^(ldadd|ldclr|ldeor|ldset|ldsmax|ldsmin|ldumax|ldumin|swp|casp?)(a?l?)([bh]?)$`)

// method returns the method for the statement and its arguments.
func (st statement) method() (string, []any) {
	args := st.operands
	if m := atomicName.FindStringSubmatch(st.mnemonic); m != nil {
		order := map[string]Order{"": Relaxed, "a": Acquire, "l": Release, "al": AcqRel}[m[2]]
		if m[1] == "casp" && len(args) == 5 { // names the odd registers too
			args = []any{args[0], args[2], args[4]}
		}
		return title(m[1] + m[3]), append([]any{order}, args...)
	}
	if c, ok := strings.CutPrefix(st.mnemonic, "b."); ok {
		return "Bcc", append([]any{named(c)}, args...)
	}
	switch name := st.mnemonic; {
	case name == "ret" && len(args) == 1:
		return "RetTo", args
	case name == "prfum":
		return "Prfm", args
	case name == ".balign":
		return "Align", args
	case name == "bti":
		return "Bti" + map[string]string{"c": "C", "j": "J", "jc": ""}[fmt.Sprint(args[0])], nil
	case strings.HasPrefix(name, "mov") && len(args) == 2 && name != "mov" && name != "movi" && name != "movabs":
		return title(name), append(args[:2:2], uint8(0))
	case strings.HasPrefix(name, "mov") && len(args) == 3 && name != "movi":
		return title(name), append(args[:2:2], uint8(args[2].(lsl)))
	case (name == "movi" || name == "mvni") && len(args) == 3:
		return title(name), []any{args[0], shiftedImm(args[1].(Imm), args[2])}
	case name == "movi":
		if s, ok := args[0].(Scalar); ok {
			return "Movi", []any{V(s.Num()).D1(), args[1]}
		}
	}
	name := title(st.mnemonic)
	if len(args) > 0 {
		last := args[len(args)-1]
		if strings.HasPrefix(name, "Fcm") && last == Imm(0) { // as x/arch writes it
			args = append(args[:len(args)-1:len(args)-1], Float(0))
		}
		if _, ok := last.(Element); ok && name == "Mov" {
			name = "Umov"
		}
		switch args[0].(type) {
		case Element:
			return "Ins", args
		case Vector:
			if _, ok := reflect.TypeFor[*Assembler]().MethodByName("V" + st.mnemonic); ok {
				return "V" + st.mnemonic, args
			}
		case Scalar:
			if _, ok := reflect.TypeFor[*Assembler]().MethodByName(name + "Scalar"); ok {
				return name + "Scalar", args
			}
		}
	}
	return name, args
}

// shiftedImm returns the immediate of a Movi from its parts.
func shiftedImm(v Imm, shift any) Imm {
	if n, ok := shift.(msl); ok {
		return v<<n | 1<<n - 1
	}
	return v << shift.(lsl)
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
