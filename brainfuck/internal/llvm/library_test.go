package llvm

import "testing"

func TestVersionIn(t *testing.T) {
	for file, want := range map[string]int{
		"libLLVM-14.so.1":                    14,
		"libLLVM.so.18.1":                    18,
		"/usr/lib/llvm-19/lib/libLLVM.so.19": 19,
		"libLLVM.so":                         0,
		"libLLVM-x.so":                       0,
		"libfoo.so.7":                        0,
		"":                                   0,
	} {
		if got, ok := versionIn(file); got != want || ok != (want != 0) {
			t.Errorf("%q: got %d, %v, want %d", file, got, ok, want)
		}
	}
}
