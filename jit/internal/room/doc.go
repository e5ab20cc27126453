// Package room finds room for pieces in blocks, in a time that depends neither
// on the number of blocks nor on how fragmented they are.
//
// It deals in numbers: block 3, unit 17. Nothing here knows of memory, so it is
// tested, and fuzzed against a model, without any.
//
// The free spans of all blocks, the gaps, hang in lists by size class: exact
// sizes up to 7 units, and above that eight classes to each power of two. Two
// levels of bitmaps lead to the first list that is not empty and whose gaps are
// all large enough (the scheme is known as TLSF: M. Masmano et al., "TLSF: a
// new dynamic memory allocator for real-time systems", ECRTS 2004). Gaps never
// touch each other: what is given back grows together with its neighbours,
// which each block finds through the tags at their ends.
//
// Before that, a small span waits for a while in a stack of those of its size,
// which Take looks at first.
//
// Read next: allocator.go, then gaps.go, block.go and recent.go.
package room
