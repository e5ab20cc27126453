package arm64

import "math/bits"

// bitmask returns the fields N, immr and imms (bits 22 to 10) of a logical
// instruction whose immediate is v, for 32 or 64 bits, and whether there are any.
//
// The immediate has to be a run of ones, rotated by any amount, in an element of
// 2, 4, 8, 16, 32 or 64 bits that is repeated over the register (Arm ARM,
// DecodeBitMasks). immr tells how far the run is rotated to the right, and N and
// imms the size of the element and the length of the run:
//
//	N imms    size
//	1 llllll  64
//	0 0lllll  32
//	0 10llll  16
//	0 110lll  8
//	0 1110ll  4
//	0 11110l  2      where l is the length - 1, and not all ones
func bitmask(v uint64, width int64) (uint32, bool) {
	if width == 32 {
		if v>>32 != 0 && int64(v) != int64(int32(v)) {
			return 0, false
		}
		v = v<<32 | v&(1<<32-1)
	}
	if v == 0 || v == 1<<64-1 {
		return 0, false
	}
	size := 64
	for size > 2 && bits.RotateLeft64(v, size/2) == v { // both halves are the same
		size /= 2
	}
	// Rotated by start, the ones are at the bottom of v, and so of every element.
	start := bits.TrailingZeros64(v)
	if v&1 != 0 { // the run may go on at the top
		start = 64 - bits.LeadingZeros64(^v)
	}
	low := bits.RotateLeft64(v, -start) & (1<<size - 1)
	ones := bits.OnesCount64(low)
	if low != 1<<ones-1 {
		return 0, false // there is more than one run
	}
	immr := uint32(-start) & uint32(size-1)
	imms := uint32(-2*size)&63 | uint32(ones-1)
	n := uint32(size >> 6)
	return n<<22 | immr<<16 | imms<<10, true
}
