//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "textflag.h"
#include "thread_amd64.h"

// The gate's locals, above its stack pointer.
#define G     0(SP)  // the goroutine
#define AWAY  8(SP)  // how far the frame is from the end of the goroutine's stack
#define ERRNO 16(SP) // the address of errno, or 0
#define DONE  24(SP) // target.done
#define LOCALS 32

// The following are parts of each gate: R10 holds the target there, DI the frame.

// LOAD_WORDS loads the registers for words from the frame, and R10 with the
// function. AX tells a variadic function how many XMM registers hold arguments, at most.
#define LOAD_WORDS \
words: \
	MOVQ  target_fn(R10), R10 \
	MOVQ  (frame_words+8)(DI), SI \
	MOVQ  (frame_words+16)(DI), DX \
	MOVQ  (frame_words+24)(DI), CX \
	MOVQ  (frame_words+32)(DI), R8 \
	MOVQ  (frame_words+40)(DI), R9 \
	MOVQ  (frame_words+0)(DI), DI \
	MOVL  $8, AX

// LOAD_MORE passes the other arguments. Words for C's stack are copied one by one, as
// they were stored: wider loads would wait for the stores.
#define LOAD_MORE \
more: \
	MOVQ  target_stack(R10), CX \
	TESTQ CX, CX \
	JEQ   floats \
	CMPQ  CX, $6 \
	JHI   manyWords \
	SUBQ  $48, SP \
	PASS(0) \
	PASS(1) \
	PASS(2) \
	PASS(3) \
	PASS(4) \
	PASS(5) \
	JMP   floats \
manyWords: \
	INCQ  CX \
	ANDQ  $~1, CX \ // an even number keeps the alignment
	SHLQ  $3, CX \
	SUBQ  CX, SP \
copyWords: \
	MOVQ  (frame_words+8*const_IntRegisters-16)(DI)(CX*1), AX \
	MOVQ  (frame_words+8*const_IntRegisters-8)(DI)(CX*1), DX \
	MOVQ  AX, -16(SP)(CX*1) \
	MOVQ  DX, -8(SP)(CX*1) \
	SUBQ  $16, CX \
	JNE   copyWords \
floats: \
	CMPQ  target_floats(R10), $0 \
	JEQ   words \
	MOVSD (frame_floats+0)(DI), X0 \
	MOVSD (frame_floats+8)(DI), X1 \
	CMPQ  target_floats(R10), $2 \
	JLE   words \
	MOVSD (frame_floats+16)(DI), X2 \
	MOVSD (frame_floats+24)(DI), X3 \
	MOVSD (frame_floats+32)(DI), X4 \
	MOVSD (frame_floats+40)(DI), X5 \
	MOVSD (frame_floats+48)(DI), X6 \
	MOVSD (frame_floats+56)(DI), X7 \
	JMP   words

// IN_CALL goes to the gate for all calls if this thread is inside of a guarded call,
// and otherwise to the label.
#define IN_CALL(plain) \
listed: \
	FIRST_SLOT(DX, AX, CX) \
	CMPQ  slot_id(CX)(AX*1), DX \
	JNE   search \
	MOVQ  slot_record(CX)(AX*1), R13 \
	LEAQ  (thread_calls+entry__size)(R13), AX \
	CMPQ  AX, thread_top(R13) \
	JEQ   plain \
	JMP   gateEntry<>(SB) \
search: \
	CMPQ  slot_id(CX)(AX*1), $0 \
	JEQ   plain \
	JMP   gateEntry<>(SB)

#define PASS(i) \
	MOVQ  (frame_words+8*const_IntRegisters+8*i)(DI), AX \
	MOVQ  AX, (8*i)(SP)

// A gate's caller is Go assembly, runtime.asmcgocall, in whose ABI all
// registers but the stack and frame pointers are the callee's. What few calls
// need is out of the way of the others.

// func gateEntry: the gate for all calls as a C function, void gate(frame *),
// that runtime.cgocall runs on the system stack. BX holds the frame, R12 its
// target, R13 the thread's record, R14 the call's entry in it, R15 the guard and
// then the watch, until the call.
GLOBL ·gate(SB), NOPTR|RODATA, $8
DATA ·gate(SB)/8, $gateEntry<>(SB)

TEXT gateEntry<>(SB), NOSPLIT|NOFRAME, $0
	PUSHQ BP
	MOVQ  SP, BP
	SUBQ  $LOCALS, SP         // the stack is aligned to 16 bytes again
	MOVQ  DI, BX
	MOVQ  header_target(BX), R12
	MOVQ  target_done(R12), AX
	MOVQ  AX, DONE
	MOVQ  header_state(BX), AX
	MOVQ  AX, G
	CMPL  ·stackKnown(SB), $0
	JEQ   ask
	MOVQ  8(AX), AX           // g.stack.hi (goabi.go makes sure)
