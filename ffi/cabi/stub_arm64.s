//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "funcdata.h"
#include "textflag.h"

// A stub is the code of the funcs that this package makes. It is entered as
// Go's register ABI has it: R26 holds the closure; R0 to R15 the integer words
// and F0 to F15 the floats, R28 the goroutine. It stores them to its frame,
// goes through a gate, and loads the results from there.
//
// What makes this safe: until something is called, no other code runs; assembly is
// never preempted. From then on, pointers among the arguments are in the keep
// area at the top of the stub's frame, which has a stack map, so that the
// collector finds them. Nothing in the frame points into a goroutine's stack:
// arguments of an unknown func escape to the heap.
//
// Layout: the link register, 16 bytes where enter may spill its arguments, the
// frame, (in the general stub) the spilled Go registers, the keep area. Above
// that the assembler has a word in which functions that are called from here
// would keep the frame pointer.

#define FRAME 24

// The sizes of the stubs' frames, without the link register. The assembler wants
// literals; layout_arm64.go checks them.
#define DIRECT_SIZE  384
#define FIRST_SIZE   384
#define POINTER_SIZE 512
#define GENERAL_SIZE 720

// R22 points to the closure's shape, where it is needed. R16, R17 and R19 to R25 are free in
// Go's ABI.

// KEEP stores two registers to the keep area if they are pointers.
#define KEEP(i, r1, r2, base) \
	LDP  (shape_masks+8*i)(R22), (R16, R17) \
	AND  r1, R16 \
	AND  r2, R17 \
	STP  (R16, R17), (base+8*i)(RSP)

#define KEEP_FEW(base) \
	KEEP(0, R0, R1, base) \
	KEEP(2, R2, R3, base) \
	STP  (ZR, ZR), (base+32)(RSP) \
	STP  (ZR, ZR), (base+48)(RSP) \
	STP  (ZR, ZR), (base+64)(RSP) \
	STP  (ZR, ZR), (base+80)(RSP) \
	STP  (ZR, ZR), (base+96)(RSP) \
	STP  (ZR, ZR), (base+112)(RSP)

#define KEEP_OTHERS(base) \
	KEEP(4, R4, R5, base) \
	KEEP(6, R6, R7, base) \
	KEEP(8, R8, R9, base) \
	KEEP(10, R10, R11, base) \
	KEEP(12, R12, R13, base) \
	KEEP(14, R14, R15, base)

// Most funcs have at most 4 words and nothing else. Where a func has more,
// closure.more says so.
#define STORE_FEW(at) \
	STP  (R0, R1), (at+0)(RSP) \
	STP  (R2, R3), (at+16)(RSP)

#define STORE_OTHERS(at) \
	STP  (R4, R5), (at+32)(RSP) \
	STP  (R6, R7), (at+48)(RSP) \
	STP  (R8, R9), (at+64)(RSP) \
	STP  (R10, R11), (at+80)(RSP) \
	STP  (R12, R13), (at+96)(RSP) \
	STP  (R14, R15), (at+112)(RSP)

// STORE_FLOATS stores as many as R16 says, and goes on at the label.
#define STORE_FLOATS(at, stored) \
	FSTPD (F0, F1), (at+0)(RSP) \
	CMP  $2, R16 \
	BLE  stored \
	FSTPD (F2, F3), (at+16)(RSP) \
	FSTPD (F4, F5), (at+32)(RSP) \
	FSTPD (F6, F7), (at+48)(RSP)

// EXTEND extends two registers as a step does.
#define EXTEND(i, r1, r2) \
	LDP  (shape_bits+8*i)(R22), (R16, R17) \
	LDP  (shape_signs+8*i)(R22), (R19, R20) \
	AND  R16, r1 \
	AND  R17, r2 \
	EOR  R19, r1 \
	EOR  R20, r2 \
	SUB  R19, r1 \
	SUB  R20, r2

// STORE_MORE stores what STORE_FEW has not stored, or not in the form that C wants.
#define STORE_MORE \
	MOVD shape_extends(R22), R16 \
	CBNZ R16, extend \
