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

func spec(t *testing.T, object []byte) *ebpf.CollectionSpec {
	t.Helper()
	s, err := ebpf.LoadCollectionSpecFromReader(bytes.NewReader(object))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
