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
		code, err := arena.Load(fmt.Sprint("add", n), []byte{0, 4 * n, 0, 0x91, 0xc0, 0x03, 0x5f, 0xd6}) // add x0, x0, #n; ret
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
			0x00, 0x00, 0x01, 0xcb, // sub x0, x0, x1
			0x00, 0x00, 0x00, 0x14, // b labs
		},
		Relocs: []jit.Reloc{{Offset: 4, Kind: jit.Branch26, Symbol: "labs"}},
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
	code, err := jit.Load([]byte{0x00, 0x04, 0x00, 0xf1, 0xe1, 0xff, 0xff, 0x54, 0xc0, 0x03, 0x5f, 0xd6})
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
	//      0  00 04 00 f1                     subs x0, x0, #0x1
	//      4  e1 ff ff 54                     b.ne wait
	//      8  c0 03 5f d6                     ret
}
