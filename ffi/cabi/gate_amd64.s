//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "textflag.h"
#include "thread_amd64.h"

// The gate's locals, above its stack pointer.
#define FRAME  0(SP)  // the frame's address when the gate was entered
#define TOP    8(SP)  // the end of the goroutine's stack then
#define ERRNO  16(SP) // the address of errno, or 0
#define RECORD 24(SP) // the thread's record, if the call has an entry there, or 0
#define DEPTH  32(SP) // the record's depth outside of the call
#define WATCH  40(SP)
#define G      64(SP) // header.g
#define LOCALS 80

// PASS copies a word from the frame to C's stack.
#define PASS(i) \
	MOVQ  (frame_words+8*const_IntRegisters+8*i)(BX), AX \
	MOVQ  AX, (8*i)(SP)

// STACK_TOP sets AX to the end of the stack of the goroutine in AX, which is
// g.stack.hi, the second word (goabi.go makes sure), and asks the runtime if AX
// is 0.
#define STACK_TOP \
	TESTQ AX, AX \
	JEQ   3(PC) \
	MOVQ  8(AX), AX \
	JMP   2(PC) \
	CALL  _cgo_topofstack(SB)

// The gate's caller is Go assembly, runtime.asmcgocall, in whose ABI all
// registers but the stack and frame pointers are the callee's.

// func gateEntry: the gate as a C function, void gate(frame *), that
// runtime.cgocall runs on the system stack. BX holds the frame, R12 its
// target, R13 the thread's record, R14 its depth, until the call.
GLOBL ·gate(SB), NOPTR|RODATA, $8
DATA ·gate(SB)/8, $gateEntry<>(SB)

TEXT gateEntry<>(SB), NOSPLIT|NOFRAME, $0
	PUSHQ BP
	MOVQ  SP, BP
	SUBQ  $LOCALS, SP         // the stack is aligned to 16 bytes again
	MOVQ  DI, BX
	MOVQ  DI, FRAME
	MOVQ  header_g(BX), AX
	MOVQ  AX, G
	STACK_TOP
	MOVQ  AX, TOP
	MOVQ  header_target(BX), R12

	XORL  R13, R13
	CMPQ  ·taken(SB), $0      // no thread has a record
	JEQ   searched
	FIND_SLOT(DX, AX, CX)
	JNE   searched
	MOVQ  slot_record(CX)(AX*1), R13
searched:
	MOVQ  target_guard(R12), R15
	TESTQ R15, R15
	JNE   guarded
	TESTQ R13, R13            // other code needs an entry only inside of guarded calls
	JEQ   enter
	MOVQ  thread_depth(R13), R14
	TESTQ R14, R14
	JNE   trim
	XORL  R13, R13
	JMP   enter

guarded:
	MOVQ  $const_statusUnknown, AX
	TESTQ R13, R13
	JEQ   refuse
	MOVQ  thread_depth(R13), R14

	// Entries at or below this stack pointer are stale.
trim:
	TESTQ R14, R14
	JEQ   push
	MOVQ  R14, AX
	SHLQ  $6, AX
	MOVQ  (thread_calls-entry__size+entry_sp)(R13)(AX*1), CX
	CMPQ  CX, SP
	JHI   push
	DECQ  R14
	JMP   trim

	// The entry is complete before the depth says that it is there.
push:
	CMPQ  R14, $const_maxDepth
	JCC   deep
	MOVQ  R14, CX
	SHLQ  $6, CX
	LEAQ  thread_calls(R13)(CX*1), CX
	MOVQ  $0, entry_token(CX)
	MOVQ  SP, entry_sp(CX)
	MOVQ  R15, entry_guard(CX)
	MOVQ  target_watch(R12), AX
	MOVQ  AX, entry_watch(CX)
	MOVQ  (TLS), AX
	MOVQ  AX, entry_g(CX)
	MOVQ  thread_seq(R13), AX
	INCQ  AX
	MOVQ  AX, thread_seq(R13)
	MOVQ  AX, entry_token(CX)
	MOVQ  AX, header_token(BX)
	MOVQ  CX, header_entry(BX)
	LEAQ  1(R14), AX
	MOVQ  AX, thread_depth(R13)
	MOVQ  R14, DEPTH

	TESTQ R15, R15
	JEQ   enter
	CMPW  Guard_State(R15), $const_youngCalls
	JCS   young
	CMPL  ·fence(SB), $0
	JEQ   fenced
	LOCK
	ORL   $0, FRAME           // the entry is visible before closed is read
fenced:
	MOVQ  $const_statusClosed, AX
	CMPQ  Guard_State(R15), $0
	JLT   leaveRecord

enter:
	MOVQ  R13, RECORD
	MOVQ  target_errno(R12), AX
	TESTQ AX, AX
	JEQ   stackArguments
	CALL  AX
	MOVL  $0, (AX)            // errno = 0

stackArguments:
	MOVQ  AX, ERRNO           // the call returns on this thread
	MOVQ  target_watch(R12), R15
	MOVQ  R15, WATCH
	MOVQ  target_stack(R12), CX
	TESTQ CX, CX
	JEQ   registers
	CMPQ  CX, $6
	JHI   manyWords
	SUBQ  $48, SP
	PASS(0)
	PASS(1)
	PASS(2)
	PASS(3)
	PASS(4)
	PASS(5)
	JMP   registers
manyWords:
	INCQ  CX
	ANDQ  $~1, CX             // an even number of words keeps the alignment
	SHLQ  $3, CX
	SUBQ  CX, SP