asked:
	SUBQ  BX, AX
	MOVQ  AX, AWAY

	XORL  R13, R13
	MOVQ  target_guard(R12), R15
	CMPQ  ·taken(SB), $0
	JEQ   unknown             // no thread has a record
	FIND_SLOT(DX, AX, CX)
	JNE   unknown
	MOVQ  slot_record(CX)(AX*1), R13
	MOVQ  thread_top(R13), R14
	TESTQ R15, R15
	JEQ   marked

	// Entries at or below this stack pointer are stale.
trim:
	CMPQ  BP, (entry_sp-entry__size)(R14)
	JCC   stale
	CMPQ  thread_end(R13), R14
	JEQ   deep
	MOVQ  G, DX
	MOVQ  AWAY, CX
	MOVQ  R14, header_entry(BX)
	NOTE_CALL(R13, R14, R15, DX, CX, AX)
	TESTQ R15, R15
	JEQ   enter
	CMPW  (Guard_State+6)(R15), $const_youngCalls
	JLT   young

enter:
	MOVQ  target_errno(R12), AX
	TESTQ AX, AX
	JNE   clearErrno
cleared:
	MOVQ  AX, ERRNO           // the call returns on this thread
	MOVQ  target_watch(R12), R15
	TESTQ R15, R15
	JNE   watch
watched:
	MOVQ  BX, DI
	MOVQ  R12, R10
	CMPQ  target_more(R10), $0
	JNE   more
	LOAD_WORDS
	CALL  R10
	LEAQ  -LOCALS(BP), SP

	TESTQ R15, R15
	JNE   unwatch
unwatched:
	TESTQ R13, R13
	JEQ   unlisted
	MOVQ  R14, thread_top(R13)
unlisted:
	MOVQ  DONE, R15
	XORL  R14, R14
	MOVQ  ERRNO, R10
	TESTQ R10, R10
	JNE   readErrno
	// Where the frame is now: as far from the end of the stack as before.
findFrame:
	MOVQ  G, CX
	CMPL  ·stackKnown(SB), $0
	JEQ   askAgain
	MOVQ  8(CX), CX
askedAgain:
	SUBQ  AWAY, CX
	MOVQ  AX, header_r(CX)
	MOVSD X0, header_f(CX)
	MOVQ  R14, header_errno(CX)
	MOVQ  R15, header_state(CX)

return:
	MOVQ  BP, SP
	POPQ  BP
	XORL  AX, AX
	RET

clearErrno:
	CALL  AX
	MOVL  $0, (AX)            // errno = 0
	JMP   cleared

readErrno:
	MOVL  (R10), R14          // before anything on this thread can change it
	TESTL R14, R14
	JEQ   findFrame
	MOVL  $const_statusErrno, R15
	JMP   findFrame

	LOAD_MORE

	// A watched call has a guard, and so an entry.
watch:
	THREAD_POINTER(AX)
	MOVQ  AX, Watch_thread(R15)
	MOVQ  R15, entry_watch(R14)
	ORQ   $const_watched, entry_guard(R14)
	JMP   watched
unwatch:
	MOVQ  $0, Watch_thread(R15)
	JMP   unwatched

ask:
	CALL  _cgo_topofstack(SB)
	JMP   asked
askAgain:
	MOVQ  AX, R12
	MOVSD X0, ERRNO
	CALL  _cgo_topofstack(SB)
	MOVQ  AX, CX
	MOVQ  R12, AX
	MOVSD ERRNO, X0
	JMP   askedAgain

stale:
	SUBQ  $entry__size, R14
	JMP   trim

	// Code without a guard needs an entry only inside of guarded calls.
marked:
	LEAQ  (thread_calls+entry__size)(R13), AX
	CMPQ  AX, R14
	JNE   trim
	XORL  R13, R13
	JMP   enter

unknown:
	TESTQ R15, R15
	JEQ   enter
	MOVQ  $const_statusUnknown, AX
	JMP   refuse

	// Too deep. Code without a guard is called all the same: a fault in it is
	// taken for one of the innermost call in the record.
deep:
	XORL  R13, R13
	TESTQ R15, R15
	JEQ   enter
	MOVQ  $const_statusDeep, AX
	JMP   refuse

young:
	CALL  begin<>(SB)
	JGE   enter
	// It is closed.
	MOVQ  R14, thread_top(R13)
	MOVQ  $const_statusClosed, AX
