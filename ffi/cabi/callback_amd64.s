//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "funcdata.h"
#include "textflag.h"
#include "thread_amd64.h"

// callbackEntry is where thunks jump to: a C function of unknown type, with the
// index of the callback in R11. It stores the argument registers to a
// callbackFrame on the C stack and calls enterCallback through crosscall2, the
// C function by which cgo enters Go (runtime/cgo), on any thread. Afterwards no call is
// running that was not before: entries that panics have left in the thread's record
// are dropped, as the code that goes on may fault.
GLOBL ·callbackEntry(SB), NOPTR|RODATA, $8
DATA ·callbackEntry(SB)/8, $callbackEntry<>(SB)

#define FRAME_SIZE 160 // callbackFrame, and a multiple of 16

TEXT callbackEntry<>(SB), NOSPLIT|NOFRAME, $0
	PUSHQ BP
	MOVQ  SP, BP
	SUBQ  $FRAME_SIZE, SP
	MOVQ  DI, (callbackFrame_words+0)(SP)
	MOVQ  SI, (callbackFrame_words+8)(SP)
	MOVQ  DX, (callbackFrame_words+16)(SP)
	MOVQ  CX, (callbackFrame_words+24)(SP)
	MOVQ  R8, (callbackFrame_words+32)(SP)
	MOVQ  R9, (callbackFrame_words+40)(SP)
	MOVSD X0, (callbackFrame_floats+0)(SP)
	MOVSD X1, (callbackFrame_floats+8)(SP)
	MOVSD X2, (callbackFrame_floats+16)(SP)
	MOVSD X3, (callbackFrame_floats+24)(SP)
	MOVSD X4, (callbackFrame_floats+32)(SP)
	MOVSD X5, (callbackFrame_floats+40)(SP)
	MOVSD X6, (callbackFrame_floats+48)(SP)
	MOVSD X7, (callbackFrame_floats+56)(SP)
	MOVL  R11, R11
	MOVQ  R11, callbackFrame_index(SP)
	LEAQ  16(BP), AX          // above the saved BP and the return address
	MOVQ  AX, callbackFrame_stack(SP)
	XORL  DI, DI
	CMPQ  ·taken(SB), $0
	JEQ   noted               // no thread has a record
	FIND_SLOT(DX, AX, CX)
	JNE   noted
	MOVQ  slot_record(CX)(AX*1), DI
	TESTQ DI, DI
	JEQ   noted
	MOVQ  thread_top(DI), AX
	MOVQ  AX, callbackFrame_top(SP)
noted:
	MOVQ  DI, callbackFrame_thread(SP)
	MOVQ  ·enterCallbackCode(SB), DI
	MOVQ  SP, SI
	XORL  DX, DX
	XORL  CX, CX
	CALL  crosscall2(SB)
	MOVQ  callbackFrame_thread(SP), DX
	TESTQ DX, DX
	JEQ   dropped
	MOVQ  callbackFrame_top(SP), CX
	MOVQ  CX, thread_top(DX)
dropped:
	MOVQ  callbackFrame_result(SP), AX
	MOVSD callbackFrame_float(SP), X0
	MOVQ  BP, SP
	POPQ  BP
	RET

// LOAD_REGS loads all argument registers from goRegs, and the address of the
// func's code.
#define LOAD_REGS \
	MOVQ  r+8(FP), R12 \
	MOVSD (goRegs_floats+0)(R12), X0 \
	MOVSD (goRegs_floats+8)(R12), X1 \
	MOVSD (goRegs_floats+16)(R12), X2 \
	MOVSD (goRegs_floats+24)(R12), X3 \
	MOVSD (goRegs_floats+32)(R12), X4 \
	MOVSD (goRegs_floats+40)(R12), X5 \
	MOVSD (goRegs_floats+48)(R12), X6 \
	MOVSD (goRegs_floats+56)(R12), X7 \
	MOVSD (goRegs_floats+64)(R12), X8 \
	MOVSD (goRegs_floats+72)(R12), X9 \
	MOVSD (goRegs_floats+80)(R12), X10 \
	MOVSD (goRegs_floats+88)(R12), X11 \
	MOVSD (goRegs_floats+96)(R12), X12 \
	MOVSD (goRegs_floats+104)(R12), X13 \
	MOVSD (goRegs_floats+112)(R12), X14 \
	MOVQ  (goRegs_words+0)(R12), AX \
	MOVQ  (goRegs_words+8)(R12), BX \
	MOVQ  (goRegs_words+16)(R12), CX \
	MOVQ  (goRegs_words+24)(R12), DI \
	MOVQ  (goRegs_words+32)(R12), SI \
	MOVQ  (goRegs_words+40)(R12), R8 \
	MOVQ  (goRegs_words+48)(R12), R9 \
	MOVQ  (goRegs_words+56)(R12), R10 \
	MOVQ  (goRegs_words+64)(R12), R11 \
	MOVQ  (DX), R12

// The reverse of a stub: these call a Go func with given contents of Go's
// argument registers. The callee may spill its arguments to the bottom of the
// frame, and has no others on the stack.

// func callDirect(fn unsafe.Pointer, a *callbackFrame)
//
// The registers are C's, in C's order.
TEXT ·callDirect(SB), 0, $112-16
	NO_LOCAL_POINTERS
	MOVQ  fn+0(FP), DX
	MOVQ  a+8(FP), R12
	MOVSD (callbackFrame_floats+0)(R12), X0
	MOVSD (callbackFrame_floats+8)(R12), X1
	MOVSD (callbackFrame_floats+16)(R12), X2
	MOVSD (callbackFrame_floats+24)(R12), X3
	MOVSD (callbackFrame_floats+32)(R12), X4
	MOVSD (callbackFrame_floats+40)(R12), X5
	MOVSD (callbackFrame_floats+48)(R12), X6
	MOVSD (callbackFrame_floats+56)(R12), X7
	MOVQ  (callbackFrame_words+0)(R12), AX
	MOVQ  (callbackFrame_words+8)(R12), BX
	MOVQ  (callbackFrame_words+16)(R12), CX
	MOVQ  (callbackFrame_words+24)(R12), DI
	MOVQ  (callbackFrame_words+32)(R12), SI
	MOVQ  (callbackFrame_words+40)(R12), R8
	MOVQ  (DX), R12
	CALL  R12
	MOVQ  a+8(FP), R12
	MOVQ  AX, callbackFrame_result(R12)
	MOVSD X0, callbackFrame_float(R12)
	RET

// func callWord(fn unsafe.Pointer, r *goRegs) (word uintptr)
//
// It leaves a floating-point result in r.floats[0].
TEXT ·callWord(SB), 0, $192-24
	NO_LOCAL_POINTERS
	MOVQ  fn+0(FP), DX
	LOAD_REGS
	CALL  R12
	MOVQ  r+8(FP), R12
	MOVSD X0, goRegs_floats(R12)
	MOVQ  AX, word+16(FP)
	RET

// func callString(fn unsafe.Pointer, r *goRegs) string
TEXT ·callString(SB), 0, $192-32
	NO_LOCAL_POINTERS
	MOVQ  fn+0(FP), DX
	LOAD_REGS
	CALL  R12
	MOVQ  AX, ret_base+16(FP)
	MOVQ  BX, ret_len+24(FP)
	RET
