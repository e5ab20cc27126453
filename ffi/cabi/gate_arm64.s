//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "textflag.h"
#include "thread_arm64.h"

// The gate's locals, above its stack pointer.
#define FRAME 0(RSP)  // the frame's address when the gate was entered
#define TOP   8(RSP)  // the end of the goroutine's stack then
#define DEPTH 16(RSP) // the record's depth outside of the call
#define WATCH 24(RSP)
#define G     32(RSP) // header.g
#define LINK  48      // R29 and R30
#define LOCALS 64

// STACK_TOP sets R0 to the end of the stack of the goroutine in R0, which is
// g.stack.hi, the second word (goabi.go makes sure), and asks the runtime if R0
// is 0.
#define STACK_TOP \
	CBZ  R0, 3(PC) \
	MOVD 8(R0), R0 \
	JMP  2(PC) \
	BL   _cgo_topofstack(SB)

// The gate's caller is Go assembly, runtime.asmcgocall, which needs R18, R29 and
// the stack pointer back, and nothing else; R28, its g, it keeps itself.
//
// The assembler takes R27 for the address of a variable. Where it belongs to C,
// code takes the address to another register first.

// func gateEntry: the gate as a C function, void gate(frame *), that
// runtime.cgocall runs on the system stack. R19 holds the frame, R20 its
// target, R21 the thread's record, R22 its depth, R23 the guard and then the
// watch, R24 the address of errno, until the call.
GLOBL ·gate(SB), NOPTR|RODATA, $8
DATA ·gate(SB)/8, $gateEntry<>(SB)

TEXT gateEntry<>(SB), NOSPLIT|NOFRAME, $0
	SUB  $LOCALS, RSP
	STP  (R29, R30), LINK(RSP)
	ADD  $LINK, RSP, R29
	MOVD R0, R19
	MOVD R0, FRAME
	MOVD header_g(R19), R0
	MOVD R0, G
	STACK_TOP
	MOVD R0, TOP
	MOVD header_target(R19), R20

	MOVD $0, R21
	MOVD ·taken(SB), R0
	CBZ  R0, searched         // no thread has a record
	FIND_SLOT(R1, R2, R3, R4, R5)
	CBZ  R5, searched
	MOVD slot_record(R4), R21
searched:
	MOVD target_guard(R20), R23
	CBNZ R23, guarded
	CBZ  R21, enter           // other code needs an entry only inside of guarded calls
	MOVD thread_depth(R21), R22
	CBNZ R22, trim
	MOVD $0, R21
	B    enter

guarded:
	MOVD $const_statusUnknown, R0
	CBZ  R21, refuse
	MOVD thread_depth(R21), R22

	// Entries at or below this stack pointer are stale.
trim:
	MOVD RSP, R3
trimmed:
	CBZ  R22, push
	ADD  R22<<6, R21, R1
	MOVD (thread_calls-entry__size+entry_sp)(R1), R2
	CMP  R3, R2
	BHI  push
	SUB  $1, R22
	B    trimmed

	// The entry is complete before the depth says that it is there: for the
	// signal handler, which runs on this thread. Other threads see that much in
	// order after the barrier below, or their own.
push:
	CMP  $const_maxDepth, R22
	BHS  deep
	ADD  R22<<6, R21, R2
	ADD  $thread_calls, R2
	MOVD ZR, entry_token(R2)
	MOVD R3, entry_sp(R2)
	MOVD R23, entry_guard(R2)
	MOVD target_watch(R20), R0
	MOVD R0, entry_watch(R2)
	MOVD g, entry_g(R2)
	MOVD thread_seq(R21), R0
	ADD  $1, R0
	MOVD R0, thread_seq(R21)
	MOVD R0, entry_token(R2)
	MOVD R0, header_token(R19)
	MOVD R2, header_entry(R19)
	ADD  $1, R22, R0
	MOVD R0, thread_depth(R21)
	MOVD R22, DEPTH

	CBZ  R23, enter
	LDAR (R23), R0            // Guard.State; it is read again after it
	AND  $const_youngMask, R0, R1
	CMP  $const_youngCalls, R1
	BLO  young
	MOVWU ·fence(SB), R0
	CBZ  R0, fenced
barrier:
	DMB  $0xb                 // ish: the entry is visible before closed is read
fenced:
	MOVD $const_statusClosed, R0
	MOVD Guard_State(R23), R1
	TBNZ $63, R1, leaveRecord

enter:
	MOVD target_errno(R20), R24
	CBZ  R24, stackArguments
	CALL (R24)
	MOVW ZR, (R0)             // errno = 0
	MOVD R0, R24              // the call returns on this thread

stackArguments:
	MOVD target_watch(R20), R23
	MOVD R23, WATCH
	MOVD target_stack(R20), R2
	CBZ  R2, registers
	ADD  $1, R2
	AND  $~1, R2              // an even number of words keeps the alignment
	LSL  $3, R2
	SUB  R2, RSP
	MOVD RSP, R3
	ADD  $(frame_words+8*const_IntRegisters), R19, R4
copyWords:
	LDP.P 16(R4), (R0, R1)
	STP.P (R0, R1), 16(R3)
	SUBS $16, R2
	BNE  copyWords

registers:
	MOVD target_floats(R20), R0
	CBZ  R0, words
	FLDPD (frame_floats+0)(R19), (F0, F1)
	CMP  $2, R0
	BLE  words
	FLDPD (frame_floats+16)(R19), (F2, F3)
	FLDPD (frame_floats+32)(R19), (F4, F5)
	FLDPD (frame_floats+48)(R19), (F6, F7)
