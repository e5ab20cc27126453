package arm64

import "fmt"

// A Prefetch says what a Prfm is for: its number is the one in instructions.
type Prefetch uint8

// The prefetches: for loads (PLD) or stores (PST), to a cache level, to be used
// again (KEEP) or once (STRM).
const (
	PLDL1KEEP Prefetch = 0
	PLDL1STRM Prefetch = 1
	PLDL2KEEP Prefetch = 2
	PLDL2STRM Prefetch = 3
	PLDL3KEEP Prefetch = 4
	PLDL3STRM Prefetch = 5
	PSTL1KEEP Prefetch = 16
	PSTL1STRM Prefetch = 17
	PSTL2KEEP Prefetch = 18
	PSTL2STRM Prefetch = 19
	PSTL3KEEP Prefetch = 20
	PSTL3STRM Prefetch = 21
)

func (p Prefetch) valid() bool { return p&^16 < 6 }

// String returns the name of the prefetch, in lower case.
func (p Prefetch) String() string {
	if !p.valid() {
		return fmt.Sprintf("#%d", uint8(p))
	}
	return "p" + [...]string{"ld", "st"}[p>>4] + [...]string{"l1", "l2", "l3"}[p&15>>1] + [...]string{"keep", "strm"}[p&1]
}

// Prfm brings the cache line of m near. It never faults. Addresses are as for Ldr
// of 8 bytes.
func (a *Assembler) Prfm(op Prefetch, m Mem) {
	p := noForm
	switch {
	case !op.valid() || m.Mode != Offset:
	case m.Label != 0:
		p = a.literal(0xD8000000|uint32(op), m)
	default:
		p = a.transfer(opTransfer|size64|opSigned64, 3, uint32(op), m)
	}
	if p != fine || a.Listed() {
		a.report(p, "prfm", option(op.String()), m)
	}
}
