//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "funcdata.h"
#include "textflag.h"

// A stub is the code of the funcs that this package makes. It is entered as
// Go's register ABI has it: DX holds the closure; AX, BX, CX, DI, SI, R8 to R11
// the integer words and X0 to X14 the floats, R14 the goroutine, X15 zero. It
// stores them to its frame, goes through a gate, and loads the results from there.
// It takes few instructions, and few of them store, because the locked instructions
// of the runtime wait for all stores.
//
// What makes this safe: until something is called, no other code runs; assembly is
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
#define DIRECT_SIZE  264
#define FIRST_SIZE   272
#define POINTER_SIZE 336
#define GENERAL_SIZE 576

// R15 points to the closure's shape, where it is needed. R12, R13 and R15 are free in Go's ABI.

// KEEP stores a register to the keep area if it is a pointer.
#define KEEP(i, reg, base) \
	MOVQ (shape_masks+8*i)(R15), R12 \
	ANDQ reg, R12 \
	MOVQ R12, (base+8*i)(SP)

#define KEEP_FEW(base) \
	KEEP(0, AX, base) \
	KEEP(1, BX, base) \
	KEEP(2, CX, base) \
	MOVUPS X15, (base+24)(SP) \
	MOVUPS X15, (base+40)(SP) \
	MOVUPS X15, (base+56)(SP)

#define KEEP_OTHERS(base) \
	KEEP(3, DI, base) \
	KEEP(4, SI, base) \
	KEEP(5, R8, base) \
	KEEP(6, R9, base) \
	KEEP(7, R10, base) \
	KEEP(8, R11, base)

// Most funcs have at most 3 words and nothing else. Where a func has more,
// closure.more says so.
#define STORE_FEW(at) \
	MOVQ AX, (at+0)(SP) \
	MOVQ BX, (at+8)(SP) \
	MOVQ CX, (at+16)(SP)

#define STORE_OTHERS(at) \
	MOVQ DI, (at+24)(SP) \
	MOVQ SI, (at+32)(SP) \
	MOVQ R8, (at+40)(SP) \
	MOVQ R9, (at+48)(SP) \
	MOVQ R10, (at+56)(SP) \
	MOVQ R11, (at+64)(SP)

// STORE_FLOATS goes on at the label.
#define STORE_FLOATS(at, stored) \
	MOVSD X0, (at+0)(SP) \
	MOVSD X1, (at+8)(SP) \
	CMPQ (closure_target+target_floats)(DX), $2 \
	JLE  stored \
	MOVSD X2, (at+16)(SP) \
	MOVSD X3, (at+24)(SP) \
	MOVSD X4, (at+32)(SP) \
	MOVSD X5, (at+40)(SP) \
	MOVSD X6, (at+48)(SP) \
	MOVSD X7, (at+56)(SP)

// EXTEND extends a register as a step does.
#define EXTEND(i, reg) \
	ANDQ (shape_bits+8*i)(R15), reg \
	XORQ (shape_signs+8*i)(R15), reg \
	SUBQ (shape_signs+8*i)(R15), reg

// STORE_MORE stores what STORE_FEW has not stored, or not in the form that C wants.
#define STORE_MORE \
	CMPQ shape_extends(R15), $0 \
	JNE  extend \
extended: \
	CMPQ shape_words(R15), $3 \
	JLE  floats \
	STORE_OTHERS(FRAME+frame_words) \
floats: \
	CMPQ (closure_target+target_floats)(DX), $0 \
	JEQ  tail \
	STORE_FLOATS(FRAME+frame_floats, tail) \
tail:

#define EXTEND_ALL \
extend: \
	EXTEND(0, AX) \
	EXTEND(1, BX) \
	EXTEND(2, CX) \
	STORE_FEW(FRAME+frame_words) \
	CMPQ shape_words(R15), $3 \
	JLE  floats \
	EXTEND(3, DI) \
	EXTEND(4, SI) \
	EXTEND(5, R8) \
	EXTEND(6, R9) \
	EXTEND(7, R10) \
	EXTEND(8, R11) \
	JMP  extended

