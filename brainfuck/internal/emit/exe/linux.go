package exe

// Numbers of Linux that are the same on all processors (asm-generic).
const (
	stdin, stdout, stderr = 0, 1, 2

	protReadWrite = 3
	mapTape       = 0x2 | 0x20 | 0x4000 // MAP_PRIVATE, MAP_ANONYMOUS, MAP_NORESERVE

	maxErrno = 4095 // a result from -maxErrno to -1 is an error
	eintr    = 4
	eagain   = 11
	epipe    = 32

	pollIn, pollOut = 1, 4

	sigill  = 4
	sigsegv = 11
	sigalrm = 14

	saSiginfo   = 0x4
	saRestorer  = 0x0400_0000
	saRestart   = 0x1000_0000
	saResethand = 0x8000_0000
	sigsetSize  = 8

	siginfoAddr = 16 // si_addr in siginfo_t
)

// The exit statuses, those of bf.
const (
	exitOK     = 0
	exitFailed = 1
	exitPipe   = 141 // nobody reads the output
)
