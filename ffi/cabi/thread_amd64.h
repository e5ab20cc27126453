// How the current thread is known, and where its record is.

#ifdef GOOS_darwin
#define THREAD_POINTER(r) MOVQ 0(GS), r // the thread's own pthread_t
#else
#define THREAD_POINTER(r) MOVQ 0(FS), r // the thread control block: ELF TLS ABI, variant II
#endif

// FIND_SLOT searches the table for the current thread. It leaves the thread
// pointer in id and the slot at (base)(at*1), and the flags "equal" if that is
// the thread's slot; otherwise it is the free one where the search ended.
// Thread control blocks lie at the same offset in different pages: the page
// number is what differs, multiplied by 2^64 over the golden ratio.
#define FIND_SLOT(id, at, base) \
	THREAD_POINTER(id)          \
	MOVQ $0x9e3779b97f4a7c15, at \
	MOVQ id, base               \
	SHRQ $6, base               \
	IMULQ base, at              \
	SHRQ $(64-const_tableBits), at \
	SHLQ $4, at                 \
	LEAQ ·table(SB), base       \
	CMPQ slot_id(base)(at*1), id \
	JEQ  7(PC)                  \
	CMPQ slot_id(base)(at*1), $0 \
	JEQ  4(PC)                  \
	ADDQ $slot__size, at        \
	ANDQ $(const_tableSize*slot__size-1), at \
	JMP  -6(PC)                 \
	CMPQ slot_id(base)(at*1), id