extended: \
	MOVD shape_words(R22), R16 \
	CMP  $4, R16 \
	BLE  floats \
	STORE_OTHERS(FRAME+frame_words) \
floats: \
	MOVD closure_target+target_floats(R26), R16 \
	CBZ  R16, tail \
	STORE_FLOATS(FRAME+frame_floats, tail) \
tail:

#define EXTEND_ALL \
extend: \
	EXTEND(0, R0, R1) \
	EXTEND(2, R2, R3) \
	STORE_FEW(FRAME+frame_words) \
	MOVD shape_words(R22), R16 \
	CMP  $4, R16 \
	BLE  floats \
	EXTEND(4, R4, R5) \
	EXTEND(6, R6, R7) \
	EXTEND(8, R8, R9) \
	EXTEND(10, R10, R11) \
	EXTEND(12, R12, R13) \
	EXTEND(14, R14, R15) \
	B    extended

// COPY_TAIL copies the words that Go passes on the stack, above the link register
// of the stub's caller, to where the words in registers end, and goes on at the
// label.
#define COPY_TAIL(size, copied) \
	MOVD shape_tail(R22), R16 \
	CBZ  R16, copied \
	ADD  $(FRAME+size), RSP, R17 \
	ADD  $(FRAME+frame_words+8*const_goWords), RSP, R19 \
	MOVD.P 8(R17), R20 \
	MOVD.P R20, 8(R19) \
	SUBS $1, R16 \
	BNE  -3(PC) \
	B    copied

// ENTER keeps the closure at the top of the stub's frame and goes through the gate,
// or calls closure.enter, which does that. cgocall has no prologue and needs the
// stack that every function may take without one; if that is not there, simple
// makes it. After a plain return, the results are a word or a float, or a word and no
// error; otherwise closure.finish returns them.
#define ENTER(keep) \
	MOVD g, (FRAME+header_state)(RSP) \
	MOVD R26, keep(RSP) \
	MOVD closure_enter(R26), R2 \
	CBNZ R2, enter \
	MOVD closure_gate(R26), R0 \
	MOVD ·cgocallCode(SB), R2 \
	MOVD 16(g), R3 \
	MOVD RSP, R4 \
	CMP  R3, R4 \
	BLS  small \
	CALL (R2) \
entered: \
	MOVD (FRAME+header_state)(RSP), R3 \
	MOVD (FRAME+header_r)(RSP), R0 \
	FMOVD (FRAME+header_f)(RSP), F0 \
	MOVD $0, R1 \
	MOVD $0, R2 \
	CBNZ R3, finish \
	RET \
enter: \
	MOVD R26, R0 \
	CALL (R2) \
	B    entered \
small: \
	CALL simple<>(SB) \
	B    entered \
finish: \
	MOVD keep(RSP), R0 \
	ADD  $FRAME, RSP, R1 \
	MOVD closure_finish(R0), R2 \
	CALL (R2) \
	RET

// TARGET begins the frame, to which it leaves R1 pointing.
#define TARGET \
	ADD  $closure_target, R26, R16 \
	MOVD R16, (FRAME+header_target)(RSP) \
	ADD  $FRAME, RSP, R1

// simple sends the frame of the stub that calls it through the closure's gate. Unlike
// the stub it has a prologue, which may move the stack, and which keeps no registers.
TEXT simple<>(SB), 0, $16-0
	NO_LOCAL_POINTERS
	MOVD $frame+(FRAME-8)(FP), R1
	MOVD header_target(R1), R0
	MOVD (closure_gate-closure_target)(R0), R0
	MOVD ·cgocallCode(SB), R2
	CALL (R2)
	RET

// directStub is for funcs without pointers whose arguments are in the same
// order, and of the same form, where Go passes them and where C does. Go has
// twice as many registers as C: the words of the last ones are those that C
// passes on the stack.
GLOBL ·directStub(SB), NOPTR|RODATA, $8
DATA ·directStub(SB)/8, $direct<>(SB)

