package progs

import (
	"bytes"
	"fmt"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// squares writes the squares of 0 to 100, a line each.
func squares(a *macro.Asm) {
	a.Note("Writes the squares of 0 to 100")
	left, n, square := a.Cell(), a.Number(3), a.Number(5)
	a.Set(left, 101)
	a.While(left, func() {
		a.Dec(left)
		a.PrintNumber(square)
		a.Print("\n")
		a.Note("the next square is n and its successor more")
		a.AddTo(square, n)
		a.Increment(n)
		a.AddTo(square, n)
	})
}

func wantSquares([]byte) []byte {
	var out bytes.Buffer
	for n := range 101 {
		fmt.Fprintln(&out, n*n)
	}
	return out.Bytes()
}
