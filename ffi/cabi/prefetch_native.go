//go:build amd64 || arm64

package cabi

// Prefetch makes the processor fetch size bytes of memory, or the first few
// hundred of them, into its cache, because they will be written soon. It waits
// for nothing, and nothing happens if there is no memory. Processors that do not
// know the instruction take it for none.
func Prefetch(addr, size uintptr) {
	const line = 64
	prefetch(addr&^(line-1), addr+min(size, 8*line))
}

// prefetch asks for the lines of cache from addr to before end, at least for
// one.
func prefetch(addr, end uintptr)
