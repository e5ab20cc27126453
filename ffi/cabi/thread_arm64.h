// How the current thread is known, and where its record is.

#ifdef GOOS_darwin
#define THREAD_POINTER(r) \
	MRS TPIDRRO_EL0, r \
	AND $~7, r // the low bits are the processor's number
#else
#define THREAD_POINTER(r) \
	MRS TPIDR_EL0, r // ELF TLS ABI, variant I
#endif

// FIND_SLOT searches the table for the current thread. It leaves the thread
// pointer in id, the address of the slot in slot, and in found what its id is:
// that of the thread, or 0 if it is the free one where the search ended. Thread
// control blocks lie at the same offset in different pages: the page number is
// what differs, multiplied by 2^64 over the golden ratio.
#define FIND_SLOT(id, at, base, slot, found) \
	THREAD_POINTER(id)                \
	MOVD $0x9e3779b97f4a7c15, at      \
	LSR  $6, id, base                 \
	MUL  base, at                     \
	LSR  $(64-const_tableBits), at    \
	LSL  $4, at                       \
	MOVD $·table(SB), base            \
	ADD  at, base, slot               \
	MOVD slot_id(slot), found         \
	CMP  id, found                    \
	BEQ  5(PC)                        \
	CBZ  found, 4(PC)                 \
	ADD  $slot__size, at              \
	AND  $(const_tableSize*slot__size-1), at \
	JMP  -7(PC)
