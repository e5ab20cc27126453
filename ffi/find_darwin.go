package ffi

import "path/filepath"

// candidates returns what may be the library. Libraries of the system have
// names but no files: dyld keeps them in a cache of its own.
func candidates(name string) []string {
	file := "lib" + name + ".dylib"
	framework := name + ".framework/" + name
	return []string{
		filepath.Join("/usr/lib", file),
		file,
		filepath.Join("/usr/local/lib", file),
		filepath.Join("/opt/homebrew/lib", file),
		filepath.Join("/Library/Frameworks", framework),
		filepath.Join("/System/Library/Frameworks", framework),
	}
}
