package jit_test

import (
	"testing"

	"github.com/seed1605a99e/movabs/jit"
)

func TestMemoryInfo(t *testing.T) {
	m := jit.Memory()
	for _, size := range []int{m.PageSize, m.AllocationGranularity, m.LargePageSize} {
		if size&(size-1) != 0 {
			t.Errorf("%+v: %d is not a power of two", m, size)
		}
	}
	if m.PageSize == 0 || m.AllocationGranularity < m.PageSize {
		t.Errorf("%+v", m)
	}
}

func TestFlushInstructionCache(t *testing.T) {
	for n := range 300 {
		jit.FlushInstructionCache(make([]byte, n))
	}
}
