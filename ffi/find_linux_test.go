package ffi

import (
	"encoding/binary"
	"slices"
	"testing"
)

func TestParseCache(t *testing.T) {
	entry := func(offset uint32) []byte {
		b := make([]byte, 24)
		binary.NativeEndian.PutUint32(b[4:], offset)
		return b
	}
	header := make([]byte, 48)
	copy(header, "glibc-ld.so.cache1.1")
	binary.NativeEndian.PutUint32(header[20:], 4)
	strings := uint32(48 + 4*24)
	data := slices.Concat([]byte("ld.so-1.7.0 and entries of old"), header,
		entry(strings), entry(strings+10), entry(1<<31), entry(strings+10), []byte("libm.so.6\x00libm.so.10\x00"))
	names := parseCache(data)
	if want := []string{"libm.so.6", "libm.so.10", "libm.so.10"}; !slices.Equal(names, want) {
		t.Errorf("parseCache: %q, want %q", names, want)
	}
	if got, want := cached("m", names), []string{"libm.so.10", "libm.so.6"}; !slices.Equal(got, want) {
		t.Errorf("cached: %q, want %q", got, want)
	}
	for n := range len(data) {
		parseCache(data[:n]) // no panic
	}
}
