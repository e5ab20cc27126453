package jit

// flush makes the processor see code that was written to memory: it cleans the
// data cache and invalidates the instruction cache to the point of unification,
// line by line, and waits (Arm ARM B2.4.4).
func flush(memory []byte) {
	if len(memory) > 0 {
		flushCache(address(memory), address(memory)+uintptr(len(memory)))
	}
}

// flushCache flushes the lines from lo to below hi.
func flushCache(lo, hi uintptr)
