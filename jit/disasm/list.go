package disasm

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// Options say how [List] shows code. The zero value is a good choice.
type Options struct {
	// Arch is the architecture, named as GOARCH; "" means this one.
	Arch string
	// Base is the address of the first byte.
	Base uint64
	// Symbols are the names of offsets in the code.
	Symbols map[int]string
	// Name returns the name of a place outside of the code, by its address; ""
	// if it has none.
	Name func(addr uint64) string
}

// List returns code as text: a line for each instruction with its offset, bytes
// and text, and lines with labels in between. The target of a jump is shown by
// its name; without one in Symbols, a place in the code is called L1, L2 and so
// on. nil options mean the defaults. The error is as that of [Decode].
func List(code []byte, o *Options) (string, error) {
	l := lister{}
	if o != nil {
		l.Options = *o
	}
	if l.Arch == "" {
		l.Arch = runtime.GOARCH
	}
	insts, err := Decode(l.Arch, code, l.Base)
	if err != nil {
		return "", err
	}
	l.nameTargets(insts)
	var b strings.Builder
	for _, i := range insts {
		if label := l.labels[i.Offset]; label != "" {
			fmt.Fprintf(&b, "%s:\n", label)
		}
		if i.Jump {
			i.Text = l.jump(i)
		}
		b.WriteString(strings.TrimRight(i.String(), " "))
		b.WriteByte('\n')
	}
	return b.String(), nil
}

type lister struct {
	Options
	labels map[int]string // by offset
}

// nameTargets gives labels to all targets that are instructions.
func (l *lister) nameTargets(insts []Inst) {
	l.labels = map[int]string{}
	for offset, name := range l.Symbols {
		l.labels[offset] = name
	}
	starts := map[int64]bool{}
	for _, i := range insts {
		starts[int64(i.Offset)] = true
	}
	var targets []int
	for _, i := range insts {
		if i.Jump && starts[i.Target] && l.labels[int(i.Target)] == "" {
			targets = append(targets, int(i.Target))
		}
	}
	slices.Sort(targets)
	for n, offset := range slices.Compact(targets) {
		l.labels[offset] = fmt.Sprintf("L%d", n+1)
	}
}

// jump returns the text of a jump, whose last operand is the target.
func (l *lister) jump(i Inst) string {
	name := l.labels[int(i.Target)]
	if name == "" && l.Name != nil {
		name = l.Name(l.Base + uint64(i.Target))
	}
	if name == "" {
		return i.Text
	}
	return i.Text[:strings.LastIndexByte(i.Text, ' ')+1] + name
}