// COPY_TAIL copies the words that Go passes on the stack, above the saved BP and
// the return address, to where the words in registers end, and goes on at the
// label. The first three are copied without asking how many there are: there is
// room, and the stack is never so short.
#define TAIL(i, size) \
	MOVQ (size+16+8*i)(SP), R12 \
	MOVQ R12, (FRAME+frame_words+8*const_goWords+8*i)(SP)

#define COPY_TAIL(size, copied) \
	MOVQ shape_tail(R15), R13 \
	TESTQ R13, R13 \
	JEQ  copied \
	TAIL(0, size) \
	TAIL(1, size) \
	TAIL(2, size) \
	SUBQ $4, R13 \
	JLT  copied \
	MOVQ (size+16+24)(SP)(R13*8), R12 \
	MOVQ R12, (FRAME+frame_words+8*const_goWords+24)(SP)(R13*8) \
	SUBQ $1, R13 \
	JGE  -3(PC) \
	JMP  copied

// ENTER keeps the closure at the top of the stub's frame and goes through the gate,
// or calls closure.enter, which does that. cgocall has no prologue and needs the
// stack that every function may take without one; if that is not there, simple
// makes it. After a plain return, the results are a word or a float, or a word and no
// error; otherwise closure.finish returns them.
#define ENTER(keep) \
	MOVQ R14, (FRAME+header_state)(SP) \
	MOVQ DX, keep(SP) \
	MOVQ closure_enter(DX), CX \
	TESTQ CX, CX \
	JNE  enter \
	MOVQ closure_gate(DX), AX \
	MOVQ ·cgocallCode(SB), CX \
	CMPQ SP, 16(R14) \
	JLS  small \
	CALL CX \
entered: \
	MOVQ (FRAME+header_r)(SP), AX \
	MOVSD (FRAME+header_f)(SP), X0 \
	XORL BX, BX \
	XORL CX, CX \
	CMPQ (FRAME+header_state)(SP), $0 \
	JNE  finish \
	RET \
enter: \
	MOVQ DX, AX \
	CALL CX \
	JMP  entered \
small: \
	CALL simple<>(SB) \
	JMP  entered \
finish: \
	MOVQ keep(SP), AX \
	LEAQ FRAME(SP), BX \
	MOVQ closure_finish(AX), CX \
	CALL CX \
	RET

// TARGET begins the frame, to which it leaves BX pointing.
#define TARGET \
	LEAQ closure_target(DX), R12 \
	MOVQ R12, (FRAME+header_target)(SP) \
	LEAQ FRAME(SP), BX

// simple sends the frame of the stub that calls it through the closure's gate. Unlike
// the stub it has a prologue, which may move the stack, and which keeps no registers.
TEXT simple<>(SB), 0, $16-0
	NO_LOCAL_POINTERS
	LEAQ frame+FRAME(FP), BX
	MOVQ header_target(BX), AX
	MOVQ (closure_gate-closure_target)(AX), AX
	MOVQ ·cgocallCode(SB), CX
	CALL CX
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
	STORE_FEW(FRAME+frame_words)
	CMPQ closure_more(DX), $0
	JNE  more
stored:
	TARGET
	ENTER((DIRECT_SIZE-8))
more:
	MOVQ closure_shape(DX), R15
	STORE_MORE
	COPY_TAIL(DIRECT_SIZE, stored)
	EXTEND_ALL

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
	STORE_FEW(FRAME+frame_words)
	KEEP_FEW(POINTER_KEEP)
	CMPQ closure_more(DX), $0
	JNE  more
stored:
	TARGET
	ENTER((POINTER_SIZE-8))
