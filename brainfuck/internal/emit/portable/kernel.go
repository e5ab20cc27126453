package portable

// A Kernel is what differs between Linux's processors: numbers of system calls
// (asm/unistd.h) and the layout of the context that a signal handler gets
// (struct ucontext, asm/ucontext.h).
type Kernel struct {
	Read, Write, Mmap, Mprotect, Exit, Sigaction, Sigreturn int
	Getpid, Kill, Setitimer, Ppoll                          int

	// General and PC are where a ucontext has the general registers, by the
	// numbers that the instruction set gives them, and the program counter.
	General func(n uint8) int32
	PC      int32

	// PageSize is the largest size of a page.
	PageSize int64
}
