package brainfuck

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A large program in parts does what it does as a whole, in many runs at once.
func TestLargeProgramInParts(t *testing.T) {
	var text strings.Builder
	var want []byte
	text.WriteString("++++[->++++[->++++<]<]>>+") // 65 in the cell
	for i := range 200 {
		enter, mark := "+", byte('B')
		if i%4 == 0 {
			enter, mark = "", 'A' // the loop is not entered
		}
		fmt.Fprintf(&text, ">%s[>>>%s<<<<+.->-]<.\n", enter, strings.Repeat("[-]>+<", 300))
		if enter != "" {
			want = append(want, mark)
		}
		want = append(want, 'A')
	}
	src := []byte(text.String())
	p, err := Compile(src, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.parts == nil || p.parts.Len() < 10 {
		t.Fatal("it has no parts")
	}
	x, err := p.Load(Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	before := x.Len()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var out bytes.Buffer
			if err := x.Run(t.Context(), nil, &out); err != nil || !bytes.Equal(out.Bytes(), want) {
				t.Errorf("%v, output %.100q, want %.100q", err, &out, want)
			}
		})
	}
	group.Wait()
	if x.Len() <= before {
		t.Errorf("%d bytes of code before, %d after", before, x.Len())
	}
}

// Errors in parts have their positions, and what was printed before is there.
func TestErrorInPart(t *testing.T) {
	skipped := ">[" + strings.Repeat("[.>.+++<]>-", 5000) + "]<"
	for _, test := range []struct {
		body string
		pos  int // in the body
	}{
		{"<.", 1},
		{"+[<+]", 3},
		{">+[" + strings.Repeat("-+", loopSize) + ">+]", 4 + 2*loopSize},
	} {
		body := "+++[.-]" + "+[" + strings.Repeat("+-", loopSize) + test.body + "]"
		src := skipped + "\n" + body
		p, err := Compile([]byte(src), &Options{Tape: 30})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		err = p.Run(t.Context(), nil, &out)
		var outside *RangeError
		at := len(skipped) + 1 + 9 + 2*loopSize + test.pos
		if !errors.As(err, &outside) || outside.Pos.Offset != at || out.String() != "\x03\x02\x01" {
			t.Errorf("%.10s: %v, output %q, want an error at %d", test.body, err, &out, at)
		}
	}
}

// There is room for the largest code that a source can become.
func TestRoomForParts(t *testing.T) {
	body := strings.Repeat(",", 4*minParted)
	src := []byte(">+[" + body + "[-]]<+[" + body + "[-]]")
	p, err := Compile(src, &Options{EOF: EOFError, Tape: 30})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Run(t.Context(), bytes.NewReader(make([]byte, len(src))), nil); err != nil {
		t.Error(err)
	}
}

// What needs all of a large program has it.
func TestWholeOfLargeProgram(t *testing.T) {
	src := []byte("+++." + strings.Repeat("[-]>", 20000))
	p, err := Compile(src, nil)
	if err != nil {
		t.Fatal(err)
	}
	small := bftest.Parse(src, 8)
	if got, want := p.IR(), fmt.Sprint(small); got != want {
		t.Errorf("IR: %.100s, want %.100s", got, want)
	}
	if got := p.Optimised(); !strings.Contains(got, "out [0]") || len(got) > len(p.IR())/2 {
		t.Errorf("optimised: %.100s", got)
	}
	for _, mode := range []func() error{
		func() error { return p.Interpret(t.Context(), nil, nil) },
		func() error { return p.Run(t.Context(), nil, nil) },
	} {
		if err := mode(); err != nil {
			t.Error(err)
		}
	}
}

// Runs of outputs longer than what code makes room for at once are whole, of known
// values and others, when the buffer becomes full anywhere.
func TestRunsOfOutputsInParts(t *testing.T) {
	dots := strings.Repeat(".", 150)
	src := ">,[" + dots + "+" + dots + "x.>++++" + dots[:64] + "-" + dots[:65] + "[-].<,]" + dots
	for n := range 9 { // of a known value, one in memory and one in a register
		src += "+[-]++++++" + dots[:n] + "<<,>>>,<" + dots[:n] + ">" + dots[:n] + "+>+<" + dots[:n] + "<"
	}
	tr := trial{
		src: []byte(src), input: bytes.Repeat([]byte("some input"), 100),
		bits: 8, machine: ir.Machine{Right: 4096, Left: 8, EOF: ir.EOFZero}, timeout: plenty,
	}
	agree(t, tr, runInterpreter(t, &tr), allLevels, buffered, parts, manyParts)
}

// There is room for the code of a large program whose every command is much code.
func TestRoomForAllParts(t *testing.T) {
	for _, text := range []string{",[>]", ",[<]>", ".>,"} {
		src := []byte(strings.Repeat(text, 200_000/len(text)))
		for _, bits := range allWidths {
			tr := trial{src: src, bits: bits, machine: ir.Machine{Left: 1 << 20, Right: 1 << 20, EOF: ir.EOFMinus}, timeout: plenty}
			tr.level = 3
			got := runParts(t, &tr, syntax.Sizes{Loop: loopSize, Sequence: sequenceSize})
			if got.Err != nil {
				t.Errorf("%s..., %d bits: %v", text, bits, got.Err)
			}
		}
	}
}
