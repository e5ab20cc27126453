package kernel

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// The fields of the control block, 64 bits each, by their offsets in the shared
// map.
const (
	controlSite  = 8 * iota // where the program left
	controlIndex            // of the cell at its pointer, an offset in the tape's map
	controlIn               // the offset of the next byte of input
	controlInEnd            // the offset of the end of the input
	controlEOF              // not 0 if no more input comes
	controlOut              // the offset of the end of the output
)

func (p *Program) get(field int64) int64 {
	var b [8]byte
	if _, err := p.shared.ReadAt(b[:], field); err != nil {
		p.err = err
	}
	return int64(binary.NativeEndian.Uint64(b[:]))
}

func (p *Program) set(field, v int64) {
	var b [8]byte
	binary.NativeEndian.PutUint64(b[:], uint64(v))
	if _, err := p.shared.WriteAt(b[:], field); err != nil {
		p.err = err
	}
}

// Run runs the program, once. The error is a [*brainfuck.RangeError] or a
// [*brainfuck.InputError] if the program failed, that of ctx, up to a quarter of a
// second after it ended, and wraps that of in or out if they failed. The output so
// far is written whenever the program leaves, at least every quarter of a second
// and before it reads.
func (p *Program) Run(ctx context.Context, in io.Reader, out io.Writer) error {
	p.set(controlSite, siteStart)
	p.set(controlIndex, p.table.Start)
	p.set(controlOut, p.table.Out)
	buffer := make([]byte, p.table.Buffer)
	for p.err == nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		number, err := p.loaded.Programs[entryName].Run(nil)
		if err != nil {
			return err
		}
		if err := p.drain(out, buffer); err != nil {
			return err
		}
		if number == siteEnded {
			return p.err
		}
		if err := p.serve(int(number), in, buffer); err != nil {
			return err
		}
	}
	return p.err
}

// drain writes the output.
func (p *Program) drain(out io.Writer, buffer []byte) error {
	start := p.table.Out
	written := buffer[:max(0, min(p.get(controlOut)-start, p.table.Buffer))]
	if len(written) == 0 {
		return nil
	}
	if _, err := p.shared.ReadAt(written, start); err != nil {
		return err
	}
	p.set(controlOut, start)
	if _, err := out.Write(written); err != nil {
		return fmt.Errorf("write output: %w", err)
	}
	return nil
}

// serve does what the program left for.
func (p *Program) serve(number int, in io.Reader, buffer []byte) error {
	t := p.table
	if i := number - firstFailure; i >= 0 && i < len(t.Failures) {
		return p.failure(t.Failures[i])
	}
	i := number - firstSite
	if i < 0 || i >= len(t.Sites) {
		return fmt.Errorf("%s: the program left the kernel at an unknown place, %d", t.Name, number)
	}
	s := &t.Sites[i]
	switch {
	case s.Kind != "in": // its time was up, or the output buffer was full, which it no longer is
		return nil
	case p.get(controlEOF) != 0: // it reads on, which the convention forbids
		return &brainfuck.InputError{Name: t.Name, Pos: position(s.Pos[:])}
	}
	return p.fill(in, buffer)
}

// fill reads what comes.
func (p *Program) fill(in io.Reader, buffer []byte) error {
	n, err := 0, error(nil)
	for tries := 0; n == 0 && err == nil; tries++ {
		if tries == maxEmptyReads {
			return fmt.Errorf("read input: %w", io.ErrNoProgress)
		}
		n, err = in.Read(buffer)
	}
	if n == 0 && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read input: %w", err)
	}
	if n == 0 {
		p.set(controlEOF, 1)
		return nil
	}
	p.set(controlIn, p.table.In)
	p.set(controlInEnd, p.table.In+int64(n))
	_, err = p.shared.WriteAt(buffer[:n], p.table.In)
	return err
}

// maxEmptyReads is how often in a row a reader may return neither data nor an
// error.
const maxEmptyReads = 100

// failure finds the access that is off the tape.
func (p *Program) failure(accesses [][4]int64) error {
	t := p.table
	width := int64(t.Cell / 8)
	for _, at := range accesses {
		cell := (p.get(controlIndex)-t.Start)/width + at[0]
		if cell < -t.Left || cell >= t.Right {
			return &brainfuck.RangeError{Name: t.Name, Pos: position(at[1:]), Cell: cell, Left: t.Left, Right: t.Right}
		}
	}
	return fmt.Errorf("%s: the program failed without a reason", t.Name)
}