more:
	STORE_MORE
	CMPQ shape_words(R15), $3
	JLE  stored
	KEEP_OTHERS(POINTER_KEEP)
	COPY_TAIL(POINTER_SIZE, stored)
	EXTEND_ALL

// firstStub is pointerStub for funcs of few words and nothing else, of which only
// the first one is a pointer.
GLOBL ·firstStub(SB), NOPTR|RODATA, $8
DATA ·firstStub(SB)/8, $first<>(SB)

GLOBL twoKept<>(SB), RODATA, $12
DATA twoKept<>+0(SB)/4, $1
DATA twoKept<>+4(SB)/4, $2
DATA twoKept<>+8(SB)/4, $3

#define FIRST_KEEP (FRAME+const_directFrame)

TEXT first<>(SB), NOSPLIT, $FIRST_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, twoKept<>(SB)
	MOVQ AX, FIRST_KEEP(SP)
	STORE_FEW(FRAME+frame_words)
	TARGET
	ENTER((FIRST_SIZE-8))

// sliceStub is pointerStub for funcs whose last word argument is a slice. Its
// length and capacity follow its address into registers that C does not look
// at. An empty slice may point to anything: C gets 0.
GLOBL ·sliceStub(SB), NOPTR|RODATA, $8
DATA ·sliceStub(SB)/8, $slices<>(SB)

TEXT slices<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, tenKept<>(SB)
	MOVQ closure_shape(DX), R15
	STORE_FEW(FRAME+frame_words)
	KEEP_FEW(POINTER_KEEP)
	CMPQ closure_more(DX), $0
	JNE  more
stored:
	MOVQ shape_slice(R15), R13
	XORL R12, R12
	CMPQ (FRAME+frame_words+8)(SP)(R13*8), $0
	CMOVQGT (FRAME+frame_words)(SP)(R13*8), R12
	MOVQ R12, (FRAME+frame_words)(SP)(R13*8)
	TARGET
	ENTER((POINTER_SIZE-8))
more:
	STORE_MORE
	CMPQ shape_words(R15), $3
	JLE  stored
	KEEP_OTHERS(POINTER_KEEP)
	JMP  stored
	EXTEND_ALL

// oneSliceStub is sliceStub for funcs of one slice and nothing else.
GLOBL ·oneSliceStub(SB), NOPTR|RODATA, $8
DATA ·oneSliceStub(SB)/8, $oneSlice<>(SB)

TEXT oneSlice<>(SB), NOSPLIT, $FIRST_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, twoKept<>(SB)
	MOVQ AX, FIRST_KEEP(SP)
	XORL R12, R12
	TESTQ BX, BX
	CMOVQLE R12, AX
	MOVQ AX, (FRAME+frame_words)(SP)
	TARGET
	ENTER((FIRST_SIZE-8))

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
	STORE_FEW(REGS+spilled_words)
	KEEP_FEW(GENERAL_KEEP)
	CMPQ shape_words(R15), $3
	JLE  floats
	STORE_OTHERS(REGS+spilled_words)
	KEEP_OTHERS(GENERAL_KEEP)
floats:
	CMPQ (closure_target+target_floats)(DX), $0
	JEQ  stored
	STORE_FLOATS(FRAME+frame_floats, stored)
	CMPQ (closure_target+target_floats)(DX), $const_MaxFloats
	JLE  stored
	MOVSD X8, (REGS+spilled_floats+0)(SP)
	MOVSD X9, (REGS+spilled_floats+8)(SP)
	MOVSD X10, (REGS+spilled_floats+16)(SP)
	MOVSD X11, (REGS+spilled_floats+24)(SP)
	MOVSD X12, (REGS+spilled_floats+32)(SP)
	MOVSD X13, (REGS+spilled_floats+40)(SP)
	MOVSD X14, (REGS+spilled_floats+48)(SP)
stored:
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
	JEQ  arranged
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
arranged:
	ENTER((GENERAL_SIZE-8))

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
