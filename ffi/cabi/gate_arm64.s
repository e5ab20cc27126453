//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "textflag.h"
#include "thread_arm64.h"

// The gate's locals, above its stack pointer.
#define G     0(RSP)  // the goroutine
#define AWAY  8(RSP)  // how far the frame is from the end of the goroutine's stack
#define DONE  16(RSP) // target.done
#define LOCALS 32

// The following are parts of each gate: R10 holds the target there, R9 the frame.

// LOAD_WORDS loads the registers for words from the frame, and R16 with the
// function.
#define LOAD_WORDS \
words: \
	MOVD target_fn(R10), R16 \
	LDP  (frame_words+0)(R9), (R0, R1) \
	LDP  (frame_words+16)(R9), (R2, R3) \
	LDP  (frame_words+32)(R9), (R4, R5) \
	LDP  (frame_words+48)(R9), (R6, R7)

// LOAD_MORE passes the other arguments.
#define LOAD_MORE \
more: \
	MOVD target_stack(R10), R2 \
	CBZ  R2, floats \
	ADD  $1, R2 \
	AND  $~1, R2 \ // an even number of words keeps the alignment
	LSL  $3, R2 \
	SUB  R2, RSP \
	MOVD RSP, R3 \
	ADD  $(frame_words+8*const_IntRegisters), R9, R4 \
copyWords: \
	LDP.P 16(R4), (R0, R1) \
	STP.P (R0, R1), 16(R3) \
	SUBS $16, R2 \
	BNE  copyWords \
floats: \
	MOVD target_floats(R10), R0 \
	CBZ  R0, words \
	FLDPD (frame_floats+0)(R9), (F0, F1) \
	CMP  $2, R0 \
	BLE  words \
	FLDPD (frame_floats+16)(R9), (F2, F3) \
	FLDPD (frame_floats+32)(R9), (F4, F5) \
	FLDPD (frame_floats+48)(R9), (F6, F7) \
	B    words

// IN_CALL goes to the gate for all calls if this thread is inside of a guarded call,
// and otherwise to the label.
#define IN_CALL(plain) \
listed: \
	FIRST_SLOT(R1, R2, R3, R4, R5) \
	CMP  R1, R5 \
	BNE  search \
	MOVD slot_record(R4), R1 \
	ADD  $(thread_calls+entry__size), R1, R2 \
	MOVD thread_top(R1), R1 \
	CMP  R2, R1 \
	BEQ  plain \
	B    gateEntry<>(SB) \
search: \
	CBZ  R5, plain \
	B    gateEntry<>(SB)

// A gate's caller is Go assembly, runtime.asmcgocall, which needs R18, R29 and
// the stack pointer back, and nothing else; R28, its g, it keeps itself. What few
// calls need is out of the way of the others.
//
// The assembler takes R27 for the address of a variable. Where it belongs to C,
// code takes the address to another register first.

// func gateEntry: the gate for all calls as a C function, void gate(frame *),
// that runtime.cgocall runs on the system stack. R19 holds the frame, R20 its
// target, R21 the thread's record, R22 the call's entry in it, R23 the guard and
// then the watch, R24 the address of errno, until the call.
GLOBL ·gate(SB), NOPTR|RODATA, $8
DATA ·gate(SB)/8, $gateEntry<>(SB)

TEXT gateEntry<>(SB), NOSPLIT|NOFRAME, $0
	STP.W (R29, R30), -16(RSP)
	MOVD RSP, R29
	SUB  $LOCALS, RSP
	MOVD R0, R19
	MOVD header_target(R19), R20
	MOVD target_done(R20), R0
	MOVD R0, DONE
	MOVD header_state(R19), R0
	MOVD R0, G
	MOVWU ·stackKnown(SB), R1
	CBZ  R1, ask
	MOVD 8(R0), R0            // g.stack.hi (goabi.go makes sure)
asked:
	SUB  R19, R0
	MOVD R0, AWAY

	MOVD $0, R21
	MOVD target_guard(R20), R23
	MOVD ·taken(SB), R0
	CBZ  R0, unknown          // no thread has a record
	FIND_SLOT(R1, R2, R3, R4, R5)
	CBZ  R5, unknown
	MOVD slot_record(R4), R21
	MOVD thread_top(R21), R22
	CBZ  R23, marked

	// Entries at or below this stack pointer are stale.
