package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// Samples of an endless loop lie in it, and the program is stopped as ever.
func TestProfileFindsTheHotLoop(t *testing.T) {
	p, err := Compile([]byte("+++[>+<-]\n+[>+<[>>[-]++<<]]"), nil)
	if err != nil {
		t.Fatal(err)
	}
	x, err := p.Load(Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	// A busy machine may leave no time for samples: then wait longer.
	for limit := 100 * time.Millisecond; ; limit *= 2 {
		ctx, cancel := context.WithTimeout(t.Context(), limit)
		profile, err := x.Profile(ctx, nil, nil, time.Millisecond)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("error %v", err)
		}
		if profile.Elapsed < limit {
			t.Errorf("it took %v of %v", profile.Elapsed, limit)
		}
		if profile.Total() < 20 && limit < time.Minute {
			continue
		}
		hot := int64(0)
		for _, h := range profile.Hits {
			if h.Pos.Line == 2 && h.Pos.Column >= 6 && h.Pos.Column <= 16 {
				hot += h.Count
			}
		}
		if hot < profile.Total()*9/10 || profile.Counts != nil {
			t.Errorf("%d hits in the inner loop: %+v", hot, profile)
		}
		return
	}
}

// The profile does not keep a program from reading and writing.
func TestProfileIO(t *testing.T) {
	p, err := Compile([]byte("+[,.]"), &Options{EOF: EOFZero})
	if err != nil {
		t.Fatal(err)
	}
	x, err := p.Load(Buffered)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var out bytes.Buffer
	if _, err := x.Profile(t.Context(), bytes.NewReader([]byte("abc")), &out, 100*time.Microsecond); err != nil {
		t.Fatal(err)
	}
	if out.String() != "abc\x00" {
		t.Errorf("output %q", out.String())
	}
}

// Samples of routines go to the searches that call them, by what else was seen of
// these.
func TestShare(t *testing.T) {
	scan := func(entry, pos int32) ir.Op { return ir.Op{Kind: ir.Scan, Entry: entry, Pos: pos} }
	for _, test := range []struct {
		name   string
		ops    []ir.Op
		at     map[int32]int64
		shared int64
		want   map[int32]int64
		left   int64
	}{
		{"no search", []ir.Op{{Kind: ir.Add}}, map[int32]int64{0: 5}, 7, map[int32]int64{0: 5}, 7},
		{"one", []ir.Op{scan(3, 5)}, map[int32]int64{0: 5, 3: 1}, 7, map[int32]int64{0: 5, 3: 8}, 0},
		{"two", []ir.Op{scan(3, 5), scan(7, 9)}, map[int32]int64{5: 8}, 10, map[int32]int64{5: 8, 3: 9, 7: 1}, 0},
		{"two that nothing else is known of", []ir.Op{scan(3, 5), scan(7, 9)}, map[int32]int64{}, 3, map[int32]int64{3: 1, 7: 2}, 0},
	} {
		left := share(test.ops, test.at, test.shared)
		if d := cmp.Diff(test.want, test.at); d != "" || left != test.left {
			t.Errorf("%s: %d left (-want +got)\n%s", test.name, left, d)
		}
	}
}

func TestCount(t *testing.T) {
	for _, test := range []struct {
		src   string
		level Level
		total int64
		want  map[int]LoopCount
	}{
		{"+++[>++[-]<-]", Level0, 1 + 1 + 3*(1+1+1+1+1+1) + 3*4, map[int]LoopCount{3: {1, 3}, 7: {3, 6}}},
		{"+++[>++[-]<-]", Level2, 4, map[int]LoopCount{3: {1, -1}}},
		{"+>+>+[<]", LevelDefault, 3 + 1 + 3, map[int]LoopCount{5: {1, 3}}},
		{"[.]+.", LevelDefault, 2, map[int]LoopCount{}},
	} {
		p, err := Compile([]byte(test.src), &Options{Level: test.level, TapeLeft: 1})
		if err != nil {
			t.Fatal(err)
		}
		profile, err := p.Count(t.Context(), nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(test.want, profile.Counts); d != "" {
			t.Errorf("%s: (-want +got)\n%s%s", test.src, d, p.Optimised())
		}
		if profile.Total() != test.total {
			t.Errorf("%s: %d ops, want %d: %v\n%s", test.src, profile.Total(), test.total, profile.Hits, p.Optimised())
		}
	}
}
