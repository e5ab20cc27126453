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
// general stub) the Go registers, the keep area.

#define FRAME 16

// The sizes of the stubs' frames. The assembler wants literals; plan.go checks
// them.
#define DIRECT_SIZE  288
#define POINTER_SIZE 360
#define GENERAL_SIZE 664

// keepWord stores a register to the keep area if it is a pointer. R12 and R13
// are free in Go's ABI.
#define KEEP(i, reg, base) \
	MOVQ (closure_masks+8*i)(DX), R12 \
	ANDQ reg, R12 \
	MOVQ R12, (base+8*i)(SP)

#define STORE_FLOATS(at) \
	MOVSD X0, (at+0)(SP) \
	MOVSD X1, (at+8)(SP) \
	MOVSD X2, (at+16)(SP) \
	MOVSD X3, (at+24)(SP) \
	MOVSD X4, (at+32)(SP) \
	MOVSD X5, (at+40)(SP) \
	MOVSD X6, (at+48)(SP) \
	MOVSD X7, (at+56)(SP)

#define STORE_WORDS(at) \
	MOVQ AX, (at+0)(SP) \
	MOVQ BX, (at+8)(SP) \
	MOVQ CX, (at+16)(SP) \
	MOVQ DI, (at+24)(SP) \
	MOVQ SI, (at+32)(SP) \
	MOVQ R8, (at+40)(SP) \
	MOVQ R9, (at+48)(SP) \
	MOVQ R10, (at+56)(SP) \
	MOVQ R11, (at+64)(SP)

#define ENTER \
	LEAQ closure_target(DX), R12 \
	MOVQ R12, (FRAME+header_target)(SP) \
	MOVQ closure_enter(DX), CX \
	MOVQ DX, AX \
	LEAQ FRAME(SP), BX \
	CALL CX

// directStub is for funcs whose arguments are in the same order, and of the
// same form, in Go's registers and in C's, and without pointers.
GLOBL ·directStub(SB), NOPTR|RODATA, $8
DATA ·directStub(SB)/8, $direct<>(SB)

TEXT direct<>(SB), NOSPLIT, $DIRECT_SIZE-0
	NO_LOCAL_POINTERS
	STORE_WORDS(FRAME+frame_words)
	CMPQ closure_floats(DX), $0
	JEQ  enter
	STORE_FLOATS(FRAME+frame_floats)
enter:
	ENTER
	RET

// pointerStub is directStub for funcs with pointers among the arguments.
GLOBL ·pointerStub(SB), NOPTR|RODATA, $8
DATA ·pointerStub(SB)/8, $pointers<>(SB)

GLOBL nineKept<>(SB), RODATA, $12 // a runtime.stackmap: 1 map of 9 bits, all set
DATA nineKept<>+0(SB)/4, $1
DATA nineKept<>+4(SB)/4, $9
DATA nineKept<>+8(SB)/4, $0x1ff

#define POINTER_KEEP (FRAME+const_directFrame)

TEXT pointers<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, nineKept<>(SB)
	STORE_WORDS(FRAME+frame_words)
	CMPQ closure_floats(DX), $0
	JEQ  keep
	STORE_FLOATS(FRAME+frame_floats)
keep:
	KEEP(0, AX, POINTER_KEEP)
	KEEP(1, BX, POINTER_KEEP)
	KEEP(2, CX, POINTER_KEEP)
	KEEP(3, DI, POINTER_KEEP)
	KEEP(4, SI, POINTER_KEEP)
	KEEP(5, R8, POINTER_KEEP)
	KEEP(6, R9, POINTER_KEEP)
	KEEP(7, R10, POINTER_KEEP)
	KEEP(8, R11, POINTER_KEEP)
	ENTER
	RET

// generalStub is for all other funcs: it only stores what Go passes, and
// closure.arrange does the rest. Arguments that Go passes on the stack begin
// above the stub's return address; pointers among them are kept too.
GLOBL ·generalStub(SB), NOPTR|RODATA, $8
DATA ·generalStub(SB)/8, $general<>(SB)

GLOBL seventeenKept<>(SB), RODATA, $12
DATA seventeenKept<>+0(SB)/4, $1
DATA seventeenKept<>+4(SB)/4, $(9+const_maxStackPointers)
DATA seventeenKept<>+8(SB)/4, $0x1ffff

#define REGS (FRAME+const_generalFrame)
#define GENERAL_KEEP (REGS+goRegs__size)

TEXT general<>(SB), NOSPLIT, $GENERAL_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, seventeenKept<>(SB)
	STORE_WORDS(REGS+goRegs_words)
	CMPQ closure_floats(DX), $0
	JEQ  keep
	STORE_FLOATS(REGS+goRegs_floats)
	MOVSD X8, (REGS+goRegs_floats+64)(SP)
	MOVSD X9, (REGS+goRegs_floats+72)(SP)
	MOVSD X10, (REGS+goRegs_floats+80)(SP)
	MOVSD X11, (REGS+goRegs_floats+88)(SP)
	MOVSD X12, (REGS+goRegs_floats+96)(SP)
	MOVSD X13, (REGS+goRegs_floats+104)(SP)
	MOVSD X14, (REGS+goRegs_floats+112)(SP)
keep:
	KEEP(0, AX, GENERAL_KEEP)
	KEEP(1, BX, GENERAL_KEEP)
	KEEP(2, CX, GENERAL_KEEP)
	KEEP(3, DI, GENERAL_KEEP)
	KEEP(4, SI, GENERAL_KEEP)
	KEEP(5, R8, GENERAL_KEEP)
	KEEP(6, R9, GENERAL_KEEP)
	KEEP(7, R10, GENERAL_KEEP)
	KEEP(8, R11, GENERAL_KEEP)
	MOVUPS X15, (GENERAL_KEEP+72)(SP)
	MOVUPS X15, (GENERAL_KEEP+88)(SP)
	MOVUPS X15, (GENERAL_KEEP+104)(SP)
	MOVUPS X15, (GENERAL_KEEP+120)(SP)
	MOVQ closure_stackPointers(DX), CX // their number
	LEAQ (GENERAL_SIZE+16)(SP), R12   // above the saved BP and the return address
stackPointer:
	SUBQ $1, CX
	JLT  enter
	MOVQ (closure_stackOffsets)(DX)(CX*8), R13
	MOVQ (R12)(R13*1), R13
	MOVQ R13, (GENERAL_KEEP+72)(SP)(CX*8)
	JMP  stackPointer
enter:
	ENTER
	RET