GLOBL oneKept<>(SB), RODATA, $12 // a runtime.stackmap: 1 map of 1 bit, which is set
DATA oneKept<>+0(SB)/4, $1
DATA oneKept<>+4(SB)/4, $1
DATA oneKept<>+8(SB)/4, $1

TEXT direct<>(SB), NOSPLIT, $DIRECT_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, oneKept<>(SB)
	STORE_FEW(FRAME+frame_words)
	MOVD closure_more(R26), R16
	CBNZ R16, more
stored:
	TARGET
	ENTER(DIRECT_SIZE)
more:
	MOVD closure_shape(R26), R22
	STORE_MORE
	COPY_TAIL(DIRECT_SIZE, stored)
	EXTEND_ALL

// pointerStub is directStub for funcs with pointers among the arguments.
GLOBL ·pointerStub(SB), NOPTR|RODATA, $8
DATA ·pointerStub(SB)/8, $pointers<>(SB)

GLOBL seventeenKept<>(SB), RODATA, $12
DATA seventeenKept<>+0(SB)/4, $1
DATA seventeenKept<>+4(SB)/4, $17
DATA seventeenKept<>+8(SB)/4, $0x1ffff

#define POINTER_KEEP (POINTER_SIZE-128)

TEXT pointers<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, seventeenKept<>(SB)
	MOVD closure_shape(R26), R22
	STORE_FEW(FRAME+frame_words)
	KEEP_FEW(POINTER_KEEP)
	MOVD closure_more(R26), R16
	CBNZ R16, more
stored:
	TARGET
	ENTER(POINTER_SIZE)
more:
	STORE_MORE
	MOVD shape_words(R22), R16
	CMP  $4, R16
	BLE  stored
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

#define FIRST_KEEP (FIRST_SIZE-8)

TEXT first<>(SB), NOSPLIT, $FIRST_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, twoKept<>(SB)
	MOVD R0, FIRST_KEEP(RSP)
	STORE_FEW(FRAME+frame_words)
	TARGET
	ENTER(FIRST_SIZE)

// sliceStub is pointerStub for funcs whose last word argument is a slice. Its
// length and capacity follow its address into registers that C does not look
// at. An empty slice may point to anything: C gets 0.
GLOBL ·sliceStub(SB), NOPTR|RODATA, $8
DATA ·sliceStub(SB)/8, $slices<>(SB)

TEXT slices<>(SB), NOSPLIT, $POINTER_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, seventeenKept<>(SB)
	MOVD closure_shape(R26), R22
	STORE_FEW(FRAME+frame_words)
	KEEP_FEW(POINTER_KEEP)
	MOVD closure_more(R26), R16
	CBNZ R16, more
stored:
	MOVD shape_slice(R22), R16
	ADD  $(FRAME+frame_words), RSP, R17
	ADD  R16<<3, R17
	LDP  (R17), (R19, R20)    // and the length
	CMP  $0, R20
	CSEL GT, R19, ZR, R19
	MOVD R19, (R17)
	TARGET
	ENTER(POINTER_SIZE)
more:
	STORE_MORE
	MOVD shape_words(R22), R16
	CMP  $4, R16
	BLE  stored
	KEEP_OTHERS(POINTER_KEEP)
	B    stored
	EXTEND_ALL

// oneSliceStub is sliceStub for funcs of one slice and nothing else.
GLOBL ·oneSliceStub(SB), NOPTR|RODATA, $8
DATA ·oneSliceStub(SB)/8, $oneSlice<>(SB)

TEXT oneSlice<>(SB), NOSPLIT, $FIRST_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, twoKept<>(SB)
	MOVD R0, FIRST_KEEP(RSP)
	CMP  $0, R1
	CSEL GT, R0, ZR, R0
	MOVD R0, (FRAME+frame_words)(RSP)
	TARGET
	ENTER(FIRST_SIZE)

