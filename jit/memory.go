package jit

import (
	"os"
	"sync"
)

// MemoryInfo describes the memory that code can be put in.
type MemoryInfo struct {
	// PageSize is the size of a page, the unit of protection, in bytes.
	PageSize int
	// AllocationGranularity is the unit of addresses of mappings, in bytes.
	AllocationGranularity int
	// LargePageSize is the size of a large page in bytes, 0 if the system has
	// none. Whether it has one to give shows when it is asked for; on Linux the
	// administrator sets them aside (vm.nr_hugepages).
	LargePageSize int
}

// Memory returns the sizes of this system.
func Memory() MemoryInfo {
	return MemoryInfo{
		PageSize:              os.Getpagesize(),
		AllocationGranularity: os.Getpagesize(),
		LargePageSize:         largePageSize(),
	}
}

var largePageSize = sync.OnceValue(findLargePageSize)

// FlushInstructionCache makes the processors see code that was written to
// memory. Load and Arena do this themselves; it is for code that other means
// have put somewhere. The memory must be readable.
func FlushInstructionCache(memory []byte) { flush(memory) }
