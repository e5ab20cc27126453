package brainfuck

import (
	"bytes"
	"context"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
)

// The programs print the same when they are minified.
func TestMinify(t *testing.T) {
	before, after := 0, 0
	for _, p := range bftest.Programs(t) {
		if p.Fail != "" || p.Output == nil {
			continue
		}
		o := Options{Cell: p.Bits[0], EOF: EOF(p.EOFs[0]), Tape: p.Right, TapeLeft: p.Left}
		program, err := Compile(p.Source, &o)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		short, err := program.Minify()
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		before, after = before+len(p.Source), after+len(short)
		minified, err := Compile(short, &o)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		var out bytes.Buffer
		if err := minified.Run(context.Background(), bytes.NewReader(p.Input), &out); err != nil {
			t.Errorf("%s: minified, it fails: %v", p.Name, err)
		}
		if !bytes.Equal(out.Bytes(), p.Output) {
			t.Errorf("%s: minified, it prints %.100q, not %.100q", p.Name, out.Bytes(), p.Output)
		}
	}
	t.Logf("%d bytes became %d", before, after)
}