words:
	CBZ  R23, unwatched
	THREAD_POINTER(R0)
	MOVD R0, Watch_thread(R23)
unwatched:
	MOVD target_fn(R20), R16
	LDP  (frame_words+0)(R19), (R0, R1)
	LDP  (frame_words+16)(R19), (R2, R3)
	LDP  (frame_words+32)(R19), (R4, R5)
	LDP  (frame_words+48)(R19), (R6, R7)
	CALL (R16)
	SUB  $LINK, R29, R3
	MOVD R3, RSP

	CBZ  R23, wasUnwatched
	MOVD ZR, Watch_thread(R23)
wasUnwatched:
	CBZ  R21, wasUnlisted
	ADD  $thread_depth, R21, R3
	STLR R22, (R3)            // after all that the code has done
wasUnlisted:
	// Where the frame is now: as far from the end of the stack as before.
	MOVD $0, R3
	CBZ  R24, findFrame
	MOVWU (R24), R3           // errno, before anything on this thread can change it
findFrame:
	MOVD G, R4
	CBZ  R4, ask
	MOVD 8(R4), R4            // as STACK_TOP
found:
	LDP  FRAME, (R5, R6)      // and TOP
	SUB  R6, R4
	ADD  R5, R4
	STP  (R0, R1), header_r(R4)
	FSTPD (F0, F1), header_f(R4)
	MOVD R3, header_errno(R4)
	MOVD ZR, header_entry(R4)
	MOVD ZR, header_status(R4) // statusReturned

return:
	LDP  LINK(RSP), (R29, R30)
	ADD  $LOCALS, RSP
	MOVD $0, R0
	RET

ask:
	MOVD R0, R19
	MOVD R1, R20
	MOVD R3, R21
	FMOVD F0, F8              // C code, or Go assembly, would keep these
	FMOVD F1, F9
	BL   _cgo_topofstack(SB)
	MOVD R0, R4
	MOVD R19, R0
	MOVD R20, R1
	MOVD R21, R3
	FMOVD F8, F0
	FMOVD F9, F1
	B    found

	// Too deep. Code without a guard is called all the same: a fault in it is
	// taken for one of the innermost call in the record.
deep:
	MOVD $0, R21
	MOVD $const_statusDeep, R0
	CBZ  R23, enter
	B    refuse

	// One of the guard's first calls.
young:
	LDAXR (R23), R0
	ADD  $1, R0
	STLXR R0, (R23), R3
	CBNZ R3, young
	B    barrier

leaveRecord:
	ADD  $thread_depth, R21, R1
	STLR R22, (R1)
refuse:
	MOVD R0, header_status(R19)
	MOVD ZR, header_entry(R19)
	B    return

// faultExit is where the signal handler lets a thread go on whose call it
// ends. The handler has set R19 to the thread's record and RSP to entry.sp; the
// floating-point control register is whatever the code made of it.
GLOBL ·exit(SB), NOPTR|RODATA, $8
DATA ·exit(SB)/8, $faultExit<>(SB)

TEXT faultExit<>(SB), NOSPLIT|NOFRAME, $0
	MSR  ZR, FPCR             // round to nearest, no exceptions
	MOVD DEPTH, R0
	ADD  $thread_depth, R19, R1
	STLR R0, (R1)
	MOVD WATCH, R0
	CBZ  R0, unwatched
	MOVD ZR, Watch_thread(R0)
unwatched:
	MOVD G, R0
	CBNZ R0, known
	BL   _cgo_topofstack(SB)
	B    found
known:
	MOVD 8(R0), R0            // as STACK_TOP
found:
	LDP  FRAME, (R5, R6)
	SUB  R6, R0
	ADD  R5, R0
	MOVD $const_statusFault, R1
	MOVD R1, header_status(R0)
	MOVD ZR, header_entry(R0)
	ADD  $thread_fault, R19, R1
	ADD  $frame_floats, R0, R2
	MOVD $faultInfo__size, R3
copy:
	LDP.P 16(R1), (R4, R5)
	STP.P (R4, R5), 16(R2)
	SUBS $16, R3
	BNE  copy
	LDP  LINK(RSP), (R29, R30)
	ADD  $LOCALS, RSP
	MOVD $0, R0
	RET

// func ThreadPointer() uintptr
TEXT ·ThreadPointer(SB), NOSPLIT, $0-8
	THREAD_POINTER(R0)
	MOVD R0, ret+0(FP)
	RET

// enlistEntry gives the current thread a record: void enlister(enlisting *).
GLOBL ·enlister(SB), NOPTR|RODATA, $8
DATA ·enlister(SB)/8, $enlistEntry<>(SB)

TEXT enlistEntry<>(SB), NOSPLIT|NOFRAME, $0
	MOVD $·taken(SB), R1
	MOVD (R1), R2
	MOVD $const_mostTaken, R3
	CMP  R3, R2
	BHS  done
search:
	FIND_SLOT(R3, R4, R5, R6, R7)
	CBNZ R7, done
	ADD  $slot_id, R6, R8
take:
	LDAXR (R8), R7
	CBNZ R7, taken            // another thread took the slot
	STLXR R3, (R8), R9
	CBNZ R9, take
	MOVD enlisting_record(R0), R9
	MOVD R9, slot_record(R6)
	MOVD $1, R9
	MOVD R9, enlisting_used(R0)
count:
	LDAXR (R1), R2
	ADD  $1, R2
	STLXR R2, (R1), R9
	CBNZ R9, count
done:
	MOVD $0, R0
	RET
taken:
	CLREX
	B    search
