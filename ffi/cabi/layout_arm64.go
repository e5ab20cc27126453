//go:build linux || darwin || freebsd

package cabi

// Go's register ABI on arm64 (abi-internal.md, "arm64 architecture").
const (
	goWords  = 16
	goFloats = 16
	fewWords = 4
)

// The words of the stubs' frames, and what the sizes of the stubs' own frames
// are multiples of. In the direct stubs they make room for a faultInfo; in the
// general stub that may reach into the spilled registers, which nobody reads any
// more by then.
const (
	directWords  = 30
	generalWords = 24
	stubAlign    = 16
)

// The sizes that stub_arm64.s says.
const (
	_ = -(directSize ^ 384)
	_ = -(firstSize ^ 384)
	_ = -(pointerSize ^ 512)
	_ = -(generalSize ^ 720)
)
