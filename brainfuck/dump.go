package brainfuck

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// dumpText describes the tape at a # command: the cell that the pointer names
// in brackets between its neighbours.
func dumpText(s *ir.Snapshot) string {
	var b strings.Builder
	fmt.Fprintf(&b, "pointer at cell %d; from cell %d:", s.Pointer, s.First)
	for i, v := range s.Cells {
		if s.First+int64(i) == s.Pointer {
			fmt.Fprintf(&b, " [%d]", v)
		} else {
			fmt.Fprintf(&b, " %d", v)
		}
	}
	return b.String()
}
