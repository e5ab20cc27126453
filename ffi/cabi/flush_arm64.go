package cabi

// FlushCode makes the processors see code that was written to the n bytes of
// memory at addr: it cleans the data cache and invalidates the instruction
// cache to the point of unification, line by line, and waits (Arm ARM B2.4.4).
// If the memory was written at another address, that has to be cleaned first;
// n bytes must be readable at addr.
func FlushCode(addr, n uintptr) {
	if n > 0 {
		flushCache(addr, addr+n)
	}
}

// flushCache flushes the lines from lo to below hi (flush_arm64.s).
func flushCache(lo, hi uintptr)