trim:
	MOVD (entry_sp-entry__size)(R22), R2
	CMP  R29, R2
	BLS  stale
	MOVD thread_end(R21), R2
	CMP  R2, R22
	BEQ  deep
	MOVD G, R4
	MOVD AWAY, R5
	MOVD R22, header_entry(R19)
	NOTE_CALL(R21, R22, R23, R4, R5, R0, R1)
	CBZ  R23, enter
	MOVH (Guard_State+6)(R23), R0
	CMP  $const_youngCalls, R0
	BLT  young

enter:
	MOVD target_errno(R20), R24
	CBNZ R24, clearErrno
cleared:
	MOVD target_watch(R20), R23
	CBNZ R23, watch
watched:
	MOVD R19, R9
	MOVD R20, R10
	MOVD target_more(R10), R0
	CBNZ R0, more
	LOAD_WORDS
	CALL (R16)
	SUB  $LOCALS, R29, R3
	MOVD R3, RSP

	CBNZ R23, unwatch
unwatched:
	CBZ  R21, unlisted
	STLR R22, (R21)           // top, after all that the code has done
unlisted:
	MOVD DONE, R2
	MOVD $0, R3
	CBNZ R24, readErrno
	// Where the frame is now: as far from the end of the stack as before.
findFrame:
	MOVWU ·stackKnown(SB), R5
	CBZ  R5, askAgain
	MOVD G, R4
	MOVD 8(R4), R4
askedAgain:
	MOVD AWAY, R5
	SUB  R5, R4
	MOVD R0, header_r(R4)
	FMOVD F0, header_f(R4)
	MOVD R3, header_errno(R4)
	MOVD R2, header_state(R4)

return:
	MOVD R29, RSP
	LDP  (RSP), (R29, R30)
	ADD  $16, RSP
	MOVD $0, R0
	RET

clearErrno:
	CALL (R24)
	MOVW ZR, (R0)             // errno = 0
	MOVD R0, R24              // the call returns on this thread
	B    cleared

readErrno:
	MOVWU (R24), R3           // before anything on this thread can change it
	CBZ  R3, findFrame
	MOVD $const_statusErrno, R2
	B    findFrame

	LOAD_MORE

	// A watched call has a guard, and so an entry.
watch:
	THREAD_POINTER(R0)
	MOVD R0, Watch_thread(R23)
	MOVD R23, entry_watch(R22)
	MOVD entry_guard(R22), R0
	ORR  $const_watched, R0
	MOVD R0, entry_guard(R22)
	B    watched
unwatch:
	MOVD ZR, Watch_thread(R23)
	B    unwatched

ask:
	BL   _cgo_topofstack(SB)
	B    asked
askAgain:
	MOVD R0, R19
	MOVD R2, R20
	MOVD R3, R21
	FMOVD F0, F8              // C code, or Go assembly, would keep it
	BL   _cgo_topofstack(SB)
	MOVD R0, R4
	MOVD R19, R0
	MOVD R20, R2
	MOVD R21, R3
	FMOVD F8, F0
	B    askedAgain

stale:
	SUB  $entry__size, R22
	B    trim

	// Code without a guard needs an entry only inside of guarded calls.
marked:
	ADD  $(thread_calls+entry__size), R21, R0
	CMP  R0, R22
	BNE  trim
	MOVD $0, R21
	B    enter

unknown:
	CBZ  R23, enter
	MOVD $const_statusUnknown, R0
	B    refuse

	// Too deep. Code without a guard is called all the same: a fault in it is
	// taken for one of the innermost call in the record.
deep:
	MOVD $0, R21
	CBZ  R23, enter
	MOVD $const_statusDeep, R0
	B    refuse

young:
	BL   begin<>(SB)
	BGE  enter
	// It is closed.
	STLR R22, (R21)
	MOVD $const_statusClosed, R0
