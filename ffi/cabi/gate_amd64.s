//go:build linux || darwin || freebsd

#include "go_asm.h"
#include "textflag.h"

#ifdef GOOS_darwin
#define THREAD_POINTER(r) MOVQ 0(GS), r // the thread's own pthread_t
#else
#define THREAD_POINTER(r) MOVQ 0(FS), r // the thread control block: ELF TLS ABI, variant II
#endif

// func gateEntry: the gate as a C function, void gate(struct Frame *), that
// runtime.cgocall runs on the system stack. RBX holds the frame throughout.
GLOBL ·gate(SB), NOPTR|RODATA, $8
DATA ·gate(SB)/8, $gateEntry<>(SB)

TEXT gateEntry<>(SB), NOSPLIT|NOFRAME, $0
	PUSHQ BP
	MOVQ  SP, BP
	PUSHQ BX
	PUSHQ R12
	PUSHQ R13
	PUSHQ R14
	PUSHQ R15
	SUBQ  $8, SP              // the stack is aligned to 16 bytes again
	MOVQ  DI, BX
	MOVQ  SP, Frame_sp(BX)

	MOVQ  Frame_ErrnoLocation(BX), R10
	TESTQ R10, R10
	JEQ   stackArguments
	CALL  R10
	MOVL  $0, (AX)            // errno = 0

stackArguments:
	MOVQ  Frame_StackLen(BX), CX
	LEAQ  1(CX), AX
	ANDQ  $~1, AX             // an even number of words keeps the alignment
	SHLQ  $3, AX
	SUBQ  AX, SP

copyWord:
	SUBQ  $1, CX
	JLT   registers
	MOVQ  Frame_Stack(BX)(CX*8), AX
	MOVQ  AX, (SP)(CX*8)
	JMP   copyWord

registers:
	MOVSD (Frame_Floats+0)(BX), X0
	MOVSD (Frame_Floats+8)(BX), X1
	MOVSD (Frame_Floats+16)(BX), X2
	MOVSD (Frame_Floats+24)(BX), X3
	MOVSD (Frame_Floats+32)(BX), X4
	MOVSD (Frame_Floats+40)(BX), X5
	MOVSD (Frame_Floats+48)(BX), X6
	MOVSD (Frame_Floats+56)(BX), X7
	MOVQ  (Frame_Ints+0)(BX), DI
	MOVQ  (Frame_Ints+8)(BX), SI
	MOVQ  (Frame_Ints+16)(BX), DX
	MOVQ  (Frame_Ints+24)(BX), CX
	MOVQ  (Frame_Ints+32)(BX), R8
	MOVQ  (Frame_Ints+40)(BX), R9

	THREAD_POINTER(AX)
	MOVQ  AX, Frame_thread(BX) // from here on a signal belongs to this frame
	MOVQ  Frame_Fn(BX), R10
	MOVL  $8, AX              // a variadic function wants to know how many XMM registers hold arguments, at most
	CALL  R10
	MOVQ  $0, Frame_thread(BX)

	MOVQ  AX, (Frame_R+0)(BX)
	MOVQ  DX, (Frame_R+8)(BX)
	MOVSD X0, (Frame_F+0)(BX)
	MOVSD X1, (Frame_F+8)(BX)

	MOVQ  Frame_ErrnoLocation(BX), R10
	TESTQ R10, R10
	JEQ   leave
	CALL  R10
	MOVL  (AX), AX            // errno, before anything on this thread can change it
	MOVQ  AX, Frame_Errno(BX)

leave:
	MOVQ  Frame_sp(BX), SP
	ADDQ  $8, SP
	POPQ  R15
	POPQ  R14
	POPQ  R13
	POPQ  R12
	POPQ  BX
	POPQ  BP
	XORL  AX, AX
	RET

// faultExit is where the signal handler lets a thread go on whose call it
// ends. The handler has set RBX to the frame, RSP to Frame.sp and the flags to
// what the ABI wants; the floating-point control words are whatever the code
// made of them.
GLOBL ·exit(SB), NOPTR|RODATA, $8
DATA ·exit(SB)/8, $faultExit<>(SB)

GLOBL defaultMXCSR<>(SB), NOPTR|RODATA, $8
DATA defaultMXCSR<>(SB)/8, $0x1f80 // all exceptions masked, round to nearest (System V ABI, 3.4.1)

TEXT faultExit<>(SB), NOSPLIT|NOFRAME, $0
	LDMXCSR defaultMXCSR<>(SB)
	BYTE  $0xdb; BYTE $0xe3   // fninit
	MOVQ  $0, Frame_thread(BX)
	MOVQ  8(SP), R15          // what the gate pushed
	MOVQ  16(SP), R14
	MOVQ  24(SP), R13
	MOVQ  32(SP), R12
	MOVQ  40(SP), BX
	XCHGQ BP, 48(SP)
	LEAQ  56(SP), SP
	XORL  AX, AX
	RET
