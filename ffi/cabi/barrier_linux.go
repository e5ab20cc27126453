package cabi

import (
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// fence tells the gate to order its entry in the record before the look at the
// guard with an instruction, because barrier does nothing.
var fence uint32

// Commands of membarrier(2).
const (
	membarrierPrivateExpedited         = 1 << 3
	membarrierRegisterPrivateExpedited = 1 << 4
)

// prepareBarrier must have been called before the first call with a guard.
var prepareBarrier = sync.OnceFunc(func() {
	if !membarrier(membarrierRegisterPrivateExpedited) {
		atomic.StoreUint32(&fence, 1)
	}
})

// barrier makes all running threads of the process pass a memory barrier.
func barrier() {
	if atomic.LoadUint32(&fence) == 0 && !membarrier(membarrierPrivateExpedited) {
		panic("cabi: membarrier fails although the kernel has promised it")
	}
}

func membarrier(command uintptr) bool {
	_, _, errno := unix.RawSyscall(unix.SYS_MEMBARRIER, command, 0, 0)
	return errno == 0
}
