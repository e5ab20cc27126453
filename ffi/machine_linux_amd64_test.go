package ffi_test

// Functions that return their first argument, their second, and
// 0x123456789abcdeff.
var (
	returnFirst  = []byte{0x48, 0x89, 0xf8, 0xc3}                                           // mov rax, rdi; ret
	returnSecond = []byte{0x48, 0x89, 0xf0, 0xc3}                                           // mov rax, rsi; ret
	returnWide   = []byte{0x48, 0xb8, 0xff, 0xde, 0xbc, 0x9a, 0x78, 0x56, 0x34, 0x12, 0xc3} // movabs rax, 0x123456789abcdeff; ret
)
