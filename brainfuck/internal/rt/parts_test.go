package rt

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// source notes the parts that are asked for.
type source struct {
	*syntax.Parts
	asked []int
}

func (s *source) Compiler() func(n int) *ir.Program {
	return func(n int) *ir.Program {
		s.asked = append(s.asked, n)
		return s.Parse(n, nil)
	}
}

func mustLoadParts(t *testing.T, src string, m ir.Machine) (*Image, *source) {
	t.Helper()
	p, err := syntax.Split([]byte(src), syntax.Options{}, syntax.Sizes{Loop: 1, Sequence: 1000})
	if err != nil {
		t.Fatal(err)
	}
	s := &source{Parts: p}
	x, err := LoadParts(s, m, 8)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, s
}

// A part is made when a run comes to it, and once.
func TestPartsAreMadeWhenNeeded(t *testing.T) {
	x, s := mustLoadParts(t, "[->[-]]+++[>++[-]>[-]<<-]>>>[.],[.-]", small)
	before := x.Len()
	for i, run := range []struct {
		input, output string
		asked         []int
	}{
		{"", "", []int{0, 3, 4}},
		{"\x02", "\x02\x01", []int{0, 3, 4, 7}},
		{"\x03", "\x03\x02\x01", []int{0, 3, 4, 7}},
	} {
		var out bytes.Buffer
		_, err := x.Run(t.Context(), Streams{In: strings.NewReader(run.input), Out: &out}, false)
		if err != nil || out.String() != run.output {
			t.Errorf("run %d: %v, output %q, want %q", i, err, &out, run.output)
		}
		if !slices.Equal(s.asked, run.asked) {
			t.Errorf("run %d: parts %v were made, want %v", i, s.asked, run.asked)
		}
	}
	if times := x.Times(); x.Len() <= before || times.Generate == 0 || times.Load == 0 {
		t.Errorf("%d bytes of code before, %d after, times %v", before, x.Len(), times)
	}
}

func TestPosInParts(t *testing.T) {
	x, _ := mustLoadParts(t, "+[>+[>+++]]", ir.Machine{Right: 20})
	_, err := x.Run(t.Context(), Streams{}, false)
	var outside *ir.RangeError
	if !errors.As(err, &outside) || outside.Pos != 6 || outside.Cell != 20 {
		t.Errorf("%v, want an access to cell 20 at 6", err)
	}
	if x.PosAt(x.Len()*1000) != -1 {
		t.Error("there is code where none is")
	}
}
