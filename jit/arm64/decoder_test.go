package arm64

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/arch/arm64/arm64asm"

	"github.com/seed1605a99e/movabs/jit/asm"
)

// decodeLine checks the bytes of a line with x/arch's decoder, instruction by
// instruction: what it makes of them has to be assembled to the same bytes.
func decodeLine(l line) error {
	var r runner
	if err := r.run(l.statements); err != nil {
		return err
	}
	code, err := r.a.Bytes()
	if err != nil {
		return err
	}
	for at := 0; at < len(code); at += 4 {
		if err := checkDecoded(code[at:at+4], at, func(target int) bool { return r.bound(target) }); err != nil {
			return err
		}
	}
	return nil
}

// bound returns whether a label is bound at an offset.
func (r *runner) bound(target int) bool {
	for _, l := range r.labels {
		if at, ok := r.a.Offset(l); ok && at == target {
			return true
		}
	}
	return false
}

// checkDecoded compares the instruction code, which is at offset at, with what
// x/arch's decoder makes of it. A branch has to lead to a label.
func checkDecoded(code []byte, at int, isLabel func(target int) bool) error {
	inst, err := arm64asm.Decode(code)
	if err != nil {
		return fmt.Errorf("x/arch: % x: %w", code, err)
	}
	text := strings.ToLower(arm64asm.GNUSyntax(inst))
	for _, arg := range inst.Args {
		rel, ok := arg.(arm64asm.PCRel)
		if !ok {
			continue
		}
		if !isLabel(at + int(rel)) {
			return fmt.Errorf("x/arch: %s leads to %d, where no label is", text, at+int(rel))
		}
		again, err := assembleTo(text, int(rel))
		return sameCode(text, again, code, err)
	}
	var r runner
	if err := r.run(text); err != nil {
		return fmt.Errorf("x/arch: %w", err)
	}
	again, err := r.a.Bytes()
	return sameCode(text, again, code, err)
}

func sameCode(text string, again, code []byte, err error) error {
	if err != nil {
		return fmt.Errorf("x/arch: %s: %w", text, err)
	}
	if !bytes.Equal(again, code) {
		return fmt.Errorf("x/arch: %s is % x, not % x", text, again, code)
	}
	return nil
}

// assembleTo returns the instruction whose text ends in ".+0x10", with a label
// at that distance.
func assembleTo(text string, rel int) ([]byte, error) {
	text = text[:strings.LastIndexByte(text, '.')] + "L1"
	r := runner{labels: map[string]asm.Label{}}
	if rel <= 0 {
		r.a.Bind(r.label("L1"))
		r.a.Emit(make([]byte, -rel)...)
	}
	start := r.a.Len()
	all, err := parse(text, r.label)
	if err != nil {
		return nil, err
	}
	name, args := all[0].method()
	if err := r.call(name, args); err != nil {
		return nil, err
	}
	if rel > 0 {
		r.a.Emit(make([]byte, rel-4)...)
		r.a.Bind(r.label("L1"))
	}
	code, err := r.a.Bytes()
	if err != nil {
		return nil, err
	}
	return code[start : start+4], nil
}
