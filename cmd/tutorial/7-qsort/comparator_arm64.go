//go:build linux

package main

import (
	"log"

	"github.com/seed1605a99e/movabs/jit/arm64"
)

// comparator returns a function of the addresses of two rows, whose result is
// less than, equal to or greater than 0, as their order is. For the keys "city"
// and "-age" it is
//
//	        ldr w2, [x0]        # city of the first row
//	        ldr w3, [x1]        # and of the second
//	        cmp w2, w3
//	        b.ne differ
//	        ldr w2, [x1, #4]    # age of the second row
//	        ldr w3, [x0, #4]    # and of the first
//	        cmp w2, w3
//	differ:
//	        cset w0, gt
//	        csinv w0, w0, wzr, ge
//	        ret
func comparator(keys []key) []byte {
	const first, second, result = arm64.X0, arm64.X1, arm64.W0
	const left, right = arm64.W2, arm64.W3
	var a arm64.Assembler
	differ := a.NewLabel()
	if len(keys) == 0 {
		a.Cmp(first, first) // all rows are equal
	}
	for i, k := range keys {
		x, y := arm64.Ptr(first, int32(4*k.column)), arm64.Ptr(second, int32(4*k.column))
		if k.descending {
			x, y = y, x
		}
		a.Ldr(left, x)
		a.Ldr(right, y)
		a.Cmp(left, right)
		if i < len(keys)-1 {
			a.Bcc(arm64.NE, differ)
		}
	}
	a.Bind(differ)
	a.Cset(result, arm64.GT)
	a.Csinv(result, result, arm64.WZR, arm64.GE) // -1 if it is less
	a.Ret()
	code, err := a.Bytes()
	if err != nil {
		log.Fatal(err) // a mistake above
	}
	return code
}
