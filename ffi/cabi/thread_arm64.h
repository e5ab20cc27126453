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
// that of the thread, or 0 if it is the free one where the search ended.
#define FIND_SLOT(id, at, base, slot, found) \
	FIRST_SLOT(id, at, base, slot, found) \
	CMP  id, found                    \
	BEQ  5(PC)                        \
	CBZ  found, 4(PC)                 \
	ADD  $slot__size, at              \
	AND  $(const_tableSize*slot__size-1), at \
	JMP  -7(PC)

// FIRST_SLOT leaves in them where the search begins. Thread control blocks lie at
// the same offset in different pages: the page number is what differs, multiplied
// by 2^64 over the golden ratio.
#define FIRST_SLOT(id, at, base, slot, found) \
	THREAD_POINTER(id)                \
	MOVD $0x9e3779b97f4a7c15, at      \
	MUL  id, at                       \
	LSR  $(64-const_tableBits), at    \
	LSL  $4, at                       \
	MOVD $·table(SB), base            \
	ADD  at, base, slot               \
	MOVD slot_id(slot), found

// NOTE_CALL writes the entry at e of the thread at t for a call with the guard,
// whose gate has saved R29 where R29 points, and whose frame is as far away from
// the end of the stack of the goroutine gp. It changes x and y. The token becomes another
// one, which is even: the call is there. The entry is complete before the top says
// that it is there: for the signal handler, which runs on this thread. Other threads
// see that much in order after a barrier.
#define NOTE_CALL(t, e, guarded, gp, distance, x, y) \
	MOVD R29, entry_sp(e)             \
	MOVD guarded, entry_guard(e)      \
	MOVD g, entry_system(e)           \
	MOVD gp, entry_g(e)               \
	MOVD distance, entry_away(e)      \
	ADD  $entry_token, e, y           \
	MOVD (y), x                       \
	ORR  $1, x                        \
	ADD  $1, x                        \
	STLR x, (y)                       \
	ADD  $entry__size, e, x           \
	MOVD x, thread_top(t)
