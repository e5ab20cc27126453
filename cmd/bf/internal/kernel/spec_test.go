package kernel

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/cilium/ebpf"
	"github.com/cilium/ebpf/btf"
	diff "github.com/google/go-cmp/cmp"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// What cilium/ebpf reads from the type information of an object. No right is
// needed for that.
func TestSpec(t *testing.T) {
	whole := spec(t, build(t, []byte("+.\n[>,]"), &brainfuck.Options{Name: "a.b", Cell: 32, Tape: 100}, brainfuck.BPFOptions{}))
	var got []string
	for _, name := range []string{"tape", "shared"} {
		m := whole.Maps[name]
		got = append(got, fmt.Sprintln(m.Name, m.Type, m.KeySize, m.ValueSize, m.MaxEntries, m.Flags, m.Key, m.Value))
	}
	p := whole.Programs[entryName]
	got = append(got, fmt.Sprintln(p.Type, p.SectionName, p.License))
	want := []string{
		`tape Array 4 400 1 0 Int:"unsigned int"[unsigned size=4] Array[index=Int:"int" type=Int:"unsigned char" n=400]` + "\n",
		`shared Array 4 135168 1 1024 Int:"unsigned int"[unsigned size=4] Array[index=Int:"int" type=Int:"unsigned char" n=135168]` + "\n",
		"Syscall syscall Dual MIT/GPL\n",
	}
	if d := diff.Diff(want, got); d != "" {
		t.Error(d)
	}
	var lines []string
	for i := range p.Instructions {
		if l, ok := p.Instructions[i].Source().(*btf.Line); ok {
			lines = append(lines, fmt.Sprintf("%s:%d:%d %s", l.FileName(), l.LineNumber(), l.LineColumn(), l.Line()))
		}
	}
	if d := diff.Diff([]string{"a.b:1:1 1:1 +.", "a.b:1:2 1:2 ."}, lines[:2]); d != "" {
		t.Error(d)
	}

	params := []brainfuck.BPFParam{{Name: "major", Value: 1}, {Name: "minor", Value: 9}}
	filter := spec(t, build(t, []byte(",."), nil, brainfuck.BPFOptions{Type: "cgroup/dev", Params: params}))
	for _, want := range params {
		var got uint32
		v := filter.Variables[want.Name]
		if err := v.Get(&got); err != nil || got != want.Value || !v.Constant() {
			t.Errorf("parameter %s: %d, %v", want.Name, got, err)
		}
	}
	if p := filter.Programs[entryName]; p.Type != ebpf.CGroupDevice || p.AttachType != ebpf.AttachCGroupDevice {
		t.Errorf("type %v, attaches to %v", p.Type, p.AttachType)
	}
}

// What we read from an object is what cilium/ebpf reads.
func TestReadObject(t *testing.T) {
	src := []byte("comment\n ++[>,.<-]\n>[>]<.")
	for _, c := range []brainfuck.BPFOptions{
		{},
		{Debug: true},
		{Type: "xdp", Params: []brainfuck.BPFParam{{Name: "a", Value: 1}, {Name: "b", Value: 0x01020304}}},
		{Type: "cgroup/dev", Debug: true},
		{Type: "socket_filter"},
	} {
		file := build(t, src, &brainfuck.Options{Cell: 16, Dump: true, Tape: 40}, c)
		o, err := readObject(file)
		if err != nil {
			t.Fatal(err)
		}
		s := spec(t, file)
		p := s.Programs[entryName]
		var maps []mapSpec
		for _, name := range []string{"tape", "shared"} {
			if m := s.Maps[name]; m != nil {
				maps = append(maps, mapSpec{m.Name, int(m.ValueSize), int(m.Flags)})
			}
		}
		if d := diff.Diff(maps, o.maps, diff.AllowUnexported(mapSpec{})); d != "" {
			t.Errorf("%+v: maps: %s", c, d)
		}
		if k := kinds[o.table.Type]; k.number != int(p.Type) || k.at != int(p.AttachType) && c.Type != "" {
			t.Errorf("%+v: %+v, want type %d, %d", c, k, p.Type, p.AttachType)
		}
		number, pos := 0, brainfuck.Position{}
		for i := range p.Instructions {
			ins := &p.Instructions[i]
			if l, ok := ins.Source().(*btf.Line); ok {
				pos = brainfuck.Position{Line: int(l.LineNumber()), Column: int(l.LineColumn())}
			}
			if got := o.sourceOf(number); got != pos {
				t.Fatalf("%+v: instruction %d comes from %v, want %v", c, number, got, pos)
			}
			number += int(ins.Width())
		}
		if number*insnBytes != len(o.code) {
			t.Errorf("%+v: %d bytes of code, want %d instructions", c, len(o.code), number)
		}
		for _, p := range c.Params {
			var got uint32
			if err := o.setParam(Param{p.Name, p.Value + 1}); err != nil {
				t.Error(err)
			}
			if err := s.Variables[p.Name].Get(&got); err != nil || got != p.Value {
				t.Error(p, got, err)
			}
			at := o.params[p.Name]
			if b := o.rodata[at : at+4]; b[0] != byte(p.Value+1) {
				t.Errorf("%+v: parameter %s is %v", c, p.Name, b)
			}
		}
	}
}

// A damaged file is an error.
func TestDamagedObject(t *testing.T) {
	file := build(t, []byte("+[>,.<-]"), nil, brainfuck.BPFOptions{})
	for cut := range len(file) {
		if cut%7 == 0 {
			_, _ = readObject(file[:cut])
		}
		damaged := bytes.Clone(file)
		damaged[cut] ^= 0xff
		_, _ = readObject(damaged)
	}
}

func spec(t *testing.T, object []byte) *ebpf.CollectionSpec {
	t.Helper()
	s, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(object))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
