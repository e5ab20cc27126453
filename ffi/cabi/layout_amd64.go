//go:build linux || darwin || freebsd

package cabi

// Go's register ABI on amd64 (abi-internal.md, "amd64 architecture").
const (
	goWords  = 9
	goFloats = 15
	fewWords = 3
)

// The words of the stubs' frames, and what the sizes of the stubs' own frames
// are multiples of.
const (
	directWords  = 16
	generalWords = 22
	stubAlign    = 8
)

// The sizes that stub_amd64.s says.
const (
	_ = -(directSize ^ 264)
	_ = -(firstSize ^ 272)
	_ = -(pointerSize ^ 336)
	_ = -(generalSize ^ 576)
)
