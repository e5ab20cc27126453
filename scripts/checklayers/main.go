// Command checklayers checks that imports in this module point down only: from
// cmd to brainfuck to jit to ffi, as ARCHITECTURE.md draws it.
//
//	go run ./scripts/checklayers
//
// It lists each import that the rules in rules.go do not allow and each package
// that they do not know, and exits with status 1 if there is any. Imports of
// tests are free.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// platforms are those whose files are looked at: GOOS/GOARCH.
var platforms = []string{"linux/amd64", "linux/arm64", "darwin/arm64", "freebsd/amd64"}

func main() {
	broken := map[string]bool{}
	for _, platform := range platforms {
		packages, err := list(platform)
		if err != nil {
			fmt.Fprintln(os.Stderr, "checklayers:", err)
			os.Exit(1)
		}
		for _, p := range packages {
			for _, line := range check(p) {
				broken[line] = true
			}
		}
	}
	for _, line := range slices.Sorted(maps.Keys(broken)) {
		fmt.Println(line)
	}
	if len(broken) > 0 {
		os.Exit(1)
	}
}

// A goPackage is what `go list -json` says about a package.
type goPackage struct {
	ImportPath string
	Imports    []string
	Module     struct{ Path string }
}

// list returns the packages of the module on a platform.
func list(platform string) ([]goPackage, error) {
	goos, goarch, _ := strings.Cut(platform, "/")
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Module", "./...")
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w\n%s", platform, err, stderr.Bytes())
	}
	var packages []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		switch err := d.Decode(&p); {
		case errors.Is(err, io.EOF):
			return packages, nil
		case err != nil:
			return nil, fmt.Errorf("go list for %s: %w", platform, err)
		}
		packages = append(packages, p)
	}
}

// check returns a line for each import of p that its rule does not allow.
func check(p goPackage) []string {
	name := strings.TrimPrefix(p.ImportPath, p.Module.Path+"/")
	i := slices.IndexFunc(rules, func(r rule) bool { return matches(r.name, name) })
	if i < 0 {
		return []string{name + ": no rule in scripts/checklayers/rules.go says what it may import"}
	}
	allowed := strings.Fields(rules[i].may)
	var broken []string
	for _, imported := range p.Imports {
		short, ours := strings.CutPrefix(imported, p.Module.Path+"/")
		if !ours && standard(imported) && imported != "unsafe" {
			continue
		}
		if !slices.ContainsFunc(allowed, func(pattern string) bool { return matches(pattern, short) }) {
			broken = append(broken, fmt.Sprintf("%s may not import %s", name, short))
		}
	}
	return broken
}

// standard reports whether path names a package of the standard library: the
// first element of any other path has a dot.
func standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// matches reports whether the path is the pattern's or, if the pattern ends
// with "/...", one below or equal to it.
func matches(pattern, path string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == prefix || strings.HasPrefix(path, prefix+"/")
	}
	return path == pattern
}
