//go:build amd64 || arm64

package jit_test

import (
	"testing"

	"github.com/seed1605a99e/movabs/jit"
)

// A struct of two words travels in two registers (System V ABI, 3.2.3; AAPCS64,
// 6.8.2).
func TestStructsByValue(t *testing.T) {
	type pair struct{ A, B int64 }
	c := mustLoad(t, addWords)
	sum, err := jit.Func[func(pair) int64](c)
	if err != nil {
		t.Fatal(err)
	}
	if got := sum(pair{40, 2}); got != 42 {
		t.Errorf("the sum is %d", got)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if r := recover(); r != jit.ErrClosed {
			t.Errorf("a call after Close panics with %v", r)
		}
	}()
	sum(pair{})
}

func TestTypesThatNobodyBinds(t *testing.T) {
	if _, err := jit.Func[func(map[string]int)](mustLoad(t, add4)); err == nil {
		t.Error("a func of a map is bound")
	}
}
