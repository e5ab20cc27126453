#include "textflag.h"

// func flushCache(lo, hi uintptr)
//
// CTR_EL0 holds the logarithms of the line sizes, in words of four bytes:
// DminLine in bits 16 to 19, IminLine in bits 0 to 3. Bit 28 (IDC) says that the
// data cache need not be cleaned, bit 29 (DIC) that the instruction cache need
// not be invalidated (Arm ARM D24.2.34).
TEXT ·flushCache(SB), NOSPLIT, $0-16
	MOVD lo+0(FP), R0
	MOVD hi+8(FP), R1
	MRS  CTR_EL0, R2
	MOVD $4, R4

	TBNZ $28, R2, cleaned
	UBFX $16, R2, $4, R3
	LSL  R3, R4, R3           // bytes of a data line
	SUB  $1, R3, R5
	BIC  R5, R0, R6
clean:
	WORD $0xd50b7b26          // dc cvau, x6
	ADD  R3, R6
	CMP  R1, R6
	BLO  clean
cleaned:
	DSB  $0xb                 // ish

	TBNZ $29, R2, invalidated
	UBFX $0, R2, $4, R3
	LSL  R3, R4, R3           // bytes of an instruction line
	SUB  $1, R3, R5
	BIC  R5, R0, R6
invalidate:
	WORD $0xd50b7526          // ic ivau, x6
	ADD  R3, R6
	CMP  R1, R6
	BLO  invalidate
	DSB  $0xb
invalidated:
	ISB  $0xf
	RET
