//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "funcdata.h"
#include "textflag.h"

// A stub is the code of the funcs that this package makes. It is entered as
// Go's register ABI has it: DX holds the closure; AX, BX, CX, DI, SI, R8 to R11
// the integer words and X0 to X14 the floats, R14 the goroutine, X15 zero. It
// stores them to its frame and calls closure.enter(closure, frame), a Go
// function with the results of the func's type, which are where they belong
// when it returns.
//
// What makes this safe: until enter is called, no other code runs; assembly is
// never preempted. From then on, pointers among the arguments are in the keep
// area at the top of the stub's frame, which has a stack map, so that the
// collector finds them. Nothing in the frame points into a goroutine's stack:
// arguments of an unknown func escape to the heap.
//
// Layout: 16 bytes where enter may spill its arguments, the frame, (in the
// general stub) the spilled Go registers, the keep area.

#define FRAME 16

// The sizes of the stubs' frames. The assembler wants literals;
// layout_amd64.go checks them.
#define DIRECT_SIZE  296
#define POINTER_SIZE 368
#define GENERAL_SIZE 608

// Of the closure, R15 points to the shape. R12, R13 and R15 are free in Go's ABI.

// KEEP stores a register to the keep area if it is a pointer.
#define KEEP(i, reg, base) \
	MOVQ (shape_masks+8*i)(R15), R12 \
	ANDQ reg, R12 \
	MOVQ R12, (base+8*i)(SP)

#define STORE_FLOATS(at) \
	MOVSD X0, (at+0)(SP) \
	MOVSD X1, (at+8)(SP) \
	CMPQ (closure_target+target_floats)(DX), $2 \
	JLE  7(PC) \
	MOVSD X2, (at+16)(SP) \
	MOVSD X3, (at+24)(SP) \
	MOVSD X4, (at+32)(SP) \
	MOVSD X5, (at+40)(SP) \
	MOVSD X6, (at+48)(SP) \
	MOVSD X7, (at+56)(SP)

// Most funcs have at most 3 words.
#define STORE_WORDS(at) \
	MOVQ AX, (at+0)(SP) \
	MOVQ BX, (at+8)(SP) \
	MOVQ CX, (at+16)(SP) \
	CMPQ shape_words(R15), $3 \
	JLE  7(PC) \
	MOVQ DI, (at+24)(SP) \
	MOVQ SI, (at+32)(SP) \
	MOVQ R8, (at+40)(SP) \
	MOVQ R9, (at+48)(SP) \
	MOVQ R10, (at+56)(SP) \
	MOVQ R11, (at+64)(SP)

// EXTEND extends a register as a step does; EXTEND_ALL does so with all, if
// there is one to be extended.
#define EXTEND(i, reg) \
	ANDQ (shape_bits+8*i)(R15), reg \
	XORQ (shape_signs+8*i)(R15), reg \
	SUBQ (shape_signs+8*i)(R15), reg

#define EXTEND_ALL \
	CMPQ shape_extends(R15), $0 \
	JEQ  30(PC) \
	EXTEND(0, AX) \
	EXTEND(1, BX) \
	EXTEND(2, CX) \
	CMPQ shape_words(R15), $3 \
	JLE  19(PC) \
	EXTEND(3, DI) \
	EXTEND(4, SI) \
	EXTEND(5, R8) \
	EXTEND(6, R9) \
	EXTEND(7, R10) \
	EXTEND(8, R11)

#define KEEP_ALL(base) \
	KEEP(0, AX, base) \
	KEEP(1, BX, base) \
	KEEP(2, CX, base) \
	CMPQ shape_words(R15), $3 \
	JLE  20(PC) \
	KEEP(3, DI, base) \
	KEEP(4, SI, base) \
	KEEP(5, R8, base) \
	KEEP(6, R9, base) \
	KEEP(7, R10, base) \
	KEEP(8, R11, base) \
	JMP  4(PC) \
	MOVUPS X15, (base+24)(SP) \
	MOVUPS X15, (base+40)(SP) \
	MOVUPS X15, (base+56)(SP)

// COPY_TAIL copies the words that Go passes on the stack, above the saved BP and
// the return address, to where the words in registers end. The first three are
// copied without asking how many there are: there is room, and the stack is
// never so short.
#define TAIL(i, size) \
	MOVQ (size+16+8*i)(SP), R12 \
	MOVQ R12, (FRAME+frame_words+8*const_goWords+8*i)(SP)

#define COPY_TAIL(size) \
	MOVQ shape_tail(R15), R13 \
	TESTQ R13, R13 \
	JEQ  13(PC) \
	TAIL(0, size) \
	TAIL(1, size) \
	TAIL(2, size) \
	SUBQ $4, R13 \
	JLT  5(PC) \
	MOVQ (size+16+24)(SP)(R13*8), R12 \
	MOVQ R12, (FRAME+frame_words+8*const_goWords+24)(SP)(R13*8) \
	SUBQ $1, R13 \
	JGE  -3(PC)

