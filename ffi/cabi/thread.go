package cabi

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// maxDepth is the number of entries in a thread's record.
const maxDepth = 60

// A thread is the record of one operating system thread: which calls of
// generated code it is in, innermost last. The gate on that thread writes it,
// and the signal handler on that thread reads it; others may look at it.
//
// Calls of other functions have an entry only inside of those calls, that is in
// callbacks: as a mark that a fault there is none of the code outside.
type thread struct {
	top   uintptr // address of the first entry that is free
	end   uintptr // address behind the last one
	fault faultInfo
	calls [1 + maxDepth]entry // the first is none, with a stack pointer above all others
}

// newThread returns the record of a thread that is in no call.
func newThread() *thread {
	t := new(thread)
	t.calls[0].sp = ^uintptr(0)
	t.top = uintptr(unsafe.Pointer(&t.calls[1])) // in t itself
	t.end = uintptr(unsafe.Pointer(&t.calls[maxDepth])) + unsafe.Sizeof(entry{})
	return t
}

// running returns the entries of the calls that the thread is in, from a moment
// ago.
func (t *thread) running() []entry {
	top := atomic.LoadUintptr(&t.top)
	n := (top - uintptr(unsafe.Pointer(&t.calls[1]))) / unsafe.Sizeof(entry{})
	return t.calls[1 : 1+n]
}

// An entry is one running call. A callback that panics unwinds past the gate,
// which then does not take its entry away. Such a stale entry is recognized: an
// odd token says so, and the gate drops entries whose stack pointers are not
// above its own.
type entry struct {
	sp     uintptr // where the gate has saved the frame pointer
	guard  uintptr // as in target, and maybe watched; 0 if faults are not caught
	watch  uintptr // as in target, if the call is watched
	token  uintptr // another one in each call
	system uintptr // the thread's system goroutine, on whose stack the code runs
	// The goroutine that made the call, and how far the frame is from the end of its
	// stack, find the frame again. No two running calls agree in both.
	g, away uintptr
	_       uintptr
}

// watched is the bit of an entry's guard that says that there is a watch.
const watched = 1

// stale reports whether e is not that of a running call.
func (e *entry) stale() bool { return atomic.LoadUintptr(&e.token)&1 != 0 }

// slot is an entry of the table that finds the record of a thread, a hash table
// with linear probing. Slots are taken and never given back: threads come and
// go, but their addresses return.
type slot struct {
	id     uintptr // the thread pointer
	record uintptr // address of a thread
}

const (
	tableBits = 14
	tableSize = 1 << tableBits
	mostTaken = tableSize / 4 * 3 // a free slot ends every search
)

var (
	table [tableSize]slot
	taken uintptr // number of slots taken
)

// records keeps all records alive, which the table knows by address only.
var records struct {
	sync.Mutex
	all  atomic.Pointer[[]*thread] // grows by replacement
	free []*thread                 // not in the table
}

// newRecord puts a record into the table for the thread that the goroutine
// happens to run on, unless it has one. It reports false if the table is full.
func newRecord() bool {
	t := takeRecord()
	if enlist(t) {
		return true
	}
	records.Lock()
	records.free = append(records.free, t)
	records.Unlock()
	return atomic.LoadUintptr(&taken) < mostTaken
}

func takeRecord() *thread {
	records.Lock()
	defer records.Unlock()
	if n := len(records.free); n > 0 {
		t := records.free[n-1]
		records.free = records.free[:n-1]
		return t
	}
	t := newThread()
	all := []*thread{t}
	if old := records.all.Load(); old != nil {
		all = append(*old, t)
	}
	records.all.Store(&all)
	return t
}

// enlisting is what enlist asks of the gate's sister (gate_*.s).
type enlisting struct{ record, used uintptr }

// enlist gives the current thread the record t, and reports whether it did:
// the thread may have one, and the table may be full.
func enlist(t *thread) bool {
	e := enlisting{record: uintptr(unsafe.Pointer(t))} // records.all keeps t
	cgocall(enlister, unsafe.Pointer(&e))
	return e.used != 0
}
