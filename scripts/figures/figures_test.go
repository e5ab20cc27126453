package main

import (
	"bytes"
	"context"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck"
)

func TestPrints(t *testing.T) {
	for depth, want := range []int{1, 10, 100, 1000} {
		p, err := brainfuck.Compile(prints(depth), nil)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := p.Interpret(context.Background(), nil, &out); err != nil {
			t.Fatal(err)
		}
		if out.Len() != want {
			t.Errorf("depth %d prints %d bytes, not %d", depth, out.Len(), want)
		}
	}
}
