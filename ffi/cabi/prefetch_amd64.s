#include "textflag.h"

// func prefetch(addr, end uintptr)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVQ addr+0(FP), AX
	MOVQ end+8(FP), CX
line:
	BYTE $0x0f; BYTE $0x0d; BYTE $0x08 // prefetchw [rax]
	ADDQ $64, AX
	CMPQ AX, CX
	JCS  line
	RET
