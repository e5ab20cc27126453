#include "go_asm.h"
#include "textflag.h"
#include "thread_arm64.h"

// Offsets in the kernel's ucontext (arch/arm64/include/uapi/asm/ucontext.h and
// sigcontext.h; 176 bytes before the struct sigcontext) and siginfo.
#define UC_X0     184
#define UC_X19    336
#define UC_X20    344
#define UC_SP     432
#define UC_PC     440
#define UC_PSTATE 448
#define SI_CODE   8
#define SI_ADDR   16

#define SIGBUS   7
#define SIGSEGV  11
#define SIGURG   23

// Bits of PSTATE that generated code may have set and C code must not find set:
// BTYPE (bits 10 and 11) and SS (bit 21).
#define BAD_BTYPE 0xc00
#define BAD_SS    0x200000

// The handler as the kernel calls it, on the signal stack, all signals blocked:
//
//	void handler(int sig, siginfo_t *info, ucontext_t *context)
//
// It uses only R3 to R15 until it knows that the signal is for it, and leaves
// all others to the next handler as they were. R9 becomes the thread's record,
// R10 the entry of its innermost call, R11 the interrupted PC.
GLOBL ·handler(SB), NOPTR|RODATA, $8
DATA ·handler(SB)/8, $signalHandler<>(SB)

TEXT signalHandler<>(SB), NOSPLIT|NOFRAME, $0
	FIND_SLOT(R3, R4, R5, R6, R7)
	CBZ  R7, forward          // this thread has never called generated code
	MOVD slot_record(R6), R9
	CBZ  R9, forward          // it is just taking the slot
	MOVD UC_PC(R2), R11

	// The innermost entry that is not stale.
	MOVD thread_top(R9), R10
	ADD  $(thread_calls+entry__size), R9, R3
next:
	CMP  R3, R10
	BEQ  forward
	SUB  $entry__size, R10
	MOVD entry_token(R10), R4
	TBNZ $0, R4, next
	MOVD entry_guard(R10), R4
	CBNZ R4, entered
	MOVD UC_SP(R2), R4        // the mark of a callback, unless the stack is
	MOVD entry_sp(R10), R5    // shorter now than it was there
	CMP  R5, R4
	BLS  forward
	B    next

entered:
	// Go code inside of the call has another stack, and so another g, which the
	// runtime keeps in the thread's own memory. load_g changes R0, R27 and g.
	MOVD R0, R12
	MOVD R27, R13
	MOVD g, R14
	MOVD R30, R15
	CALL runtime·load_g(SB)
	MOVD g, R4
	MOVD R12, R0
	MOVD R13, R27
	MOVD R14, g
	MOVD R15, R30
	MOVD entry_system(R10), R5
	CMP  R5, R4
	BNE  forward
	CMPW $SIGURG, R0
	BEQ  requested

	// A fault. A process may send itself these signals too: si_code <= 0.
	MOVW SI_CODE(R1), R12
	CMP  $0, R12
	BLE  forward
	MOVD $·codeLo(SB), R3
	MOVD (R3), R3
	MOVD $·codeHi(SB), R4
	MOVD (R4), R4
	MOVD SI_ADDR(R1), R13
	MOVD ZR, (thread_fault+faultInfo_caller)(R9)
	CMP  R3, R11
	BLO  outside
	CMP  R4, R11
	BLO  caught

	// The code called or jumped to an address that can not be executed, or is not
	// aligned: the address of the fault is that of the instruction, and the link
	// register leads back into the code.
outside:
	CMPW $SIGSEGV, R0
	BEQ  jumped
	CMPW $SIGBUS, R0
	BNE  forward
jumped:
	CMP  R11, R13
	BNE  forward
	MOVD UC_SP(R2), R5
	MOVD entry_sp(R10), R6
	CMP  R6, R5
	BHI  forward
	SUB  $(1<<20), R6
	CMP  R6, R5
	BLO  forward
	MOVD (UC_X0+30*8)(R2), R5
	CMP  R3, R5
	BLO  forward
	CMP  R4, R5
	BHS  forward
	MOVD R5, (thread_fault+faultInfo_caller)(R9)

caught:
	MOVD R12, (thread_fault+faultInfo_code)(R9)
	MOVD R13, (thread_fault+faultInfo_addr)(R9)

endCall:
	MOVWU R0, R0
	MOVD R0, (thread_fault+faultInfo_signal)(R9)
	ADD  $(thread_fault+faultInfo_regs), R9, R8
	MOVD R30, R15
	CALL noteRegisters<>(SB)
	MOVD R15, R30
	MOVD R9, UC_X19(R2)
	MOVD R10, UC_X20(R2)
	MOVD entry_sp(R10), R3
	MOVD R3, UC_SP(R2)
	MOVD $·exit(SB), R3
	MOVD (R3), R3
	MOVD R3, UC_PC(R2)
	MOVD UC_PSTATE(R2), R3
	AND  $~BAD_BTYPE, R3
	AND  $~BAD_SS, R3
	MOVD R3, UC_PSTATE(R2)
	RET

	// SIGURG. Without a request, or at an instruction where it can not be
	// served, the signal may be one of Go's own.
requested:
	MOVD entry_guard(R10), R12
	TBZ  $0, R12, forward     // watched
	MOVD entry_watch(R10), R12
	MOVD Watch_request(R12), R4
	CBZ  R4, forward
	MOVD Watch_Lo(R12), R5
	CMP  R5, R11
	BLO  forward
	MOVD Watch_Hi(R12), R5
	CMP  R5, R11
	BHS  forward
	ADD  $Watch_request, R12, R13
	CMP  $const_Stop, R4
	BEQ  stop
	ADD  $Watch_sample, R12, R8
	MOVD R30, R15
	CALL noteRegisters<>(SB)
	MOVD R15, R30
	STLR ZR, (R13)            // after the sample
	RET
stop:
	STLR ZR, (R13)
	B    endCall

forward:
	MOVD $·previous(SB), R3
	MOVWU R0, R4
	MOVD (R3)(R4<<3), R3
	JMP  (R3)

// noteRegisters copies the interrupted registers from the context at R2 to the
// Regs at R8. It changes R3 to R6.
TEXT noteRegisters<>(SB), NOSPLIT|NOFRAME, $0
	ADD  $UC_X0, R2, R3
	MOVD $Regs__size, R4
copy:
	LDP.P 16(R3), (R5, R6)
	STP.P (R5, R6), 16(R8)
	SUBS $16, R4
	BNE  copy
	RET
