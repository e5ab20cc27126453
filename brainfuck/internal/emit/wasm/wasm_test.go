package wasm

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

func unit(src string) *emit.Unit {
	return emit.NewUnit(bftest.Parse([]byte(src), 8), ir.Machine{Right: 100}, "a.b", []byte(src))
}

func TestTooFar(t *testing.T) {
	u := unit("+")
	u.Program.Ops = append(u.Program.Ops, ir.Op{Kind: ir.Move, Arg: 1<<30 + 1}, ir.Op{Kind: ir.Add, Arg: 1})
	var unfit *emit.Unfit
	if _, err := Build(u, new(Options)); !errors.As(err, &unfit) {
		t.Errorf("%v, want an *emit.Unfit", err)
	}
}

// The section of positions names every command, in order, at code of its own.
func TestPositions(t *testing.T) {
	file, err := Build(unit("+\n,[-\n].\n>+"), new(Options))
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(file, []byte("movabs.positions"))
	name := file[at+len("movabs.positions"):]
	if !bytes.HasPrefix(name, []byte("\x03a.b")) {
		t.Fatalf("section begins %q", name[:4])
	}
	type place struct{ Line, Column int }
	var places []place
	in := bytes.NewReader(name[4:])
	offset, row := uint64(0), 0
	for {
		skip, err := binary.ReadUvarint(in)
		if err != nil {
			break
		}
		offset += skip
		down, _ := in.ReadByte()
		column, _ := in.ReadByte()
		row += int(int8(down<<1)) >> 1
		places = append(places, place{row, int(column)})
		if skip == 0 || int(offset) >= at {
			t.Errorf("entry %d at offset %d", len(places), offset)
		}
	}
	want := []place{{1, 1}, {2, 1}, {2, 2}, {2, 3}, {3, 1}, {3, 2}, {4, 1}, {4, 2}}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}

func TestSigned(t *testing.T) {
	for v, want := range map[int64]string{0: "\x00", 63: "\x3f", 64: "\xc0\x00", -1: "\x7f", -64: "\x40", -65: "\xbf\x7f"} {
		var c code
		if c.signed(v); string(c.b) != want {
			t.Errorf("%d is %x, want %x", v, c.b, want)
		}
	}
}

// A module has no more in it than its program needs.
func TestSmall(t *testing.T) {
	file, err := Build(unit(""), &Options{Strip: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(file) > 80 {
		t.Errorf("a program that does nothing has %d bytes", len(file))
	}
}
