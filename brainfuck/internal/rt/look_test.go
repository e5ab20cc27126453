package rt

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// Wherever in a search it is looked at, the program is at the search's commands, and
// its pointer at one of the cells that the search looks at.
func TestLookInScans(t *testing.T) {
	for _, bits := range []int{8, 16, 32, 64} {
		for _, step := range []int64{3, 5, 200} { // which no routine is for
			t.Run(fmt.Sprintf("%d/%d", bits, step), func(t *testing.T) { lookInScans(t, bits, step) })
		}
	}
}

func lookInScans(t *testing.T, bits int, step int64) {
	p, err := ir.ParseText(fmt.Sprintf(`bits %d
move %[2]d
add [0], 1
open [0]
 scan [0], %[2]d
 add [0], 1
 scan [0], -%[2]d
 move %[2]d
close [0]
`, bits, step))
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Ops {
		op := &p.Ops[i]
		op.Pos = int32(10 * i)
		if op.Kind == ir.Scan {
			op.Entry = op.Pos - 5
		}
	}
	x, err := Load(p, ir.Machine{Right: 1 << 26}, native.Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	probe := new(ir.Probe)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		_, err := x.Run(ctx, Streams{Probe: probe}, false)
		done <- err
	}()
	right, left := p.Ops[3].Pos, p.Ops[5].Pos
	seen := map[int32]int{}
	for (seen[right] < 10 || seen[left] < 10) && ctx.Err() == nil {
		s, ok := probe.Look()
		if !ok {
			time.Sleep(time.Millisecond)
			continue
		}
		seen[s.Pos]++
		if s.Pointer < 0 || s.Pointer%step != 0 {
			t.Errorf("at %d, the pointer is at cell %d", s.Pos, s.Pointer)
		}
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v; seen were %v", err, seen)
	}
}
