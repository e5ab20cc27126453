package disasm

import "fmt"

// decodeAtomic returns the text of an instruction of arm64 that the decoder does
// not know: the atomic ones of LSE, and that which drops a line of the
// instruction cache. It is "" for others.
func decodeAtomic(w uint32) string {
	field := func(at, n uint) uint32 { return w >> at & (1<<n - 1) }
	t, n, s := field(0, 5), field(5, 5), field(16, 5)
	switch {
	case w&0x3F200C00 == 0x38200000 && field(12, 4) <= 8: // size 111000 A R 1 Rs o3 opc 00 Rn Rt
		name := [...]string{"ldadd", "ldclr", "ldeor", "ldset", "ldsmax", "ldsmin", "ldumax", "ldumin", "swp"}[field(12, 4)]
		name += order(field(23, 1), field(22, 1)) + atomicSize(field(30, 2))
		return fmt.Sprintf("%s %s, %s, %s", name, generalName(s, field(30, 2) == 3), generalName(t, field(30, 2) == 3), baseName(n))
	case w&0x3FA07C00 == 0x08A07C00: // size 0010001 L 1 Rs o0 11111 Rn Rt
		name := "cas" + order(field(22, 1), field(15, 1)) + atomicSize(field(30, 2))
		return fmt.Sprintf("%s %s, %s, %s", name, generalName(s, field(30, 2) == 3), generalName(t, field(30, 2) == 3), baseName(n))
	case w&0xBFA17C01 == 0x08207C00: // 0 sz 0010000 L 1 Rs o0 11111 Rn Rt, of even registers
		wide := field(30, 1) == 1
		pair := func(r uint32) string { return generalName(r, wide) + ", " + generalName(r+1, wide) }
		return fmt.Sprintf("casp%s %s, %s, %s", order(field(22, 1), field(15, 1)), pair(s), pair(t), baseName(n))
	case w&^31 == 0xD50B7520: // sys #3, c7, c5, #1
		return "ic ivau, " + generalName(t, true)
	}
	return ""
}

// order returns the suffix of an operation that acquires or releases.
func order(acquire, release uint32) string {
	return [...]string{"", "l", "a", "al"}[acquire<<1|release]
}

// atomicSize returns the suffix of 8 and 16 bits.
func atomicSize(size uint32) string { return [...]string{"b", "h", "", ""}[size] }

// generalName returns the name of a general-purpose register.
func generalName(n uint32, wide bool) string {
	name := "w"
	if wide {
		name = "x"
	}
	if n == 31 {
		return name + "zr"
	}
	return fmt.Sprintf("%s%d", name, n)
}

// baseName returns the name of a register as an address.
func baseName(n uint32) string {
	if n == 31 {
		return "[sp]"
	}
	return fmt.Sprintf("[x%d]", n)
}
