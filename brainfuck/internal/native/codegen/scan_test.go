package codegen_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
)

// TestScan runs scans of all widths and steps, over runs of all lengths up to
// beyond a chunk and some over a page, up to and over both ends of the tape.
func TestScan(t *testing.T) {
	lengths, starts := []int64{1, 3, 4, 5, 8, 16, 17, 33, 64, 4097, 9000}, int64(18)
	if testing.Short() {
		lengths, starts = []int64{1, 8, 17, 64, 4097}, 5
	}
	for _, bits := range []int{8, 16, 32, 64} {
		for _, step := range []int64{1, -1, 2, -2, 3, -3, 4, -4, 7, 8, -8, 9, -9, 16, -16, -40, 200} {
			for _, length := range lengths {
				t.Run(fmt.Sprintf("%d/%d/%d", bits, step, length), func(t *testing.T) {
					for start := int64(0); start < starts; start += 5 {
						runScan(t, bits, step, length, start)
					}
				})
			}
		}
	}
}

// runScan fills length cells from the cell start on with ones, scans from an end
// of them, and prints a mark that it has left where the scan has ended.
func runScan(t *testing.T, bits int, step, length, start int64) {
	t.Helper()
	p := &ir.Program{Bits: bits}
	emit := func(op ir.Op) {
		op.Pos = int32(len(p.Ops))
		p.Ops = append(p.Ops, op)
	}
	move := func(distance int64) {
		if distance != 0 {
			emit(ir.Op{Kind: ir.Move, Arg: distance})
		}
	}
	move(start)
	for range length {
		emit(ir.Op{Kind: ir.Add, Arg: 1})
		move(1)
	}
	if step > 0 {
		move(-length)
	} else {
		move(-1)
	}
	emit(ir.Op{Kind: ir.Scan, Off: 2, Arg: step, Entry: 1 << 20})
	emit(ir.Op{Kind: ir.Add, Off: 2, Arg: 7})
	emit(ir.Op{Kind: ir.Add, Off: 1, Arg: 6})
	move(2)
	const around = 20
	for off := int32(-around); off <= around; off++ {
		emit(ir.Op{Kind: ir.Out, Off: off})
	}
	page := 4096 * 8 / int64(bits)
	for _, tape := range [][2]int64{{64, 3*page - 64}, {64, start + length + 1}, {0, 3 * page}} {
		compare(t, p, ir.Machine{Left: tape[0], Right: tape[1]})
	}
}

// compare runs p by machine code and by the interpreter.
func compare(t *testing.T, p *ir.Program, machine ir.Machine) {
	t.Helper()
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	want := new(bytes.Buffer)
	wantErr := interp.Run(context.Background(), p, &interp.Config{Machine: machine, Out: want})
	got, gotErr := run(t, p, machine, native.Buffered, nil)
	if !bytes.Equal(got, want.Bytes()) || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
		t.Errorf("tape %d+%d: output %v, error %v, want %v and %v", machine.Left, machine.Right, got, gotErr, want, wantErr)
	}
}
