package cabi

import (
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// fence tells the gate to order its entry in the record before the look at the
// guard with an instruction, in all calls: it keeps guards young, whose calls have
// one. It is 1 until the process can make its threads pass a barrier by a system call
// instead.
var fence uint32 = 1

// Commands of membarrier(2).
const (
	membarrierPrivateExpedited         = 1 << 3
	membarrierRegisterPrivateExpedited = 1 << 4
)

// registerAfter is how long a process lives before it registers for barriers,
// for which the kernel takes milliseconds: more than a short program runs.
const registerAfter = 100 * time.Millisecond

// asymmetric guards whether barrier makes the system call: it is set, once and
// for all, before the gate leaves its instruction out.
var asymmetric struct {
	sync.RWMutex
	on bool
}

// prepareBarrier makes calls with a guard cheaper, later. It is called with the
// first of them.
var prepareBarrier = sync.OnceFunc(func() {
	time.AfterFunc(registerAfter, func() {
		if !membarrier(membarrierRegisterPrivateExpedited) {
			return
		}
		asymmetric.Lock()
		asymmetric.on = true
		asymmetric.Unlock()
		// Whoever did not see that has passed its barrier by now, when all
		// calls still had the instruction.
		atomic.StoreUint32(&fence, 0)
	})
})

// barrier makes all running threads of the process pass a memory barrier, unless
// those in the gate do that themselves.
func barrier() {
	asymmetric.RLock()
	defer asymmetric.RUnlock()
	if asymmetric.on && !membarrier(membarrierPrivateExpedited) {
		panic("cabi: membarrier fails although the kernel has promised it")
	}
}

func membarrier(command uintptr) bool {
	_, _, errno := unix.Syscall(unix.SYS_MEMBARRIER, command, 0, 0)
	return errno == 0
}