refuse:
	MOVD R0, header_state(R19)
	B    return

// func guardedEntry: the gate for calls with a guard that need neither errno nor
// a watch. R19 holds the goroutine and R20 the distance of the frame from the end of
// its stack, R21 and R22 are as in the other gate, and R23 is target.done in the end.
GLOBL ·guardedGate(SB), NOPTR|RODATA, $8
DATA ·guardedGate(SB)/8, $guardedEntry<>(SB)

TEXT guardedEntry<>(SB), NOSPLIT|NOFRAME, $0
	FIRST_SLOT(R1, R2, R3, R4, R5)
	CMP  R1, R5
	BNE  other
	MOVD slot_record(R4), R21
	MOVD thread_top(R21), R22
	MOVD (entry_sp-entry__size)(R22), R2
	MOVD RSP, R3
	CMP  R3, R2
	BLO  other                // entries are stale
	MOVD thread_end(R21), R2
	CMP  R2, R22
	BEQ  other
	STP.W (R29, R30), -16(RSP)
	MOVD RSP, R29
	MOVD R0, R9
	MOVD header_state(R9), R19
	MOVD header_target(R9), R10
	MOVD 8(R19), R20
	SUB  R9, R20
	MOVD target_guard(R10), R23
	MOVD R22, header_entry(R9)
	NOTE_CALL(R21, R22, R23, R19, R20, R0, R1)
	MOVH (Guard_State+6)(R23), R0
	CMP  $const_youngCalls, R0
	BLT  young
enter:
	MOVD target_done(R10), R23
	MOVD target_more(R10), R0
	CBNZ R0, more
	LOAD_WORDS
	CALL (R16)
	STLR R22, (R21)           // top, after all that the code has done
	MOVD 8(R19), R4
	SUB  R20, R4
	MOVD R0, header_r(R4)
	FMOVD F0, header_f(R4)
	MOVD R23, header_state(R4)
return:
	MOVD R29, RSP
	LDP  (RSP), (R29, R30)
	ADD  $16, RSP
	MOVD $0, R0
	RET

	LOAD_MORE

young:
	BL   begin<>(SB)
	BGE  enter
	// It is closed.
	STLR R22, (R21)
	MOVD $const_statusClosed, R0
	MOVD R0, header_state(R9)
	B    return

other:
	B    gateEntry<>(SB)

// func plainEntry: the same for calls without a guard.
GLOBL ·plainGate(SB), NOPTR|RODATA, $8
DATA ·plainGate(SB)/8, $plainEntry<>(SB)

TEXT plainEntry<>(SB), NOSPLIT|NOFRAME, $0
	MOVD ·taken(SB), R1
	CBNZ R1, listed
plain:
	STP.W (R29, R30), -16(RSP)
	MOVD RSP, R29
	MOVD R0, R9
	MOVD header_state(R9), R19
	MOVD header_target(R9), R10
	MOVD 8(R19), R20
	SUB  R9, R20
	MOVD target_done(R10), R23
	MOVD target_more(R10), R0
	CBNZ R0, more
	LOAD_WORDS
	CALL (R16)
	MOVD 8(R19), R4
	SUB  R20, R4
	MOVD R0, header_r(R4)
	FMOVD F0, header_f(R4)
	MOVD R23, header_state(R4)
	MOVD R29, RSP
	LDP  (RSP), (R29, R30)
	ADD  $16, RSP
	MOVD $0, R0
	RET

	LOAD_MORE

	IN_CALL(plain)

// func errnoEntry: the same for calls that want errno. R21 holds the frame until the
// call, R24 the address of errno.
GLOBL ·errnoGate(SB), NOPTR|RODATA, $8
DATA ·errnoGate(SB)/8, $errnoEntry<>(SB)

TEXT errnoEntry<>(SB), NOSPLIT|NOFRAME, $0
	MOVD ·taken(SB), R1
	CBNZ R1, listed