// ENTER calls closure.enter. If that is 0, the gate does it all, and the stub
// goes there itself, keeping the closure at the top of its frame. cgocall has
// no prologue and needs the stack that every function may take without one;
// if that is not there, simple makes it.
#define ENTER(keep) \
	MOVQ R14, (FRAME+header_g)(SP) \
	MOVQ DX, keep(SP) \
	MOVQ closure_enter(DX), CX \
	TESTQ CX, CX \
	JEQ  4(PC) \
	MOVQ DX, AX \
	CALL CX \
	RET \
	MOVQ ·gate(SB), AX \
	MOVQ ·cgocallCode(SB), CX \
	CMPQ SP, 16(R14) \
	JLS  3(PC) \
	CALL CX \
	JMP  2(PC) \
	CALL simple<>(SB) \
	MOVQ (FRAME+header_r)(SP), AX \
	MOVSD (FRAME+header_f)(SP), X0

// TARGET begins the frame, to which it leaves BX pointing.
#define TARGET \
	LEAQ closure_target(DX), R12 \
	MOVQ R12, (FRAME+header_target)(SP) \
	LEAQ FRAME(SP), BX

// simple sends the frame of the stub that calls it through the gate. Unlike the
// stub it has a prologue, which may move the stack, and which keeps no registers.
TEXT simple<>(SB), 0, $16-0
	NO_LOCAL_POINTERS
	LEAQ frame+FRAME(FP), BX
	MOVQ ·gate(SB), AX
	MOVQ ·cgocallCode(SB), CX
	CALL CX
	RET

// func stackEnds() (gp, known, told uintptr)
TEXT ·stackEnds(SB), NOSPLIT, $8-24
	MOVQ (TLS), CX
	MOVQ CX, gp+0(FP)
	MOVQ 8(CX), AX
	MOVQ AX, known+8(FP)
	CALL _cgo_topofstack(SB)
	MOVQ AX, told+16(FP)
	RET

// directStub is for funcs without pointers whose arguments are in the same
// order, and of the same form, where Go passes them and where C does.
GLOBL ·directStub(SB), NOPTR|RODATA, $8
DATA ·directStub(SB)/8, $direct<>(SB)

GLOBL oneKept<>(SB), RODATA, $12 // a runtime.stackmap: 1 map of 1 bit, which is set
DATA oneKept<>+0(SB)/4, $1
DATA oneKept<>+4(SB)/4, $1
DATA oneKept<>+8(SB)/4, $1

TEXT direct<>(SB), NOSPLIT, $DIRECT_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, oneKept<>(SB)
	MOVQ closure_shape(DX), R15
	EXTEND_ALL
	STORE_WORDS(FRAME+frame_words)
	CMPQ (closure_target+target_floats)(DX), $0
	JEQ  tail
	STORE_FLOATS(FRAME+frame_floats)
tail:
	COPY_TAIL(DIRECT_SIZE)
	TARGET
	ENTER((DIRECT_SIZE-8))
	RET

// pointerStub is directStub for funcs with pointers among the arguments.
GLOBL ·pointerStub(SB), NOPTR|RODATA, $8
DATA ·pointerStub(SB)/8, $pointers<>(SB)

GLOBL tenKept<>(SB), RODATA, $12
DATA tenKept<>+0(SB)/4, $1
DATA tenKept<>+4(SB)/4, $10
DATA tenKept<>+8(SB)/4, $0x3ff

#define POINTER_KEEP (FRAME+const_directFrame)

TEXT pointers<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, tenKept<>(SB)
	MOVQ closure_shape(DX), R15
	EXTEND_ALL
	STORE_WORDS(FRAME+frame_words)
	CMPQ (closure_target+target_floats)(DX), $0
	JEQ  keep
	STORE_FLOATS(FRAME+frame_floats)
keep:
	KEEP_ALL(POINTER_KEEP)
	COPY_TAIL(POINTER_SIZE)
	TARGET
	ENTER((POINTER_SIZE-8))
	RET

// sliceStub is pointerStub for funcs whose last word argument is a slice. Its
// length and capacity follow its address into registers that C does not look
// at. An empty slice may point to anything: C gets 0.
GLOBL ·sliceStub(SB), NOPTR|RODATA, $8
DATA ·sliceStub(SB)/8, $slices<>(SB)

TEXT slices<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, tenKept<>(SB)
	MOVQ closure_shape(DX), R15
	EXTEND_ALL
	STORE_WORDS(FRAME+frame_words)
	CMPQ (closure_target+target_floats)(DX), $0
	JEQ  keep
	STORE_FLOATS(FRAME+frame_floats)