copyWords:                        // by words, as they were stored: wider loads would wait for the stores
	MOVQ  (frame_words+8*const_IntRegisters-16)(BX)(CX*1), AX
	MOVQ  (frame_words+8*const_IntRegisters-8)(BX)(CX*1), DX
	MOVQ  AX, -16(SP)(CX*1)
	MOVQ  DX, -8(SP)(CX*1)
	SUBQ  $16, CX
	JNE   copyWords

registers:
	CMPQ  target_floats(R12), $0
	JEQ   words
	MOVSD (frame_floats+0)(BX), X0
	MOVSD (frame_floats+8)(BX), X1
	CMPQ  target_floats(R12), $2
	JLE   words
	MOVSD (frame_floats+16)(BX), X2
	MOVSD (frame_floats+24)(BX), X3
	MOVSD (frame_floats+32)(BX), X4
	MOVSD (frame_floats+40)(BX), X5
	MOVSD (frame_floats+48)(BX), X6
	MOVSD (frame_floats+56)(BX), X7
words:
	TESTQ R15, R15
	JEQ   unwatched
	THREAD_POINTER(AX)
	MOVQ  AX, Watch_thread(R15)
unwatched:
	MOVQ  target_fn(R12), R10
	MOVQ  (frame_words+0)(BX), DI
	MOVQ  (frame_words+8)(BX), SI
	MOVQ  (frame_words+16)(BX), DX
	MOVQ  (frame_words+24)(BX), CX
	MOVQ  (frame_words+32)(BX), R8
	MOVQ  (frame_words+40)(BX), R9
	MOVL  $8, AX              // a variadic function wants to know how many XMM registers hold arguments, at most
	CALL  R10
	LEAQ  -LOCALS(BP), SP

	TESTQ R15, R15
	JEQ   wasUnwatched
	MOVQ  $0, Watch_thread(R15)
wasUnwatched:
	TESTQ R13, R13
	JEQ   wasUnlisted
	MOVQ  R14, thread_depth(R13)
wasUnlisted:
	// Where the frame is now: as far from the end of the stack as before.
	MOVQ  AX, R12
	MOVQ  DX, R13
	XORL  R14, R14
	MOVQ  ERRNO, R10
	TESTQ R10, R10
	JEQ   findFrame
	MOVL  (R10), R14          // errno, before anything on this thread can change it
findFrame:
	MOVQ  G, AX
	TESTQ AX, AX
	JEQ   ask
	MOVQ  8(AX), AX           // as STACK_TOP
found:
	SUBQ  TOP, AX
	ADDQ  FRAME, AX
	MOVQ  R12, (header_r+0)(AX)
	MOVQ  R13, (header_r+8)(AX)
	MOVSD X0, (header_f+0)(AX)
	MOVSD X1, (header_f+8)(AX)
	MOVQ  R14, header_errno(AX)
	MOVQ  $0, header_entry(AX)
	MOVQ  $const_statusReturned, header_status(AX)

return:
	MOVQ  BP, SP
	POPQ  BP
	XORL  AX, AX
	RET

ask:
	MOVSD X0, 48(SP)
	MOVSD X1, 56(SP)
	CALL  _cgo_topofstack(SB)
	MOVSD 48(SP), X0
	MOVSD 56(SP), X1
	JMP   found

	// Too deep. Code without a guard is called all the same: a fault in it is
	// taken for one of the innermost call in the record.
deep:
	XORL  R13, R13
	MOVQ  $const_statusDeep, AX
	TESTQ R15, R15
	JEQ   enter
	JMP   refuse

	// One of the guard's first calls.
young:
	LOCK
	INCW  Guard_State(R15)    // the entry is visible before closed is read
	JMP   fenced

leaveRecord:
	MOVQ  R14, thread_depth(R13)
refuse:
	MOVQ  AX, header_status(BX)
	MOVQ  $0, header_entry(BX)
	JMP   return

// faultExit is where the signal handler lets a thread go on whose call it
// ends. The handler has set RBX to the thread's record, RSP to entry.sp and the
// flags to what the ABI wants; the floating-point control words are whatever
// the code made of them.
GLOBL ·exit(SB), NOPTR|RODATA, $8
DATA ·exit(SB)/8, $faultExit<>(SB)

GLOBL defaultMXCSR<>(SB), NOPTR|RODATA, $8
DATA defaultMXCSR<>(SB)/8, $0x1f80 // all exceptions masked, round to nearest (System V ABI, 3.4.1)

TEXT faultExit<>(SB), NOSPLIT|NOFRAME, $0
	LDMXCSR defaultMXCSR<>(SB)
	BYTE  $0xdb; BYTE $0xe3   // fninit
	MOVQ  DEPTH, AX
	MOVQ  AX, thread_depth(BX)
	MOVQ  WATCH, AX
	TESTQ AX, AX
	JEQ   unwatched
	MOVQ  $0, Watch_thread(AX)
unwatched:
	MOVQ  G, AX
	STACK_TOP
	SUBQ  TOP, AX
	ADDQ  FRAME, AX
	MOVQ  $const_statusFault, header_status(AX)
	MOVQ  $0, header_entry(AX)
	LEAQ  thread_fault(BX), SI
	LEAQ  frame_floats(AX), DI
	MOVQ  $(faultInfo__size/8), CX
	CLD
	REP; MOVSQ
	ADDQ  $LOCALS, SP
	XCHGQ BP, 0(SP)           // what the gate pushed
	LEAQ  8(SP), SP
	XORL  AX, AX
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
