package amd64

import (
	"errors"
	"strings"
	"testing"
)

// What we lock GNU as locks, and what we refuse it refuses.
func TestLockable(t *testing.T) {
	var statements []string
	var ours []bool
	for _, l := range readCorpus(t, "amd64-*.txt") {
		var r runner
		if err := r.run(l.statements); err != nil {
			t.Fatal(err)
		}
		if len(r.statements) != 1 || strings.HasPrefix(l.as(), "{") || strings.HasPrefix(l.as(), ".") || strings.Contains(l.statements, "L1") {
			continue
		}
		code, err := r.a.Bytes()
		if err != nil && l.statements != "lock" {
			t.Fatal(err)
		}
		statements = append(statements, "lock "+l.as())
		ours = append(ours, lockable(code))
	}
	locked := 0
	for i, theirs := range gnuAsAccepts(t, statements) {
		if ours[i] != theirs {
			t.Errorf("%s: %v, GNU as: %v", statements[i], ours[i], theirs)
		}
		if theirs {
			locked++
		}
	}
	t.Logf("%d of %d instructions can be locked", locked, len(statements))
}

func TestLockAtTheEnd(t *testing.T) {
	for _, next := range []func(a *Assembler){
		func(a *Assembler) {},
		func(a *Assembler) { a.Add(EAX, ECX) },
		func(a *Assembler) { a.Mov(Ptr(RDI, 0), ECX) },
		func(a *Assembler) { a.Emit(0x48) },
	} {
		var a Assembler
		a.Lock()
		next(&a)
		var e *OperandError
		if _, err := a.Bytes(); !errors.As(err, &e) || e.Op != "lock" {
			t.Errorf("%v, want an OperandError", err)
		}
		a.Reset()
		a.Lock()
		a.Add(Ptr(RDI, 0), ECX)
		if _, err := a.Bytes(); err != nil {
			t.Error(err)
		}
	}
}