// generalStub is for all other funcs: it only stores what Go passes, and
// it takes the closure's steps. Arguments that Go passes on the stack begin
// above the link register of the stub's caller; pointers among them are kept
// too.
GLOBL ·generalStub(SB), NOPTR|RODATA, $8
DATA ·generalStub(SB)/8, $general<>(SB)

GLOBL twentyfiveKept<>(SB), RODATA, $12
DATA twentyfiveKept<>+0(SB)/4, $1
DATA twentyfiveKept<>+4(SB)/4, $(17+const_maxStackPointers)
DATA twentyfiveKept<>+8(SB)/4, $0x1ffffff

#define REGS (FRAME+const_generalFrame)
#define GENERAL_KEEP (GENERAL_SIZE-192)

TEXT general<>(SB), NOSPLIT, $GENERAL_SIZE-0
	FUNCDATA $FUNCDATA_LocalsPointerMaps, twentyfiveKept<>(SB)
	MOVD closure_shape(R26), R22
	STORE_FEW(REGS+spilled_words)
	KEEP_FEW(GENERAL_KEEP)
	MOVD shape_words(R22), R16
	CMP  $4, R16
	BLE  floats
	STORE_OTHERS(REGS+spilled_words)
	KEEP_OTHERS(GENERAL_KEEP)
floats:
	MOVD closure_target+target_floats(R26), R16
	CBZ  R16, stored
	STORE_FLOATS(FRAME+frame_floats, stored)
	CMP  $const_MaxFloats, R16
	BLE  stored
	FSTPD (F8, F9), (REGS+spilled_floats+0)(RSP)
	FSTPD (F10, F11), (REGS+spilled_floats+16)(RSP)
	FSTPD (F12, F13), (REGS+spilled_floats+32)(RSP)
	FSTPD (F14, F15), (REGS+spilled_floats+48)(RSP)
stored:
	ADD  $(GENERAL_KEEP+128), RSP, R21
	STP  (ZR, ZR), 0(R21)
	STP  (ZR, ZR), 16(R21)
	STP  (ZR, ZR), 32(R21)
	STP  (ZR, ZR), 48(R21)
	TARGET
	MOVD shape_stackPointers(R22), R16 // their number
	CBZ  R16, arrange
	ADD  $(FRAME+GENERAL_SIZE), RSP, R17
	ADD  $shape_stackOffsets, R22, R20
stackPointer:
	SUBS $1, R16
	BLT  arrange
	MOVD (R20)(R16<<3), R19
	MOVD (R17)(R19), R19
	MOVD R19, (R21)(R16<<3)
	B    stackPointer
arrange:
	MOVD shape_steps(R22), R19
	CBZ  R19, arranged
	MOVD shape_step(R22), R20
step:
	LDP  step_from(R20), (R2, R3) // and to
	LDP  step_mask(R20), (R4, R5) // and sign
	MOVD step_length(R20), R6
	MOVD (R1)(R2), R0
	MOVD (R1)(R6), R6
	AND  R4, R0
	EOR  R5, R0
	SUB  R5, R0
	CMP  $0, R6
	CSEL GT, R0, ZR, R0
	MOVD R0, (R1)(R3)
	ADD  $step__size, R20
	SUBS $1, R19
	BNE  step
arranged:
	ENTER(GENERAL_SIZE)

// leafStub calls C on the goroutine's own stack, with the arguments where Go has
// them: the first registers are the same. The collector can not stop a
// goroutine there, so nothing needs to be kept; and a signal handler that looks
// finds no Go code at the interrupted address, and leaves the stack alone. C
// keeps R28.
GLOBL ·leafStub(SB), NOPTR|RODATA, $8
DATA ·leafStub(SB)/8, $leaf<>(SB)

TEXT leaf<>(SB), NOSPLIT, $0-0
	NO_LOCAL_POINTERS
	MOVD closure_target+target_fn(R26), R16
	SUB  $16, RSP             // the frame pointer is kept below the stack pointer
	CALL (R16)
	ADD  $16, RSP
	RET
