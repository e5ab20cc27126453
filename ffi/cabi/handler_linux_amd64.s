#include "go_asm.h"
#include "textflag.h"
#include "thread_amd64.h"

// Offsets in the kernel's ucontext (arch/x86/include/uapi/asm/sigcontext.h,
// after 40 bytes of uc_flags, uc_link and uc_stack) and siginfo.
#define UC_REGS  40
#define UC_R12   72
#define UC_RBX   128
#define UC_RSP   160
#define UC_RIP   168
#define UC_FLAGS 176
#define SI_CODE  8
#define SI_ADDR  16

#define SIGSEGV  11
#define SIGURG   23

// Flags that generated code may have set and C code must not find set:
// TF (0x100), DF (0x400), AC (0x40000).
#define BAD_FLAGS 0x40500

// The handler as the kernel calls it, on the signal stack, all signals blocked:
//
//	void handler(int sig, siginfo_t *info, ucontext_t *context)
//
// It uses only RAX, RCX and R8 to R11 until it knows that the signal is for it,
// and leaves DI, SI, DX to the next handler otherwise. R9 becomes the thread's
// record, R10 the entry of its innermost call.
GLOBL ·handler(SB), NOPTR|RODATA, $8
DATA ·handler(SB)/8, $signalHandler<>(SB)

TEXT signalHandler<>(SB), NOSPLIT|NOFRAME, $0
	FIND_SLOT(R8, AX, CX)
	JNE   forward             // this thread has never called generated code
	MOVQ  slot_record(CX)(AX*1), R9
	TESTQ R9, R9
	JEQ   forward             // it is just taking the slot
	MOVQ  UC_RIP(DX), R11

	// The innermost entry that is not stale.
	MOVQ  thread_top(R9), R10
	LEAQ  (thread_calls+entry__size)(R9), CX
next:
	CMPQ  R10, CX
	JEQ   forward
	SUBQ  $entry__size, R10
	TESTB $1, entry_token(R10)
	JNE   next
	CMPQ  entry_guard(R10), $0
	JNE   entered
	MOVQ  UC_RSP(DX), AX      // the mark of a callback, unless the stack is
	CMPQ  AX, entry_sp(R10)   // shorter now than it was there
	JLS   forward
	JMP   next

entered:
	MOVQ  (TLS), AX           // Go code inside of the call has another stack
	CMPQ  AX, entry_system(R10)
	JNE   forward
	CMPL  DI, $SIGURG
	JEQ   requested

	// A fault. A process may send itself these signals too: si_code <= 0.
	CMPL  SI_CODE(SI), $0
	JLE   forward
	MOVQ  $0, (thread_fault+faultInfo_caller)(R9)
	CMPQ  R11, ·codeLo(SB)
	JCS   outside
	CMPQ  R11, ·codeHi(SB)
	JCS   caught

	// The code called or jumped to an address that can not be executed: the
	// address of the fault is that of the instruction, and the word on top of
	// the stack, which the call has just written, leads back into the code.
outside:
	CMPL  DI, $SIGSEGV
	JNE   forward
	CMPQ  R11, SI_ADDR(SI)
	JNE   forward
	MOVQ  UC_RSP(DX), R8
	MOVQ  entry_sp(R10), AX
	CMPQ  R8, AX
	JCC   forward
	SUBQ  $(1<<20), AX
	CMPQ  R8, AX
	JCS   forward
	MOVQ  (R8), R8
	CMPQ  R8, ·codeLo(SB)
	JCS   forward
	CMPQ  R8, ·codeHi(SB)
	JCC   forward
	MOVQ  R8, (thread_fault+faultInfo_caller)(R9)

caught:
	MOVLQSX SI_CODE(SI), AX
	MOVQ  AX, (thread_fault+faultInfo_code)(R9)
	MOVQ  SI_ADDR(SI), AX
	MOVQ  AX, (thread_fault+faultInfo_addr)(R9)

endCall:
	MOVL  DI, AX
	MOVQ  AX, (thread_fault+faultInfo_signal)(R9)
	LEAQ  (thread_fault+faultInfo_regs)(R9), R8
	CALL  noteRegisters<>(SB)
	MOVQ  R9, UC_RBX(DX)
	MOVQ  R10, UC_R12(DX)
	MOVQ  entry_sp(R10), AX
	MOVQ  AX, UC_RSP(DX)
	MOVQ  ·exit(SB), AX
	MOVQ  AX, UC_RIP(DX)
	ANDQ  $~BAD_FLAGS, UC_FLAGS(DX)
	RET

	// SIGURG. Without a request, or at an instruction where it can not be
	// served, the signal may be one of Go's own.
requested:
	TESTB $const_watched, entry_guard(R10)
	JEQ   forward
	MOVQ  entry_watch(R10), R8
	MOVQ  Watch_request(R8), AX
	TESTQ AX, AX
	JEQ   forward
	CMPQ  R11, Watch_Lo(R8)
	JCS   forward
	CMPQ  R11, Watch_Hi(R8)
	JCC   forward
	CMPQ  AX, $const_Stop
	JEQ   stop
	MOVQ  R8, R10
	LEAQ  Watch_sample(R8), R8
	CALL  noteRegisters<>(SB)
	MOVQ  $0, Watch_request(R10)
	RET
stop:
	MOVQ  $0, Watch_request(R8)
	JMP   endCall

forward:
	LEAQ  ·previous(SB), AX
	MOVL  DI, CX
	MOVQ  (AX)(CX*8), AX
	JMP   AX

// noteRegisters copies the interrupted registers from the context at DX to the
// Regs at R8. It changes RAX and RCX.
TEXT noteRegisters<>(SB), NOSPLIT|NOFRAME, $0
	XORL  CX, CX
copy:
	MOVQ  UC_REGS(DX)(CX*8), AX
	MOVQ  AX, (R8)(CX*8)
	INCQ  CX
	CMPQ  CX, $(Regs__size/8)
	JLT   copy
	RET
