package rt

import (
	"cmp"
	"errors"
	"math"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/jit"
)

// A Source gives a program part by part. Its methods may be called by many
// goroutines at the same time, the compiler not.
type Source interface {
	// Len returns the number of parts, which have the numbers from 1 on. Number
	// 0 is what runs first.
	Len() int
	// Compiler returns what compiles parts, each valid until the next one.
	Compiler() func(n int) *ir.Program
	// Reach returns how many cells, at most, an access can be from the one
	// before, apart from the offsets in ops.
	Reach() int
	// Size returns the size of the source in bytes.
	Size() int
}

// parts is the code of an image that is made as runs come to it.
type parts struct {
	code   *jit.Growing
	config native.Config
	table  []uintptr // native.CallSlot and so on; the code reads it
	first  *native.Code

	mu         sync.Mutex // guards the rest, and writing to the table
	pieces     []piece    // ascending by offset
	loaded     []bool     // by number
	compile    func(n int) *ir.Program
	translator translator
	times      LoadTimes
}

// A piece is the code of a part.
type piece struct {
	offset int // in the growing code
	end    int
	code   *native.Code
}

// LoadTimes tells how long it took to make code and to load it. Generate
// includes what a Source does.
type LoadTimes struct{ Generate, Load time.Duration }

// Bytes of code that are reserved for a byte of source, and for all, beside two pages
// for each part. A read is the command with the most code: 52 bytes, if the end of
// input is an error.
const (
	codePerSource = 64
	maxReserved   = 1 << 30
)

// LoadParts is Load, in the buffered mode, of what runs first. Other parts are
// generated and loaded when a run comes to them.
func LoadParts(s Source, m ir.Machine, bits int) (*Image, error) {
	start := time.Now()
	p := &parts{
		config:  native.Config{EOF: m.EOF, CheckLow: needsCheck(m, bits), Parts: true},
		table:   make([]uintptr, native.Slots(s.Len())),
		loaded:  make([]bool, s.Len()+1),
		compile: s.Compiler(),
	}
	n, err := p.translator.Generate(p.compile(0), p.config)
	if err != nil {
		return nil, err
	}
	generated := time.Now()
	bytes := int64(bits / 8)
	n.Reach = min(int64(s.Reach())+2*ir.MaxOffset, math.MaxInt64/2/bytes) * bytes
	p.first = n
	p.code, err = loadGrowing(n.Text, min(codePerSource*s.Size(), maxReserved)+s.Len()*2*os.Getpagesize())
	if err != nil {
		return nil, err
	}
	base := uintptr(p.code.Addr())
	for reason, offset := range n.Exits {
		p.table[native.ExitSlot(native.Reason(reason))] = base + uintptr(offset)
	}
	p.enter(piece{0, len(n.Text), n})
	x := &Image{mode: native.Buffered, machine: m, bits: bits, native: n, parts: p}
	if err := x.tryCall(); err != nil {
		return nil, errors.Join(err, p.code.Close())
	}
	p.times = LoadTimes{generated.Sub(start), time.Since(generated)}
	return x, nil
}

// loadGrowing loads code that may grow by a number of bytes; by less, where so many
// addresses are not free.
func loadGrowing(code []byte, more int) (*jit.Growing, error) {
	for {
		c, err := jit.LoadGrowing(code, len(code)+more)
		if err == nil || errors.Is(err, errors.ErrUnsupported) || more < 1<<20 {
			return c, err
		}
		more /= 2
	}
}

// enter lists a piece and fills in the slots of the parts that it calls.
func (p *parts) enter(c piece) {
	p.pieces = append(p.pieces, c) // code only grows at its end
	at := uintptr(p.code.Addr()) + uintptr(c.offset)
	for i := range c.code.Calls {
		call := &c.code.Calls[i]
		p.store(native.CallSlot(call.Part), at+uintptr(call.Miss))
		p.store(native.ReturnSlot(call.Part), at+uintptr(call.Return))
	}
}

// store writes to the table, which code may be reading.
func (p *parts) store(slot int32, addr uintptr) { atomic.StoreUintptr(&p.table[slot], addr) }

// address returns where the table is: on the heap, which does not move, as long as
// p is in use.
func (p *parts) address() uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(p.table))) }

// load makes the part that code at an address wants to go on with, unless
// another run has done so meanwhile.
func (p *parts) load(resume uintptr) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	offset := int(resume - uintptr(p.code.Addr()))
	at, ok := p.piece(offset)
	var call native.Call
	if ok {
		call, ok = at.code.CallAt(offset - at.offset)
	}
	if !ok {
		return errors.New("the code left where it calls no part")
	}
	if p.loaded[call.Part] {
		return nil
	}
	start := time.Now()
	config := p.config
	config.Part = call.Part
	n, err := p.translator.Generate(p.compile(int(call.Part)), config)
	if err != nil {
		return err
	}
	generated := time.Now()
	offset, err = p.code.Add(n.Text)
	if err != nil {
		return err
	}
	c := piece{offset, offset + len(n.Text), n}
	n.Text = nil // has been copied
	p.enter(c)
	p.loaded[call.Part] = true
	p.store(native.CallSlot(call.Part), uintptr(p.code.Addr())+uintptr(offset+n.Body))
	p.times.Generate += generated.Sub(start)
	p.times.Load += time.Since(generated)
	return nil
}

// piece returns the piece that an offset lies in. The caller holds the lock.
func (p *parts) piece(offset int) (piece, bool) {
	i, found := slices.BinarySearchFunc(p.pieces, offset, func(c piece, offset int) int {
		return cmp.Compare(c.offset, offset)
	})
	if !found {
		i--
	}
	if i < 0 || offset > p.pieces[i].end {
		return piece{}, false
	}
	return p.pieces[i], true
}

// has reports whether there is code at an offset.
func (p *parts) has(offset int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, ok := p.piece(offset)
	return ok
}

// posAt is native.Code.PosAt.
func (p *parts) posAt(offset int) int32 {
	p.mu.Lock()
	defer p.mu.Unlock()
	c, ok := p.piece(offset)
	if !ok {
		return -1
	}
	return c.code.PosAt(offset - c.offset)
}

func (p *parts) loadTimes() LoadTimes {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.times
}
