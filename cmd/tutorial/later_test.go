//go:build linux && (amd64 || arm64)

package tutorial_test

import (
	"os/exec"
	"regexp"
	"slices"
	"testing"

	_ "github.com/seed1605a99e/movabs/jit/link" // as in tutorial_test.go
)

// The later commands print things that differ from run to run or from processor
// to processor, or say why they cannot run here. The tests beside them are about
// the code that they make.
func TestLaterOutput(t *testing.T) {
	const noAVX2 = `|\d-\w+: this processor has no AVX2.*: unsupported operation\n`
	both := []string{"amd64", "arm64"}
	tests := []struct {
		name  string
		archs []string
		args  []string
		want  string
	}{
		{"5-expression", both, []string{"-x*x + 2*pow(y, 3)", "x=3", "y=0.5"}, `(?s)000000  .* (call|bl) pow\n.*compiled:    -8.75\ninterpreted: -8.75\n`},
		{"5-expression", both, []string{"x +"}, `5-expression: column 1: there is no variable x\n`},
		{"5-expression", both, []string{"x", "x=y"}, `5-expression: .*parsing "y".*\n`},
		{"6-memchr", both[:1], []string{"x", "look for an x in this text"}, `12\n` + noAVX2},
		{"6-memchr", both[:1], []string{"z", "look for an x in this text"}, `-1\n` + noAVX2},
		{"6-memchr", both[1:], nil, `6-memchr: its code is for Linux on x86-64, with AVX2\n`},
		{"7-qsort", both, []string{"city", "-age", "children"}, `(?s)city\tage\tchildren\n1\t57\t0\n1\t57\t2\n1\t8\t0\n2\t57\t1\n2\t31\t0\n2\t31\t3\n`},
		{"8-matrix", both[:1], []string{"50"}, `generated code .*, Go .*, differing by \de-0[5-7] at most\n` + noAVX2},
		{"8-matrix", both[:1], []string{"0"}, `8-matrix: sizes \{0 0 0\} are not from 1 to 1048576\n` + noAVX2},
		{"8-matrix", both[1:], nil, `8-matrix: its code is for Linux on x86-64, with AVX2 and FMA\n`},
	}
	for _, arch := range both {
		t.Run(arch, func(t *testing.T) {
			commands := map[string]func(args ...string) *exec.Cmd{}
			for _, test := range tests {
				if !slices.Contains(test.archs, arch) {
					continue
				}
				if commands[test.name] == nil {
					commands[test.name] = command(t, arch, test.name)
				}
				out, _ := commands[test.name](test.args...).CombinedOutput() // an error shows in it
				if !regexp.MustCompile(`^(?:` + test.want + `)$`).Match(out) {
					t.Errorf("%s %q: output\n%s\nwant %s", test.name, test.args, out, test.want)
				}
			}
		})
	}
}
