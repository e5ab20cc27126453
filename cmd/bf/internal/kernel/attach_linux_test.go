package kernel

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/cilium/ebpf"
	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// group makes a control group, in a hierarchy that is mounted for the test.
func group(t *testing.T) string {
	t.Helper()
	mount := t.TempDir()
	if err := unix.Mount("none", mount, "cgroup2", 0, ""); err != nil {
		t.Skipf("no control groups of version 2 can be mounted: %v", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(mount, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	dir, err := os.MkdirTemp(mount, "bf-test-")
	if err != nil {
		t.Skipf("no control group can be made: %v", err)
	}
	t.Cleanup(func() {
		if err := os.Remove(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// reads reports whether a process can read from a device; the process is moved to
// the control group first if there is one.
func reads(t *testing.T, device, group string) bool {
	t.Helper()
	script := `head -c 1 "$1" >/dev/null`
	if group != "" {
		script = `echo $$ >"$2/cgroup.procs" || exit 2; ` + script
	}
	out, err := exec.Command("sh", "-c", script, "sh", device, group).CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return true
	case errors.As(err, &exit) && exit.ExitCode() == 1 && strings.Contains(string(out), "Operation not permitted"):
		return false
	}
	t.Fatalf("%s: %v: %s", device, err, out)
	return false
}

// The demonstration: in a control group, /dev/urandom can not be opened; all else
// is as it was, and all of it is after the filter is gone.
func TestAttach(t *testing.T) {
	dir := group(t)
	// Built for no device at all: the parameters are set when it is loaded.
	object := build(t, program(t, "filters/device.b"), nil, brainfuck.BPFOptions{
		Type: "cgroup/dev", Params: []brainfuck.BPFParam{{Name: "major"}, {Name: "minor"}},
	})
	type access struct{ device, group string }
	all := []access{{"/dev/urandom", dir}, {"/dev/zero", dir}, {"/dev/random", dir}, {"/dev/urandom", ""}, {"/dev/zero", ""}}
	check := func(when string, rejected access) {
		t.Helper()
		for _, a := range all {
			if got, want := reads(t, a.device, a.group), a != rejected; got != want {
				t.Errorf("%s: can read %s in group %q: %v, want %v", when, a.device, a.group, got, want)
			}
		}
	}
	check("before", access{})
	for device, minor := range map[string]uint32{"/dev/urandom": 9, "/dev/zero": 5} {
		filter, err := Attach(object, dir, []Param{{"major", 1}, {"minor", minor}})
		if errors.Is(err, errors.ErrUnsupported) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		check("attached", access{device, dir})
		if err := filter.Close(); err != nil {
			t.Error(err)
		}
		check("detached", access{})
	}
	if _, err := Attach(object, dir, []Param{{"colour", 1}}); err == nil || !strings.Contains(err.Error(), `["major" "minor"]`) {
		t.Errorf("a parameter that the program has not: %v", err)
	}
}

// A filter gives its verdict about a packet, from its bytes and its parameters.
func TestPacketFilters(t *testing.T) {
	packet := append([]byte{1, 2, 3, 4, 5, 6}, make([]byte, 58)...)
	const all = 0xffffffff
	for _, c := range []struct {
		kind, src string
		o         brainfuck.Options
		params    []brainfuck.BPFParam
		want      uint32
	}{
		{kind: "xdp", src: "++.", want: 2},
		{kind: "xdp", src: ",>,>,<.", want: 2},
		{kind: "xdp", src: "+++.-.", want: 3},
		{kind: "xdp", src: "++", want: 0},
		{kind: "xdp", src: "++<.", want: 0},
		{kind: "xdp", src: "++<+>.", o: brainfuck.Options{TapeLeft: 1}, want: 2},
		{kind: "xdp", src: "++[>++]<.", want: 0},
		{kind: "xdp", src: "+[]", want: 0},
		{kind: "xdp", src: "++>>+[>,]<[<]<.", o: brainfuck.Options{Cell: 16}, want: 2},
		{kind: "xdp", src: "+[,>+<]>.", o: brainfuck.Options{EOF: brainfuck.EOFZero}, want: 7},
		{kind: "xdp", src: ",>,>,>,>,>.", params: []brainfuck.BPFParam{{Name: "a", Value: 0x01020304}}, want: 0},
		{kind: "xdp", src: ",>,>,>,>,<.", params: []brainfuck.BPFParam{{Name: "a", Value: 0x01020304}}, want: 1},
		{kind: "xdp", src: ",>,>,>,>,.", params: []brainfuck.BPFParam{{Name: "a", Value: 0x01020304}}, want: 1},
		{kind: "xdp", src: "+++[>+++<-]>.", o: brainfuck.Options{Cell: 64, Level: brainfuck.Level0}, want: 9},
		{kind: "socket_filter", src: "+.", want: all},
		{kind: "socket_filter", src: ".", want: 0},
		{kind: "socket_filter", src: strings.Repeat(",>", 64) + "+,.", o: brainfuck.Options{EOF: brainfuck.EOFError}, want: 0},
	} {
		for _, level := range []brainfuck.Level{brainfuck.Level0, brainfuck.LevelDefault} {
			o := c.o
			o.Level = max(o.Level, level)
			spec, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(build(t, []byte(c.src), &o, brainfuck.BPFOptions{
				Type: c.kind, Params: c.params, Debug: level == brainfuck.Level0,
			})))
			if err != nil {
				t.Fatal(err)
			}
			loaded, err := ebpf.NewCollection(spec)
			if err != nil {
				if err = explain("program", spec, err); errors.Is(err, errors.ErrUnsupported) {
					t.Skip(err)
				}
				t.Fatalf("%s %s: %v", c.kind, c.src, err)
			}
			got, err := loaded.Programs[entryName].Run(&ebpf.RunOptions{Data: packet})
			if err != nil || got != c.want {
				t.Errorf("%s %s: verdict %d, %v, want %d", c.kind, c.src, got, err, c.want)
			}
			loaded.Close()
		}
	}
}

// bpftool, and with it libbpf, loads the objects.
func TestBpftool(t *testing.T) {
	if _, err := exec.LookPath("bpftool"); err != nil {
		t.Skip(err)
	}
	mount := t.TempDir()
	if err := unix.Mount("bpf", mount, "bpf", 0, ""); err != nil {
		t.Skipf("no file system for programs can be mounted: %v", err)
	}
	defer func() {
		if err := unix.Unmount(mount, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	params := []brainfuck.BPFParam{{Name: "major", Value: 1}, {Name: "minor", Value: 9}}
	for i, kind := range brainfuck.BPFTypes() {
		o := brainfuck.BPFOptions{Type: kind, Debug: true}
		if kind != "syscall" {
			o.Params = params
		}
		object := build(t, program(t, "filters/device.b"), &brainfuck.Options{Dump: true}, o)
		name := filepath.Join(t.TempDir(), "object.o")
		if err := os.WriteFile(name, object, 0o600); err != nil {
			t.Fatal(err)
		}
		pin := filepath.Join(mount, strconv.Itoa(i))
		if out, err := exec.Command("bpftool", "prog", "load", name, pin).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", kind, err, out)
		}
		out, err := exec.Command("bpftool", "prog", "dump", "xlated", "pinned", pin, "linum").CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("line_num:12 line_col:3]")) {
			t.Errorf("%s: %v, or no source lines\n%.2000s", kind, err, out)
		}
	}
}
