package arm64

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/arch/arm64/arm64asm"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// nops appends n instructions that do nothing.
func nops(a *Assembler, n int) {
	for range n {
		a.Nop()
	}
}

// checkBranches checks that every branch in the listing of a leads to the label
// in its text, directly or through veneers, and returns how many branches are in
// the code.
func checkBranches(t *testing.T, a *Assembler) (branches int) {
	t.Helper()
	code, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]int{}
	listing := a.Listing()
	for _, line := range listing {
		if line.Label != "" {
			labels[line.Label] = line.Offset
		}
	}
	for _, line := range listing {
		name := line.Text[strings.LastIndexByte(line.Text, ' ')+1:]
		want, ok := labels[name]
		if !ok {
			continue
		}
		branches++
		at, err := target(code, line.Offset)
		for err == nil && at != want && code[at+3]>>2 == opB>>26 {
			at, err = target(code, at)
		}
		if err != nil || at != want {
			t.Fatalf("%v: leads to %#x (%v), want %#x", line, at, err, want)
		}
	}
	return branches
}

// target returns where the branch at an offset goes to.
func target(code []byte, at int) (int, error) {
	inst, err := arm64asm.Decode(code[at:])
	if err != nil {
		return 0, err
	}
	for _, arg := range inst.Args {
		if rel, ok := arg.(arm64asm.PCRel); ok {
			return at + int(rel), nil
		}
	}
	return 0, fmt.Errorf("%v is no branch", inst)
}

// A branch that turns out to be too short goes through a veneer, and one back
// jumps over one that is long enough.
func TestVeneers(t *testing.T) {
	for _, n := range []int{1, 8000, 8150, 8170, 8180, 8185, 8190, 8191, 8192, 8193, 9000, 20000, 261000, 262130, 262144, 300000} {
		if n > 20000 && testing.Short() {
			break
		}
		var a Assembler
		a.StartListing()
		back, ahead, other := a.NewLabel(), a.NewLabel(), a.NewLabel()
		a.Bind(back)
		a.Tbz(X1, 33, ahead)
		a.Tbnz(W1, 3, ahead)
		a.Cbz(W2, ahead)
		a.Bcc(NE, other)
		a.Cbnz(X2, ahead)
		a.B(ahead)
		nops(&a, n)
		a.Tbz(X1, 33, back)
		a.Tbnz(W1, 3, back)
		a.Cbz(W2, back)
		a.Bcc(NE, back)
		a.Bcc(AL, back)
		a.Cbnz(X2, back)
		a.Bl(back)
		a.Bind(other)
		a.Nop()
		a.Bind(ahead)
		a.Ret()
		checkBranches(t, &a)
	}
}

// Many branches of all kinds, to labels near and far, and at all distances from
// each other.
func TestManyVeneers(t *testing.T) {
	var a Assembler
	a.StartListing()
	seed := uint32(1)
	random := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	var open, bound []asm.Label
	n := 300_000
	if testing.Short() {
		n = 50_000
	}
	for range n {
		switch random(12) {
		case 0:
			open = append(open, a.NewLabel())
		case 1:
			if len(open) > 0 && random(3) == 0 {
				i := random(len(open))
				a.Bind(open[i])
				bound = append(bound, open[i])
				open = slices.Delete(open, i, i+1)
			}
		case 2, 3, 4, 5, 6:
			labels := open
			if random(4) == 0 {
				labels = bound
			}
			if len(labels) == 0 {
				break
			}
			l := labels[random(len(labels))]
			switch random(6) {
			case 0:
				a.Tbz(X3, 7, l)
			case 1:
				a.Tbnz(X3, 40, l)
			case 2:
				a.Cbz(X3, l)
			case 3:
				a.Bcc(Cond(random(16)), l)
			case 4:
				a.B(l)
			case 5:
				a.Bl(l)
			}
		default:
			a.Nop()
		}
	}
	for _, l := range open {
		a.Bind(l)
		a.Nop()
	}
	t.Logf("%d branches in %d bytes", checkBranches(t, &a), a.Len())
}

