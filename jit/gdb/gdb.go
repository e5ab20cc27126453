package gdb

import (
	"sync"
	"unsafe"

	"github.com/seed1605a99e/movabs/jit"
)

// Options are the properties of a [Debugger]. The zero value is a good choice.
type Options struct {
	// Frames returns how the stack pointer moves in a piece, ascending by
	// offset. With it, the debugger finds the callers of code that moves the
	// stack pointer and keeps no frame pointer. nil means that code leaves the
	// stack pointer alone; a func that returns nothing for a piece leaves the
	// debugger to guess.
	Frames func(c *jit.Code) []Frame
}

// A Frame says where the return address is from an offset of the code on.
type Frame struct {
	Offset int // of the first instruction for which this holds
	// Depth is how many bytes lower the stack pointer is than when the function
	// was entered: on x86-64, those from it up to the return address.
	Depth int
	// Link is for arm64: how many bytes below where the stack pointer was then
	// the return address is saved, 0 while it is in X30.
	Link int
}

// A Debugger is a [jit.Watcher] that tells the debugger of the process, if there
// is one now or later, of all pieces.
type Debugger struct {
	options Options

	mu      sync.Mutex
	entries map[*jit.Code]*entry
}

// New returns a Debugger; nil options mean the defaults. On platforms other
// than amd64 and arm64 it does nothing.
func New(o *Options) *Debugger {
	d := &Debugger{entries: map[*jit.Code]*entry{}}
	if o != nil {
		d.options = *o
	}
	return d
}

// Loaded is called by an arena.
func (d *Debugger) Loaded(c *jit.Code, code []byte) {
	list := interfaceList()
	if list == nil {
		return
	}
	frames := []Frame{{}}
	if d.options.Frames != nil {
		frames = d.options.Frames(c)
	}
	file := object(c, frames)
	e := &entry{file: unsafe.SliceData(file), size: uint64(len(file))}
	d.mu.Lock()
	d.entries[c] = e
	d.mu.Unlock()
	list.add(e)
}

// Closed is called by an arena.
func (d *Debugger) Closed(c *jit.Code) {
	d.mu.Lock()
	e := d.entries[c]
	delete(d.entries, c)
	d.mu.Unlock()
	if e != nil {
		interfaceList().remove(e)
	}
}

// An entry is GDB's struct jit_code_entry. Entries are on the heap, where they
// do not move.
type entry struct {
	next, prev *entry
	file       *byte
	size       uint64
}

// A descriptor is GDB's struct jit_descriptor.
type descriptor struct {
	version  uint32
	action   uint32 // what the debugger finds at the breakpoint
	relevant *entry
	first    *entry
}

// The actions.
const (
	noAction = iota
	registerAction
	unregisterAction
)

// registered guards the one descriptor of the process, and keeps alive what is
// in its list, which the collector does not look at.
var registered struct {
	sync.Mutex
	entries map[*entry]struct{}
}

func (d *descriptor) add(e *entry) {
	registered.Lock()
	defer registered.Unlock()
	if registered.entries == nil {
		registered.entries = map[*entry]struct{}{}
	}
	registered.entries[e] = struct{}{}
	e.next = d.first
	if e.next != nil {
		e.next.prev = e
	}
	d.first = e
	d.tell(registerAction, e)
}

func (d *descriptor) remove(e *entry) {
	registered.Lock()
	defer registered.Unlock()
	if e.prev != nil {
		e.prev.next = e.next
	} else {
		d.first = e.next
	}
	if e.next != nil {
		e.next.prev = e.prev
	}
	d.tell(unregisterAction, e)
	delete(registered.entries, e)
}

// tell stops at the debugger's breakpoint.
func (d *descriptor) tell(action uint32, e *entry) {
	d.action, d.relevant = action, e
	withoutSignals(registerCode)
	d.action, d.relevant = noAction, nil
}
