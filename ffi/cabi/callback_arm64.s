//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "funcdata.h"
#include "textflag.h"
#include "thread_arm64.h"

// callbackEntry is where thunks jump to: a C function of unknown type, with the
// index of the callback in R17. It stores the argument registers to a
// callbackFrame on the C stack and calls enterCallback through crosscall2, the
// C function by which cgo enters Go (runtime/cgo), on any thread. Afterwards no call is
// running that was not before: entries that panics have left in the thread's record
// are dropped, as the code that goes on may fault.
GLOBL ·callbackEntry(SB), NOPTR|RODATA, $8
DATA ·callbackEntry(SB)/8, $callbackEntry<>(SB)

#define FRAME_SIZE 176 // callbackFrame, and a multiple of 16

TEXT callbackEntry<>(SB), NOSPLIT|NOFRAME, $0
	SUB  $(FRAME_SIZE+16), RSP
	STP  (R29, R30), FRAME_SIZE(RSP)
	ADD  $FRAME_SIZE, RSP, R29
	STP  (R0, R1), (callbackFrame_words+0)(RSP)
	STP  (R2, R3), (callbackFrame_words+16)(RSP)
	STP  (R4, R5), (callbackFrame_words+32)(RSP)
	STP  (R6, R7), (callbackFrame_words+48)(RSP)
	FSTPD (F0, F1), (callbackFrame_floats+0)(RSP)
	FSTPD (F2, F3), (callbackFrame_floats+16)(RSP)
	FSTPD (F4, F5), (callbackFrame_floats+32)(RSP)
	FSTPD (F6, F7), (callbackFrame_floats+48)(RSP)
	ADD  $(FRAME_SIZE+16), RSP, R0
	MOVD R0, callbackFrame_stack(RSP)
	MOVD R17, callbackFrame_index(RSP)
	MOVD $0, R3
	MOVD $·taken(SB), R0
	MOVD (R0), R0
	CBZ  R0, noted            // no thread has a record
	FIND_SLOT(R0, R1, R2, R4, R5)
	CBZ  R5, noted
	MOVD slot_record(R4), R3
	CBZ  R3, noted
	MOVD thread_top(R3), R1
	MOVD R1, callbackFrame_top(RSP)
noted:
	MOVD R3, callbackFrame_thread(RSP)
	MOVD $·enterCallbackCode(SB), R0 // not through R27, which is C's
	MOVD (R0), R0
	MOVD RSP, R1
	MOVD $0, R2
	MOVD $0, R3
	CALL crosscall2(SB)
	MOVD callbackFrame_thread(RSP), R1
	CBZ  R1, dropped
	MOVD callbackFrame_top(RSP), R2
	MOVD R2, thread_top(R1)
dropped:
	MOVD callbackFrame_result(RSP), R0
	FMOVD callbackFrame_float(RSP), F0
	LDP  FRAME_SIZE(RSP), (R29, R30)
	ADD  $(FRAME_SIZE+16), RSP
	RET

// LOAD_REGS loads all argument registers from goRegs, and the address of the
// func's code.
#define LOAD_REGS \
	MOVD r+8(FP), R16 \
	FLDPD (goRegs_floats+0)(R16), (F0, F1) \
	FLDPD (goRegs_floats+16)(R16), (F2, F3) \
	FLDPD (goRegs_floats+32)(R16), (F4, F5) \
	FLDPD (goRegs_floats+48)(R16), (F6, F7) \
	FLDPD (goRegs_floats+64)(R16), (F8, F9) \
	FLDPD (goRegs_floats+80)(R16), (F10, F11) \
	FLDPD (goRegs_floats+96)(R16), (F12, F13) \
	FLDPD (goRegs_floats+112)(R16), (F14, F15) \
	LDP  (goRegs_words+0)(R16), (R0, R1) \
	LDP  (goRegs_words+16)(R16), (R2, R3) \
	LDP  (goRegs_words+32)(R16), (R4, R5) \
	LDP  (goRegs_words+48)(R16), (R6, R7) \
	LDP  (goRegs_words+64)(R16), (R8, R9) \
	LDP  (goRegs_words+80)(R16), (R10, R11) \
	LDP  (goRegs_words+96)(R16), (R12, R13) \
	LDP  (goRegs_words+112)(R16), (R14, R15) \
	MOVD (R26), R16

// The reverse of a stub: these call a Go func with given contents of Go's
// argument registers. The callee may spill its arguments to the bottom of the
// frame, and has no others on the stack.

// func callDirect(fn unsafe.Pointer, a *callbackFrame)
//
// The registers are C's, in C's order.
TEXT ·callDirect(SB), 0, $128-16
	NO_LOCAL_POINTERS
	MOVD fn+0(FP), R26
	MOVD a+8(FP), R16
	FLDPD (callbackFrame_floats+0)(R16), (F0, F1)
	FLDPD (callbackFrame_floats+16)(R16), (F2, F3)
	FLDPD (callbackFrame_floats+32)(R16), (F4, F5)
	FLDPD (callbackFrame_floats+48)(R16), (F6, F7)
	LDP  (callbackFrame_words+0)(R16), (R0, R1)
	LDP  (callbackFrame_words+16)(R16), (R2, R3)
	LDP  (callbackFrame_words+32)(R16), (R4, R5)
	LDP  (callbackFrame_words+48)(R16), (R6, R7)
	MOVD (R26), R16
	CALL (R16)
	MOVD a+8(FP), R16
	MOVD R0, callbackFrame_result(R16)
	FMOVD F0, callbackFrame_float(R16)
	RET

// func callWord(fn unsafe.Pointer, r *goRegs) (word uintptr)
//
// It leaves a floating-point result in r.floats[0].
TEXT ·callWord(SB), 0, $256-24
	NO_LOCAL_POINTERS
	MOVD fn+0(FP), R26
	LOAD_REGS
	CALL (R16)
	MOVD r+8(FP), R16
	FMOVD F0, goRegs_floats(R16)
	MOVD R0, word+16(FP)
	RET

// func callString(fn unsafe.Pointer, r *goRegs) string
TEXT ·callString(SB), 0, $256-32
	NO_LOCAL_POINTERS
	MOVD fn+0(FP), R26
	LOAD_REGS
	CALL (R16)
	MOVD R0, ret_base+16(FP)
	MOVD R1, ret_len+24(FP)
	RET
