#include "go_asm.h"
#include "textflag.h"

// Offsets in the kernel's ucontext (arch/x86/include/uapi/asm/sigcontext.h,
// after 40 bytes of uc_flags, uc_link and uc_stack) and siginfo.
#define UC_REGS  40
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
// and leaves DI, SI, DX to the next handler otherwise. R10 becomes the frame.
GLOBL ·handler(SB), NOPTR|RODATA, $8
DATA ·handler(SB)/8, $signalHandler<>(SB)

TEXT signalHandler<>(SB), NOSPLIT|NOFRAME, $0
	MOVQ 0(FS), R9
	MOVQ ·frames(SB), R8
	XORL R10, R10

	// The innermost frame of this thread: all its frames have their stack
	// pointers on the same stack, which grows down.
nextFrame:
	TESTQ R8, R8
	JEQ   searched
	CMPQ  Frame_thread(R8), R9
	JNE   advance
	TESTQ R10, R10
	JEQ   take
	MOVQ  Frame_sp(R8), AX
	CMPQ  AX, Frame_sp(R10)
	JCC   advance             // not below
take:
	MOVQ  R8, R10
advance:
	MOVQ  Frame_next(R8), R8
	JMP   nextFrame

searched:
	TESTQ R10, R10
	JEQ   forward
	MOVQ  UC_RIP(DX), R11
	CMPL  DI, $SIGURG
	JEQ   requested

	// A fault. A process may send itself these signals too: si_code <= 0.
	CMPL  SI_CODE(SI), $0
	JLE   forward
	MOVQ  $0, Frame_caller(R10)
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
	MOVQ  Frame_sp(R10), AX
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
	MOVQ  R8, Frame_caller(R10)

caught:
	MOVLQSX SI_CODE(SI), AX
	MOVQ  AX, Frame_code(R10)
	MOVQ  SI_ADDR(SI), AX
	MOVQ  AX, Frame_addr(R10)

endCall:
	MOVL  DI, AX
	MOVQ  AX, Frame_signal(R10)
	MOVQ  $0, Frame_request(R10)
	LEAQ  Frame_regs(R10), R8
	CALL  noteRegisters<>(SB)
	MOVQ  R10, UC_RBX(DX)
	MOVQ  Frame_sp(R10), AX
	MOVQ  AX, UC_RSP(DX)
	MOVQ  ·exit(SB), AX
	MOVQ  AX, UC_RIP(DX)
	ANDQ  $~BAD_FLAGS, UC_FLAGS(DX)
	RET

	// SIGURG. Without a request, or at an instruction where it can not be
	// served, the signal may be one of Go's own.
requested:
	MOVQ  Frame_request(R10), AX
	TESTQ AX, AX
	JEQ   forward
	CMPQ  R11, Frame_Lo(R10)
	JCS   forward
	CMPQ  R11, Frame_Hi(R10)
	JCC   forward
	CMPQ  AX, $const_Stop
	JEQ   endCall
	LEAQ  Frame_sample(R10), R8
	CALL  noteRegisters<>(SB)
	MOVQ  $0, Frame_request(R10)
	RET

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
