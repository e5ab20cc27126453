package jit

import (
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// Commands of membarrier(2).
const (
	membarrierSyncCore         = 1 << 5 // MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE
	membarrierRegisterSyncCore = 1 << 6
)

// coresReady tells whether the process is registered for syncCores.
var coresReady atomic.Bool

// prepareCores registers the process for syncCores. The kernel may take
// milliseconds for it.
var prepareCores = sync.OnceFunc(func() {
	coresReady.Store(membarrier(membarrierRegisterSyncCore))
})

// syncCores makes the processors that run threads of this process forget
// instructions that they have fetched but not executed. Flushing caches does
// that for this thread's processor only (Arm ARM B2.2.5): without it, another one
// might run what was at the address of new code before. Kernels before 4.16 have
// no such call; they rely on what else happens on a processor before it gets to
// know of new code.
func syncCores() {
	if coresReady.Load() {
		membarrier(membarrierSyncCore)
	}
}

func membarrier(command uintptr) bool {
	_, _, errno := unix.Syscall(unix.SYS_MEMBARRIER, command, 0, 0)
	return errno == 0
}
