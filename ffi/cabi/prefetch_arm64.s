#include "textflag.h"

// func prefetch(addr, end uintptr)
TEXT ·prefetch(SB), NOSPLIT, $0-16
	MOVD addr+0(FP), R0
	MOVD end+8(FP), R1
line:
	PRFM (R0), PSTL1KEEP
	ADD  $64, R0
	CMP  R1, R0
	BLO  line
	RET
