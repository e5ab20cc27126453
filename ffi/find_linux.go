package ffi

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
)

// folders are where libraries lie beside those that the cache knows; with a
// pattern for the folders of Debian's architectures.
var folders = []string{"/lib64", "/usr/lib64", "/lib/*-linux-*", "/usr/lib/*-linux-*", "/lib", "/usr/lib", "/usr/local/lib"}

// candidates returns what may be the library, most likely first.
func candidates(name string) []string {
	files := cached(name, readCache("/etc/ld.so.cache"))
	where := filepath.SplitList(os.Getenv("LD_LIBRARY_PATH"))
	for _, pattern := range folders {
		matches, _ := filepath.Glob(pattern) // the patterns are right
		where = append(where, matches...)
	}
	return append(files, versions(name, where)...)
}

// cached returns the names in the cache that are versions of the library. The
// dynamic linker finds their files.
func cached(name string, names []string) []string {
	var files []string
	for _, n := range names {
		if isVersionOf(name, n) && !slices.Contains(files, n) {
			files = append(files, n)
		}
	}
	slices.SortFunc(files, newer)
	return files
}

// readCache returns the names of libraries in a file of ldconfig(8), none if
// there is no such file, as with musl.
func readCache(file string) []string {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	return parseCache(data)
}

// parseCache reads the format that glibc has written since 2.2 (its
// sysdeps/generic/dl-cache.h), which may follow the older one in the file: a
// header of 48 bytes, with the number of entries at 20, and entries of 24 bytes
// with the offset of the name at 4. Offsets count from the header.
func parseCache(data []byte) []string {
	const magic, header, entry = "glibc-ld.so.cache1.1", 48, 24
	at := bytes.Index(data, []byte(magic))
	if at < 0 || len(data)-at < header {
		return nil
	}
	data = data[at:]
	order := binary.NativeEndian
	n := min(int(order.Uint32(data[20:])), (len(data)-header)/entry)
	var names []string
	for i := range n {
		offset := int(order.Uint32(data[header+i*entry+4:]))
		if offset >= len(data) {
			continue
		}
		if end := bytes.IndexByte(data[offset:], 0); end > 0 {
			names = append(names, string(data[offset:offset+end]))
		}
	}
	return names
}