keep:
	KEEP_ALL(POINTER_KEEP)
	MOVQ shape_slice(R15), R13
	XORL R12, R12
	CMPQ (FRAME+frame_words+8)(SP)(R13*8), $0
	CMOVQGT (FRAME+frame_words)(SP)(R13*8), R12
	MOVQ R12, (FRAME+frame_words)(SP)(R13*8)
	TARGET
	ENTER((POINTER_SIZE-8))
	RET

// generalStub is for all other funcs: it only stores what Go passes, and
// it takes the closure's steps. Arguments that Go passes on the stack begin
// above the stub's return address; pointers among them are kept too.
GLOBL ·generalStub(SB), NOPTR|RODATA, $8
DATA ·generalStub(SB)/8, $general<>(SB)

GLOBL eighteenKept<>(SB), RODATA, $12
DATA eighteenKept<>+0(SB)/4, $1
DATA eighteenKept<>+4(SB)/4, $(10+const_maxStackPointers)
DATA eighteenKept<>+8(SB)/4, $0x3ffff

#define REGS (FRAME+const_generalFrame)
#define GENERAL_KEEP (REGS+spilled__size)

TEXT general<>(SB), NOSPLIT, $GENERAL_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, eighteenKept<>(SB)
	MOVQ closure_shape(DX), R15
	STORE_WORDS(REGS+spilled_words)
	CMPQ (closure_target+target_floats)(DX), $0
	JEQ  keep
	STORE_FLOATS(FRAME+frame_floats)
	CMPQ (closure_target+target_floats)(DX), $const_MaxFloats
	JLE  keep
	MOVSD X8, (REGS+spilled_floats+0)(SP)
	MOVSD X9, (REGS+spilled_floats+8)(SP)
	MOVSD X10, (REGS+spilled_floats+16)(SP)
	MOVSD X11, (REGS+spilled_floats+24)(SP)
	MOVSD X12, (REGS+spilled_floats+32)(SP)
	MOVSD X13, (REGS+spilled_floats+40)(SP)
	MOVSD X14, (REGS+spilled_floats+48)(SP)
keep:
	KEEP_ALL(GENERAL_KEEP)
	MOVUPS X15, (GENERAL_KEEP+72)(SP)
	MOVUPS X15, (GENERAL_KEEP+88)(SP)
	MOVUPS X15, (GENERAL_KEEP+104)(SP)
	MOVUPS X15, (GENERAL_KEEP+120)(SP)
	TARGET
	MOVQ shape_stackPointers(R15), CX // their number
	TESTQ CX, CX
	JEQ  arrange
	LEAQ (GENERAL_SIZE+16)(SP), R12   // above the saved BP and the return address
stackPointer:
	SUBQ $1, CX
	JLT  arrange
	MOVQ (shape_stackOffsets)(R15)(CX*8), R13
	MOVQ (R12)(R13*1), R13
	MOVQ R13, (GENERAL_KEEP+72)(SP)(CX*8)
	JMP  stackPointer
arrange:
	MOVQ shape_steps(R15), R13
	TESTQ R13, R13
	JEQ  enter
	MOVQ shape_step(R15), R12
	XORL DI, DI
step:
	MOVQ step_from(R12), CX
	MOVQ (BX)(CX*1), AX
	ANDQ step_mask(R12), AX
	XORQ step_sign(R12), AX
	SUBQ step_sign(R12), AX
	MOVQ step_length(R12), CX
	CMPQ (BX)(CX*1), $0
	CMOVQLE DI, AX
	MOVQ step_to(R12), CX
	MOVQ AX, (BX)(CX*1)
	ADDQ $step__size, R12
	DECQ R13
	JNE  step
enter:
	ENTER((GENERAL_SIZE-8))
	RET

// leafStub calls C on the goroutine's own stack. The collector can not stop a
// goroutine there, so nothing needs to be kept; and a signal handler that looks
// finds no Go code at the interrupted address, and leaves the stack alone.
GLOBL ·leafStub(SB), NOPTR|RODATA, $8
DATA ·leafStub(SB)/8, $leaf<>(SB)

TEXT leaf<>(SB), NOSPLIT, $8-0
	NO_LOCAL_POINTERS
	MOVQ  SP, R12             // C keeps R12 to R14; Go wants to keep R14
	MOVQ  (closure_target+target_fn)(DX), R10
	MOVQ  R8, R9
	MOVQ  SI, R8
	MOVQ  CX, DX
	MOVQ  DI, CX
	MOVQ  AX, DI
	MOVQ  BX, SI
	ANDQ  $~15, SP
	MOVL  $8, AX
	CALL  R10
	MOVQ  R12, SP
	XORPS X15, X15
	RET
