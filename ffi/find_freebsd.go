package ffi

import (
	"os"
	"path/filepath"
)

// candidates returns what may be the library, most likely first.
func candidates(name string) []string {
	where := filepath.SplitList(os.Getenv("LD_LIBRARY_PATH"))
	return versions(name, append(where, "/lib", "/usr/lib", "/usr/local/lib"))
}