refuse:
	MOVQ  AX, header_state(BX)
	JMP   return

// func guardedEntry: the gate for calls with a guard that need neither errno nor
// a watch. BX holds the goroutine and R12 the distance of the frame from the end of
// its stack, R13 and R14 are as in the other gate, and R15 is target.done in the end.
GLOBL ·guardedGate(SB), NOPTR|RODATA, $8
DATA ·guardedGate(SB)/8, $guardedEntry<>(SB)

TEXT guardedEntry<>(SB), NOSPLIT|NOFRAME, $0
	FIRST_SLOT(DX, AX, CX)
	CMPQ  slot_id(CX)(AX*1), DX
	JNE   other
	MOVQ  slot_record(CX)(AX*1), R13
	MOVQ  thread_top(R13), R14
	CMPQ  SP, (entry_sp-entry__size)(R14)
	JHI   other               // entries are stale
	CMPQ  thread_end(R13), R14
	JEQ   other
	PUSHQ BP
	MOVQ  SP, BP              // the stack is aligned to 16 bytes again
	MOVQ  header_state(DI), BX
	MOVQ  header_target(DI), R10
	MOVQ  8(BX), R12
	SUBQ  DI, R12
	MOVQ  target_guard(R10), R15
	MOVQ  R14, header_entry(DI)
	NOTE_CALL(R13, R14, R15, BX, R12, AX)
	CMPW  (Guard_State+6)(R15), $const_youngCalls
	JLT   young
enter:
	MOVQ  target_done(R10), R15
	CMPQ  target_more(R10), $0
	JNE   more
	LOAD_WORDS
	CALL  R10
	MOVQ  R14, thread_top(R13)
	MOVQ  8(BX), CX
	SUBQ  R12, CX
	MOVQ  AX, header_r(CX)
	MOVSD X0, header_f(CX)
	MOVQ  R15, header_state(CX)
return:
	MOVQ  BP, SP
	POPQ  BP
	XORL  AX, AX
	RET

	LOAD_MORE

young:
	CALL  begin<>(SB)
	JGE   enter
	// It is closed.
	MOVQ  R14, thread_top(R13)
	MOVQ  $const_statusClosed, header_state(DI)
	JMP   return

other:
	JMP   gateEntry<>(SB)

// func plainEntry: the same for calls without a guard.
GLOBL ·plainGate(SB), NOPTR|RODATA, $8
DATA ·plainGate(SB)/8, $plainEntry<>(SB)

TEXT plainEntry<>(SB), NOSPLIT|NOFRAME, $0
	CMPQ  ·taken(SB), $0
	JNE   listed
plain:
	PUSHQ BP
	MOVQ  SP, BP
	MOVQ  header_state(DI), BX
	MOVQ  header_target(DI), R10
	MOVQ  8(BX), R12
	SUBQ  DI, R12
	MOVQ  target_done(R10), R15
	CMPQ  target_more(R10), $0
	JNE   more
	LOAD_WORDS
	CALL  R10
	MOVQ  8(BX), CX
	SUBQ  R12, CX
	MOVQ  AX, header_r(CX)
	MOVSD X0, header_f(CX)
	MOVQ  R15, header_state(CX)
	MOVQ  BP, SP
	POPQ  BP
	XORL  AX, AX
	RET

	LOAD_MORE

	IN_CALL(plain)

// func errnoEntry: the same for calls that want errno. R13 holds the frame, and R14
// the address of errno.
GLOBL ·errnoGate(SB), NOPTR|RODATA, $8
DATA ·errnoGate(SB)/8, $errnoEntry<>(SB)

TEXT errnoEntry<>(SB), NOSPLIT|NOFRAME, $0
	CMPQ  ·taken(SB), $0
	JNE   listed
plain:
	PUSHQ BP
	MOVQ  SP, BP
	MOVQ  DI, R13
	MOVQ  header_state(DI), BX
	MOVQ  8(BX), R12
	SUBQ  DI, R12
	MOVQ  header_target(DI), R15
	MOVQ  target_errno(R15), AX
	CALL  AX
	MOVL  $0, (AX)            // errno = 0
	MOVQ  AX, R14             // the call returns on this thread
	MOVQ  R13, DI
	MOVQ  R15, R10
	MOVQ  target_done(R10), R15
	CMPQ  target_more(R10), $0
	JNE   more
	LOAD_WORDS
	CALL  R10
	MOVL  (R14), DX           // errno, before anything on this thread can change it
	MOVQ  8(BX), CX
	SUBQ  R12, CX
	TESTL DX, DX
	JNE   failed
