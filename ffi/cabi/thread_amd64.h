// How the current thread is known, and where its record is.

#ifdef GOOS_darwin
#define THREAD_POINTER(r) MOVQ 0(GS), r // the thread's own pthread_t
#else
#define THREAD_POINTER(r) MOVQ 0(FS), r // the thread control block: ELF TLS ABI, variant II
#endif

// FIND_SLOT searches the table for the current thread. It leaves the thread
// pointer in id and the slot at (base)(at*1), and the flags "equal" if that is
// the thread's slot; otherwise it is the free one where the search ended.
#define FIND_SLOT(id, at, base) \
	FIRST_SLOT(id, at, base)    \
	CMPQ slot_id(base)(at*1), id \
	JEQ  7(PC)                  \
	CMPQ slot_id(base)(at*1), $0 \
	JEQ  4(PC)                  \
	ADDQ $slot__size, at        \
	ANDQ $(const_tableSize*slot__size-1), at \
	JMP  -6(PC)                 \
	CMPQ slot_id(base)(at*1), id

// FIRST_SLOT leaves in them where the search begins. Thread control blocks lie at
// the same offset in different pages: the page number is what differs, multiplied
// by 2^64 over the golden ratio.
#define FIRST_SLOT(id, at, base) \
	THREAD_POINTER(id)          \
	MOVQ $0x9e3779b97f4a7c15, at \
	IMULQ id, at                \
	SHRQ $(64-const_tableBits), at \
	SHLQ $4, at                 \
	LEAQ ·table(SB), base

// NOTE_CALL writes the entry at e of the thread at t for a call with the guard,
// whose gate has saved BP where BP points, and whose frame is as far away from
// the end of the stack of the goroutine g. It changes x. The token becomes another
// one, which is even: the call is there. The entry is complete before the top says
// that it is there.
#define NOTE_CALL(t, e, guarded, gp, distance, x) \
	MOVQ BP, entry_sp(e)        \
	MOVQ guarded, entry_guard(e) \
	MOVQ (TLS), x               \
	MOVQ x, entry_system(e)     \
	MOVQ gp, entry_g(e)         \
	MOVQ distance, entry_away(e) \
	MOVQ entry_token(e), x      \
	ORQ  $1, x                  \
	INCQ x                      \
	MOVQ x, entry_token(e)      \
	LEAQ entry__size(e), x      \
	MOVQ x, thread_top(t)
