//go:build linux

package main

import (
	"log"

	"github.com/seed1605a99e/movabs/jit/amd64"
)

// comparator returns a function of the addresses of two rows, whose result is
// less than, equal to or greater than 0, as their order is. For the keys "city"
// and "-age" it is
//
//	       mov eax, [rdi]     # city of the first row
//	       cmp eax, [rsi]     # and of the second
//	       jne differ
//	       mov eax, [rsi+4]   # age of the second row
//	       cmp eax, [rdi+4]   # and of the first
//	differ:
//	       setg al
//	       setl cl
//	       sub al, cl
//	       movsx eax, al
//	       ret
func comparator(keys []key) []byte {
	const first, second, result = amd64.RDI, amd64.RSI, amd64.EAX
	var a amd64.Assembler
	differ := a.NewLabel()
	if len(keys) == 0 {
		a.Cmp(first, first) // all rows are equal
	}
	for i, k := range keys {
		x, y := amd64.Ptr(first, int32(4*k.column)), amd64.Ptr(second, int32(4*k.column))
		if k.descending {
			x, y = y, x
		}
		a.Mov(result, x)
		a.Cmp(result, y)
		if i < len(keys)-1 {
			a.Jcc(amd64.NE, differ)
		}
	}
	a.Bind(differ)
	a.Setcc(amd64.G, amd64.AL)
	a.Setcc(amd64.L, amd64.CL)
	a.Sub(amd64.AL, amd64.CL)
	a.Movsx(result, amd64.AL)
	a.Ret()
	code, err := a.Bytes()
	if err != nil {
		log.Fatal(err) // a mistake above
	}
	return code
}
