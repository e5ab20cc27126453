#include "textflag.h"

// The names are those that the debugger looks for, without a package.

// struct jit_descriptor __jit_debug_descriptor = {1, 0, 0, 0}
DATA __jit_debug_descriptor+0(SB)/8, $1
GLOBL __jit_debug_descriptor(SB), NOPTR, $24

// void __jit_debug_register_code(void)
TEXT __jit_debug_register_code(SB), NOSPLIT|NOFRAME, $0-0
	RET

// func registerCode()
TEXT ·registerCode(SB), NOSPLIT, $0-0
	CALL __jit_debug_register_code(SB)
	RET

// func interfaceList() *descriptor
TEXT ·interfaceList(SB), NOSPLIT, $0-8
	LEAQ __jit_debug_descriptor(SB), AX
	MOVQ AX, ret+0(FP)
	RET
