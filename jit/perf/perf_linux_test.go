//go:build amd64 || arm64

package perf_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/perf"
)

func TestMap(t *testing.T) {
	path := filepath.Join(t.TempDir(), "map")
	m, err := perf.NewMap(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := jit.NewArena(&jit.ArenaOptions{Watchers: []jit.Watcher{m}})
	if err != nil {
		t.Skip(err)
	}
	one, err := a.Load("bad\nname", []byte{0xc3})
	if err != nil {
		t.Fatal(err)
	}
	two, err := a.Link(&jit.Object{Code: []byte{0x90, 0xc3}, Symbols: []jit.Symbol{{Name: "f"}, {Name: "g", Offset: 1}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if err := m.Close(); err != nil {
		t.Error(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("%x 1 bad_name\n%x 1 f\n%x 1 g\n", uintptr(one.Addr()), uintptr(two.Addr()), uintptr(two.Addr())+1)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPerfNamesGeneratedCode profiles a program and reads both reports.
func TestPerfNamesGeneratedCode(t *testing.T) {
	if _, err := exec.LookPath("perf"); err != nil {
		t.Skip("perf is not installed")
	}
	if testing.Short() {
		t.Skip("takes seconds")
	}
	dir := t.TempDir()
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		out, err := cmd.Output()
		if err != nil {
			t.Skipf("%s %s does not work here: %v\n%s", name, args[0], err, out)
		}
		return string(out)
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	if out, err := exec.Command("go", "build", "-o", in("spin"), "./testdata/spin").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	pid := run("perf", "record", "-q", "-e", "cpu-clock", "-k", "CLOCK_MONOTONIC", "-o", in("data"), in("spin"), dir)
	defer os.Remove("/tmp/perf-" + strings.TrimSpace(pid) + ".map")
	report := run("perf", "report", "--stdio", "-i", in("data"))
	if !strings.Contains(report, "generated_spin") {
		t.Errorf("with the map, perf does not name the code:\n%s", report)
	}
	run("perf", "inject", "--jit", "-i", in("data"), "-o", in("jit"))
	report = run("perf", "report", "--stdio", "-i", in("jit"))
	if !strings.Contains(report, "generated_spin") || !strings.Contains(report, "jitted-") {
		t.Errorf("with the dump, perf does not name the code:\n%s", report)
	}
}
