package ffi

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Find opens a library by its short name in the way of the system: "m" is
// libm.so.6 on Linux with glibc, and /usr/lib/libm.dylib on macOS. Of several
// versions it takes the highest that can be loaded. A name with a slash, or one
// that is a file name already (libz.so.1), is opened as it is.
//
// On Linux Find asks the dynamic linker's cache (ld.so.cache), and then looks
// into LD_LIBRARY_PATH and the usual folders; on macOS it looks where dyld does,
// into Homebrew's folder and for a framework of the name; on FreeBSD into the
// usual folders. The error is a *LibraryError.
func Find(name string) (*Library, error) {
	if name == "c" {
		return Libc()
	}
	if name == "" { // dlopen(3) takes it for the program itself
		return nil, &LibraryError{name, errors.New("no name")}
	}
	if strings.Contains(name, "/") || isFileName(name) {
		return Open(name)
	}
	var errs []error
	for _, file := range candidates(name) {
		l, err := Open(file)
		if err == nil {
			return l, nil
		}
		errs = append(errs, err)
	}
	if len(errs) == 0 {
		errs = append(errs, fmt.Errorf("no file of this name: %w", os.ErrNotExist))
	}
	return nil, &LibraryError{name, errors.Join(errs...)}
}

func isFileName(name string) bool {
	return strings.Contains(name, ".so") || strings.HasSuffix(name, ".dylib")
}

// versions returns the files of the library called name in the folders, the
// highest version first within each folder.
func versions(name string, folders []string) []string {
	var files []string
	for _, folder := range folders {
		if folder == "" {
			continue
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue
		}
		var found []string
		for _, e := range entries {
			if isVersionOf(name, e.Name()) {
				found = append(found, e.Name())
			}
		}
		slices.SortFunc(found, newer)
		for _, f := range found {
			files = append(files, filepath.Join(folder, f))
		}
	}
	return files
}

// isVersionOf reports whether file is lib<name>.so or lib<name>.so.<version>.
func isVersionOf(name, file string) bool {
	rest, ok := strings.CutPrefix(file, "lib"+name+".so")
	return ok && (rest == "" || rest[0] == '.' && isVersion(rest[1:]))
}

func isVersion(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if _, err := strconv.ParseUint(part, 10, 32); err != nil {
			return false
		}
	}
	return true
}

// newer compares two file names of a library, the higher version first. A name
// without a version comes last: it is for the link editor, and may be a text.
func newer(a, b string) int {
	_, va, _ := strings.Cut(a, ".so")
	_, vb, _ := strings.Cut(b, ".so")
	return slices.CompareFunc(strings.Split(vb, "."), strings.Split(va, "."), func(x, y string) int {
		nx, _ := strconv.Atoi(x)
		ny, _ := strconv.Atoi(y)
		return cmp.Compare(nx, ny)
	})
}
