package jit_test

import (
	"fmt"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

// Many small pieces, side by side, each closed when it is not needed any more.
func ExampleArena() {
	arena, err := jit.NewArena(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer arena.Close()
	var adders []func(int64) int64
	for n := range byte(3) {
		code, err := arena.Load(fmt.Sprint("add", n), []byte{0x48, 0x8d, 0x47, n, 0xc3}) // lea rax, [rdi+n]; ret
		if err != nil {
			fmt.Println(err)
			return
		}
		add, err := jit.Func[func(int64) int64](code)
		if err != nil {
			fmt.Println(err)
			return
		}
		adders = append(adders, add)
	}
	fmt.Println(adders[0](40), adders[1](40), adders[2](40))
	add2, _, _ := arena.Lookup("add2")
	found, ok := arena.Query(add2.Addr() + 3)
	fmt.Println(found.Name(), ok, arena.Stats().Pieces)
	// Output:
	// 40 41 42
	// add2 true 3
}

// A piece that calls libc's labs by its name.
func ExampleArena_Link() {
	arena, err := jit.NewArena(nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer arena.Close()
	libc, err := ffi.Libc()
	if err != nil {
		fmt.Println(err)
		return
	}
	code, err := arena.Link(&jit.Object{
		Name: "distance",
		Code: []byte{
			0x48, 0x29, 0xf7, // sub rdi, rsi
			0xe9, 0, 0, 0, 0, // jmp labs
		},
		Relocs: []jit.Reloc{{Offset: 4, Kind: jit.Branch32, Symbol: "labs"}},
	}, func(name string) (ffi.Addr, bool) {
		addr, err := libc.Lookup(name)
		return addr, err == nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	distance, err := jit.Func[func(a, b int64) int64](code)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(distance(3, 10))
	// Output: 7
}

// Code as text, after it was loaded.
func ExampleCode_Bytes() {
	code, err := jit.Load([]byte{0xff, 0xcf, 0x75, 0xfc, 0xc3})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer code.Close()
	bytes, err := code.Bytes()
	if err != nil {
		fmt.Println(err)
		return
	}
	text, err := disasm.List(bytes, &disasm.Options{Symbols: map[int]string{0: "wait"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(text)
	// Output:
	// wait:
	//      0  ff cf                           dec edi
	//      2  75 fc                           jnz wait
	//      4  c3                              ret
}