// Reserve keeps veneers out of a sequence.
func TestReserve(t *testing.T) {
	for n := 8000; n < 8192; n++ {
		var a Assembler
		l := a.NewLabel()
		a.Tbz(X1, 0, l)
		nops(&a, n)
		a.Reserve(40)
		start := a.Len()
		nops(&a, 10)
		if a.Len() != start+40 {
			t.Fatalf("veneers in a reserved place, after %d instructions", n)
		}
		a.Movabs(X1, 1<<63|1)
		code, _ := a.Bytes()
		if code != nil {
			t.Fatal("an unbound label is no error")
		}
		a.Bind(l)
		a.Nop()
		if _, err := a.Bytes(); err != nil {
			t.Fatal(err)
		}
	}
}

// Branches further back than 128 MiB, and veneers of veneers.
func TestFarBranches(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 600 MB of memory")
	}
	var a Assembler
	back, ahead := a.NewLabel(), a.NewLabel()
	a.Bind(back)
	a.Tbz(X1, 33, ahead)
	a.Bl(ahead)
	gap := make([]byte, 16<<10)
	for a.Len() < 300<<20 {
		a.Reserve(len(gap))
		a.Emit(gap...)
		a.Nop()
	}
	far := a.Len()
	a.Bl(back)
	a.Bind(ahead)
	a.Ret()
	code, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 4} {
		hops := 0
		for next, err := target(code, at); at < far; next, err = target(code, at) {
			if err != nil {
				t.Fatal(err)
			}
			at = next
			hops++
		}
		if end, _ := a.Offset(ahead); at != end || hops < 3 {
			t.Errorf("after %d branches at %#x, want %#x", hops, at, end)
		}
	}
	var words []uint32
	for i := far; i < len(code); i += 4 {
		words = append(words, binary.LittleEndian.Uint32(code[i:]))
	}
	d := uint32(-far)
	want := []uint32{
		0x10000010,                         // adr x16, .
		0x92800011 | (^d & 0xFFFF << 5),    // movn x17, #
		0xF2A00011 | d>>16<<5,              // movk x17, #, lsl #16
		0x8B110210, 0xD63F0200, 0xD65F03C0, // add x16, x16, x17; blr x16; ret
	}
	if !slices.Equal(words, want) {
		t.Errorf("%08x, want %08x", words, want)
	}
}

// What cannot be reached is an error: data as long as a branch's reach, that
// nobody put veneers in front of.
func TestOutOfReach(t *testing.T) {
	for _, test := range []struct {
		name  string
		reach int
		code  func(a *Assembler, l asm.Label)
	}{
		{"tbz", 1<<15 - 4, func(a *Assembler, l asm.Label) { a.Tbz(X0, 1, l) }},
		{"cbz", 1<<20 - 4, func(a *Assembler, l asm.Label) { a.Cbz(X0, l) }},
		{"b.ne", 1<<20 - 4, func(a *Assembler, l asm.Label) { a.Bcc(NE, l) }},
		{"ldr", 1<<20 - 4, func(a *Assembler, l asm.Label) { a.Ldr(X0, At(l)) }},
		{"adr", 1<<20 - 1, func(a *Assembler, l asm.Label) { a.Adr(X0, l) }},
	} {
		for _, far := range []int{0, 4} {
			var a Assembler
			l := a.NewLabel()
			test.code(&a, l)
			a.Emit(make([]byte, test.reach-4+far)...)
			a.Bind(l)
			_, err := a.Bytes()
			var e *asm.RangeError
			if errors.As(err, &e) != (far > 0) {
				t.Errorf("%s over %d bytes: %v", test.name, test.reach+far, err)
			}
		}
	}
}

// The edges between short and long branches back.
func TestBackwardEdges(t *testing.T) {
	for _, test := range []struct {
		reach int
		code  func(a *Assembler, l asm.Label)
	}{
		{1 << 15, func(a *Assembler, l asm.Label) { a.Tbz(X0, 1, l) }},
		{1 << 20, func(a *Assembler, l asm.Label) { a.Cbz(X0, l) }},
		{1 << 20, func(a *Assembler, l asm.Label) { a.Bcc(NE, l) }},
	} {
		for _, far := range []int{0, 4} {
			var a Assembler
			l := a.NewLabel()
			a.Bind(l)
			a.Emit(make([]byte, test.reach+far)...)
			test.code(&a, l)
			if got := a.Len() - test.reach - far; got != 4+far {
				t.Errorf("%d bytes back: %d bytes", test.reach+far, got)
			}
			if _, err := a.Bytes(); err != nil {
				t.Error(err)
			}
		}
	}
}