plain:
	STP.W (R29, R30), -16(RSP)
	MOVD RSP, R29
	MOVD R0, R21
	MOVD header_state(R21), R19
	MOVD 8(R19), R20
	SUB  R21, R20
	MOVD header_target(R21), R23
	MOVD target_errno(R23), R1
	CALL (R1)
	MOVW ZR, (R0)             // errno = 0
	MOVD R0, R24              // the call returns on this thread
	MOVD R21, R9
	MOVD R23, R10
	MOVD target_done(R10), R23
	MOVD target_more(R10), R0
	CBNZ R0, more
	LOAD_WORDS
	CALL (R16)
	MOVWU (R24), R3           // errno, before anything on this thread can change it
	MOVD 8(R19), R4
	SUB  R20, R4
	CBNZ R3, failed
returned:
	MOVD R0, header_r(R4)
	FMOVD F0, header_f(R4)
	MOVD R23, header_state(R4)
	MOVD R29, RSP
	LDP  (RSP), (R29, R30)
	ADD  $16, RSP
	MOVD $0, R0
	RET

failed:
	MOVD R3, header_errno(R4)
	MOVD $const_statusErrno, R23
	B    returned

	LOAD_MORE

	IN_CALL(plain)

// begin makes the entry visible to whoever closes the guard at R23, by an atomic
// instruction and a barrier, and then sets the flags "less" if the guard is closed.
// The instruction counts the call; but as long as all calls need a barrier
// (barrier_linux.go), the guard stays young, and the count only says that there are
// calls. It changes R11 and R12.
TEXT begin<>(SB), NOSPLIT|NOFRAME, $0
	MOVH (Guard_State+6)(R23), R11
	CMP  $0, R11
	BLT  closed
	MOVD $·fence(SB), R12
	MOVWU (R12), R12
	CBNZ R12, fenced
count:
	LDAXR (R23), R11
	ADD  $(1<<const_GuardShift), R11
	STLXR R11, (R23), R12
	CBNZ R12, count
	B    barrier
fenced:
	CBNZ R11, barrier
note:
	LDAXR (R23), R11
	ORR  $(1<<const_GuardShift), R11
	STLXR R11, (R23), R12
	CBNZ R12, note
barrier:
	DMB  $0xb                 // ish: the entry is visible before closed is read
	MOVH (Guard_State+6)(R23), R11
	CMP  $0, R11
closed:
	RET

// faultExit is where the signal handler lets a thread go on whose call it
// ends. The handler has set R19 to the thread's record, R20 to the call's entry
// there, and RSP to entry.sp; the floating-point control register is whatever the
// code made of it.
GLOBL ·exit(SB), NOPTR|RODATA, $8
DATA ·exit(SB)/8, $faultExit<>(SB)

TEXT faultExit<>(SB), NOSPLIT|NOFRAME, $0
	MSR  ZR, FPCR             // round to nearest, no exceptions
	STLR R20, (R19)           // top
	MOVD entry_guard(R20), R0
	TBZ  $0, R0, unwatched    // watched
	MOVD entry_watch(R20), R0
	MOVD ZR, Watch_thread(R0)
unwatched:
	MOVWU ·stackKnown(SB), R1
	CBNZ R1, known
	BL   _cgo_topofstack(SB)
	B    found
known:
	MOVD entry_g(R20), R0
	MOVD 8(R0), R0
found:
	MOVD entry_away(R20), R1
	SUB  R1, R0
	MOVD $const_statusFault, R1
	MOVD R1, header_state(R0)
	ADD  $thread_fault, R19, R1
	ADD  $frame_floats, R0, R2
	MOVD $faultInfo__size, R3
copy:
	LDP.P 16(R1), (R4, R5)
	STP.P (R4, R5), 16(R2)
	SUBS $16, R3
	BNE  copy
	LDP  (RSP), (R29, R30)
	ADD  $16, RSP
	MOVD $0, R0
	RET

// func goroutine() uintptr
TEXT ·goroutine(SB), NOSPLIT, $0-8
	MOVD g, ret+0(FP)
	RET

// func stackEnds() (known, told uintptr)
TEXT ·stackEnds(SB), NOSPLIT, $16-16
	MOVD 8(g), R0
	MOVD R0, known+0(FP)
	CALL _cgo_topofstack(SB)
	MOVD R0, told+8(FP)
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
