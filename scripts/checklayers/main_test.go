package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const module = "example.com/m"

func TestCheck(t *testing.T) {
	tests := []struct {
		name    string
		imports []string
		want    []string
	}{
		{"ffi/cabi", []string{"fmt", "unsafe", "github.com/ebitengine/purego"}, nil},
		{"ffi", []string{module + "/jit"}, []string{"ffi may not import jit"}},
		{"jit", []string{module + "/ffi", "golang.org/x/sys/unix"}, nil},
		{"jit", []string{module + "/jit/amd64"}, []string{"jit may not import jit/amd64"}},
		{"jit/amd64", []string{"unsafe"}, []string{"jit/amd64 may not import unsafe"}},
		{"brainfuck/internal/opt", []string{module + "/brainfuck/internal/syntax"},
			[]string{"brainfuck/internal/opt may not import brainfuck/internal/syntax"}},
		{"brainfuck", []string{"github.com/spf13/cobra"}, []string{"brainfuck may not import github.com/spf13/cobra"}},
		{"cmd/bf", []string{"github.com/spf13/cobra", module + "/brainfuck"}, nil},
		{"util", nil, []string{"util: no rule in scripts/checklayers/rules.go says what it may import"}},
	}
	for _, test := range tests {
		p := goPackage{ImportPath: module + "/" + test.name, Imports: test.imports}
		p.Module.Path = module
		if diff := cmp.Diff(test.want, check(p)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestModule(t *testing.T) {
	t.Chdir("../..")
	for _, platform := range platforms {
		packages, err := list(platform)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(packages, func(p goPackage) bool { return p.ImportPath == p.Module.Path+"/ffi" }) {
			t.Fatal("package ffi is not in the list")
		}
		for _, p := range packages {
			for _, line := range check(p) {
				t.Error(platform + ": " + line)
			}
		}
	}
}