returned:
	MOVQ  AX, header_r(CX)
	MOVSD X0, header_f(CX)
	MOVQ  R15, header_state(CX)
	MOVQ  BP, SP
	POPQ  BP
	XORL  AX, AX
	RET

failed:
	MOVQ  DX, header_errno(CX)
	MOVL  $const_statusErrno, R15
	JMP   returned

	LOAD_MORE

	IN_CALL(plain)

// begin makes the entry visible to whoever closes the guard at R15, by a locked
// instruction, and then sets the flags "less" if the guard is closed. The
// instruction counts the call; but as long as all calls need one (barrier_linux.go),
// the guard stays young, and the count only says that there are calls. It keeps all
// registers.
TEXT begin<>(SB), NOSPLIT|NOFRAME, $0
	CMPW  (Guard_State+6)(R15), $0
	JLT   closed
	CMPL  ·fence(SB), $0
	JNE   fenced
	LOCK
	INCW  (Guard_State+6)(R15)
	JMP   look
fenced:
	CMPW  (Guard_State+6)(R15), $0
	JNE   fence
	LOCK
	ORW   $1, (Guard_State+6)(R15)
	JMP   look
fence:
	LOCK
	ORL   $0, 0(SP)
look:
	CMPW  (Guard_State+6)(R15), $0
closed:
	RET

// faultExit is where the signal handler lets a thread go on whose call it
// ends. The handler has set RBX to the thread's record, R12 to the call's entry
// there, RSP to entry.sp and the flags to what the ABI wants; the floating-point
// control words are whatever the code made of them.
GLOBL ·exit(SB), NOPTR|RODATA, $8
DATA ·exit(SB)/8, $faultExit<>(SB)

GLOBL defaultMXCSR<>(SB), NOPTR|RODATA, $8
DATA defaultMXCSR<>(SB)/8, $0x1f80 // all exceptions masked, round to nearest (System V ABI, 3.4.1)

TEXT faultExit<>(SB), NOSPLIT|NOFRAME, $0
	LDMXCSR defaultMXCSR<>(SB)
	BYTE  $0xdb; BYTE $0xe3   // fninit
	MOVQ  R12, thread_top(BX)
	TESTB $const_watched, entry_guard(R12)
	JEQ   unwatched
	MOVQ  entry_watch(R12), AX
	MOVQ  $0, Watch_thread(AX)
unwatched:
	MOVQ  entry_g(R12), AX
	CMPL  ·stackKnown(SB), $0
	JEQ   ask
	MOVQ  8(AX), AX
asked:
	SUBQ  entry_away(R12), AX
	MOVQ  $const_statusFault, header_state(AX)
	LEAQ  thread_fault(BX), SI
	LEAQ  frame_floats(AX), DI
	MOVQ  $(faultInfo__size/8), CX
	CLD
	REP; MOVSQ
	XCHGQ BP, 0(SP)           // what the gate pushed
	LEAQ  8(SP), SP
	XORL  AX, AX
	RET
ask:
	CALL  _cgo_topofstack(SB)
	JMP   asked

// func goroutine() uintptr
TEXT ·goroutine(SB), NOSPLIT, $0-8
	MOVQ  (TLS), AX
	MOVQ  AX, ret+0(FP)
	RET

// func stackEnds() (known, told uintptr)
TEXT ·stackEnds(SB), NOSPLIT, $8-16
	MOVQ  (TLS), AX
	MOVQ  8(AX), AX
	MOVQ  AX, known+0(FP)
	CALL  _cgo_topofstack(SB)
	MOVQ  AX, told+8(FP)
	RET

// func ThreadPointer() uintptr
TEXT ·ThreadPointer(SB), NOSPLIT, $0-8
	THREAD_POINTER(AX)
	MOVQ  AX, ret+0(FP)
	RET

// enlistEntry gives the current thread a record: void enlister(enlisting *).
GLOBL ·enlister(SB), NOPTR|RODATA, $8
DATA ·enlister(SB)/8, $enlistEntry<>(SB)

TEXT enlistEntry<>(SB), NOSPLIT|NOFRAME, $0
	CMPQ  ·taken(SB), $const_mostTaken
	JCC   done
search:
	FIND_SLOT(DX, R8, CX)
	JEQ   done
	XORL  AX, AX
	LEAQ  (CX)(R8*1), CX
	MOVQ  enlisting_record(DI), R9
	LOCK
	CMPXCHGQ DX, slot_id(CX)
	JNE   search              // another thread took the slot
	MOVQ  R9, slot_record(CX)
	MOVQ  $1, enlisting_used(DI)
	LOCK
	INCQ  ·taken(SB)
done:
	XORL  AX, AX
	RET
