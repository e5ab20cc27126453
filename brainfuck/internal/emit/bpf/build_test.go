package bpf_test

import (
	"bytes"
	"debug/elf"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
)

var update = flag.Bool("update", false, "rewrite golden files")

// unit translates a source up to where targets begin.
func unit(src string, bits int, m ir.Machine) *emit.Unit {
	p := bftest.Parse([]byte(src), bits)
	opt.Run(p, 3)
	return emit.NewUnit(p, m, "program", []byte(src))
}

func open(t *testing.T, object []byte) *elf.File {
	t.Helper()
	f, err := elf.NewFile(bytes.NewReader(object))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func section(t *testing.T, f *elf.File, name string) []byte {
	t.Helper()
	s := f.Section(name)
	if s == nil {
		t.Fatalf("no section %s", name)
	}
	data, err := s.Data()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The code of small programs, to be read.
func TestCode(t *testing.T) {
	machine := ir.Machine{Right: 100}
	for _, c := range []struct {
		name, src, section string
		o                  bpf.Options
	}{
		{"loop", ">+[>,.<-]", "syscall", bpf.Options{}},
		{"moving", "+[>>+]", "syscall", bpf.Options{}},
		{"scan", ",[>]<.", "syscall", bpf.Options{}},
		{"device", ",[-]+.", "cgroup/dev", bpf.Options{Type: bpf.CgroupDevice, Params: []bpf.Param{{Name: "major", Value: 1}}}},
		{"xdp", ",>,.", "xdp", bpf.Options{Type: bpf.XDP, Debug: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := machine
			if c.section != "syscall" {
				m.Right = 8
			}
			object, err := bpf.Build(unit(c.src, 8, m), &c.o)
			if err != nil {
				t.Fatal(err)
			}
			got := c.src + "\n" + insn.Text(section(t, open(t, object), c.section))
			golden := filepath.Join("testdata", c.name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestObject(t *testing.T) {
	o := &bpf.Options{Type: bpf.CgroupDevice, Params: []bpf.Param{{Name: "major", Value: 1}, {Name: "minor", Value: 0x10203}}}
	object, err := bpf.Build(unit(",.", 8, ir.Machine{Right: 30}), o)
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, object)
	if f.Machine != elf.EM_BPF || f.Type != elf.ET_REL {
		t.Errorf("machine %v, type %v", f.Machine, f.Type)
	}
	var sections []string
	for _, s := range f.Sections {
		sections = append(sections, s.Name)
	}
	want := " license .rodata cgroup/dev .BTF .BTF.ext .brainfuck .symtab .strtab .relcgroup/dev"
	if diff := cmp.Diff(want, strings.Join(sections, " ")); diff != "" {
		t.Error(diff)
	}
	if got := section(t, f, "license"); string(got) != "Dual MIT/GPL\x00" {
		t.Errorf("license %q", got)
	}
	if got := section(t, f, ".rodata"); !bytes.Equal(got, []byte{1, 0, 0, 0, 3, 2, 1, 0}) {
		t.Errorf("parameters % x", got)
	}
	var names []string
	symbols, err := f.Symbols()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range symbols {
		if s.Name != "" {
			names = append(names, s.Name)
		}
	}
	if diff := cmp.Diff([]string{"_license", "major", "minor", "bf"}, names); diff != "" {
		t.Error(diff)
	}
}

// The table tells where a program can leave.
func TestTable(t *testing.T) {
	object, err := bpf.Build(unit("+\n[>,.]", 16, ir.Machine{Left: 2, Right: 10}), new(bpf.Options))
	if err != nil {
		t.Fatal(err)
	}
	var got bpf.Table
	if err := json.Unmarshal(section(t, open(t, object), ".brainfuck"), &got); err != nil {
		t.Fatal(err)
	}
	want := bpf.Table{
		Name: "program", Type: bpf.Syscall, Cell: 16, Left: 2, Right: 10,
		Start: 4, In: 4096, Out: 69632, Buffer: 65536,
		Sites: []bpf.TableSite{
			{Kind: "in", Pos: [3]int64{4, 2, 3}}, {Kind: "out", Pos: [3]int64{5, 2, 4}}, {Kind: "loop", Pos: [3]int64{6, 2, 5}},
		},
		Failures: [][][4]int64{{{0, 0, 1, 1}}, {{0, 2, 2, 1}}, {{1, 4, 2, 3}}, {{0, 6, 2, 5}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The same program gives the same object.
func TestDeterministic(t *testing.T) {
	for _, kind := range bpf.Types() {
		build := func() []byte {
			object, err := bpf.Build(unit(",[>+>++<<-]>[->,<].", 32, ir.Machine{Right: 50}), &bpf.Options{Type: kind, Debug: true})
			if err != nil {
				t.Fatal(err)
			}
			return object
		}
		if !bytes.Equal(build(), build()) {
			t.Errorf("%s: two objects", kind)
		}
	}
}

// A program of more instructions than the verifier looks at is refused, with the
// command at which they end. It stands behind what fits.
func TestTooLong(t *testing.T) {
	src := strings.Repeat(",>,[-<+>]<.", 100_000)
	_, err := bpf.Build(unit(src, 8, ir.Machine{Right: 50}), new(bpf.Options))
	if err == nil || !strings.Contains(err.Error(), "1000000 instructions") {
		t.Fatalf("%v, want that it is too long", err)
	}
	var line, column int
	at := err.Error()[strings.LastIndex(err.Error(), " ")+1:]
	if n, _ := fmt.Sscanf(at, "%d:%d", &line, &column); n != 2 || line != 1 || column <= 1 || column > len(src) {
		t.Fatalf("%v, want a place in the program", err)
	}
	if _, err := bpf.Build(unit(src[:column/4/11*11], 8, ir.Machine{Right: 50}), new(bpf.Options)); err != nil {
		t.Errorf("a quarter of what fits: %v", err)
	}
}
