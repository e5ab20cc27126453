package jit

import (
	"errors"
	"fmt"
	"slices"

	"github.com/seed1605a99e/movabs/ffi"
)

// Link loads an Object and resolves its symbols: names of pieces of this arena,
// and of symbols in them (see [Arena.Lookup]), first, and then with the func
// resolve, which may be nil.
// Names of libc come from [ffi.Library.Lookup], a Go func has an address as a
// callback.
//
// A piece that the object refers to stays open as long as the linked one does:
// closing it is an [*InUseError]. An address from resolve must stay valid.
//
// A branch that does not reach its target leads to a stub behind the code that
// jumps there, which makes the piece longer.
//
// The error is a [*LinkError] if a symbol is not found, a distance does not
// fit, or a Reloc makes no sense; nothing is loaded then. Otherwise it is as
// that of [Arena.Load].
func (a *Arena) Link(o *Object, resolve func(name string) (ffi.Addr, bool)) (*Code, error) {
	l := linker{arena: a, object: o, resolve: resolve, targets: map[string]uintptr{}, stubs: map[uintptr]int{}}
	defer l.letGo()
	if err := l.findTargets(); err != nil {
		return nil, fmt.Errorf("jit: link: %w", err)
	}
	c, err := l.load()
	if err != nil {
		return nil, fmt.Errorf("jit: link: %w", err)
	}
	return c, nil
}

// A linker links one object.
type linker struct {
	arena   *Arena
	object  *Object
	resolve func(name string) (ffi.Addr, bool)
	targets map[string]uintptr // addresses of symbols; not of the object itself
	uses    []*Code            // held open meanwhile
	stubs   map[uintptr]int    // offsets of stubs by the address they lead to
	order   []uintptr          // the addresses in the order of their stubs
}

// findTargets resolves all symbols and counts the stubs.
func (l *linker) findTargets() error {
	o := l.object
	for i, r := range o.Relocs {
		size := r.Kind.size()
		if size == 0 || r.Offset < 0 || r.Offset > len(o.Code)-size {
			return l.fail(i, "is not a field in the code")
		}
		if r.Symbol == "" {
			continue
		}
		target, ok := l.targets[r.Symbol]
		if !ok {
			if target, ok = l.find(r.Symbol); !ok {
				return l.fail(i, "is not defined")
			}
			l.targets[r.Symbol] = target
		}
		target += uintptr(r.Addend)
		if r.Kind.branch() && !l.arena.space.contains(target) && !l.arena.space.reaches(r.Kind, target) {
			if stubLen == 0 {
				return l.fail(i, "may be out of reach, and there are no stubs on this platform")
			}
			l.addStub(target)
		}
	}
	return nil
}

// addStub plans a stub for a target that may be out of reach.
func (l *linker) addStub(target uintptr) {
	if _, ok := l.stubs[target]; !ok {
		l.stubs[target] = int(roundUp(uintptr(len(l.object.Code)), stubAlign)) + len(l.order)*stubLen
		l.order = append(l.order, target)
	}
}

// find resolves a name.
func (l *linker) find(name string) (uintptr, bool) {
	if p, ok := l.arena.find(name); ok && p.c.use() {
		l.uses = append(l.uses, p.c)
		return p.c.addr + uintptr(p.offset), true
	}
	if l.resolve == nil {
		return 0, false
	}
	addr, ok := l.resolve(name)
	return uintptr(addr), ok
}

// errFar reports branches within the space that need stubs, which are planned now.
var errFar = errors.New("a piece is out of reach of a branch")

// load puts the object into memory. Where it comes to lie is known only then;
// if other pieces are out of reach from there, it takes a second attempt, with
// stubs for these.
func (l *linker) load() (*Code, error) {
	for {
		c, err := l.tryLoad()
		if !errors.Is(err, errFar) {
			return c, err
		}
	}
}

func (l *linker) tryLoad() (*Code, error) {
	o, a := l.object, l.arena
	code := make([]byte, len(o.Code), len(o.Code)+stubAlign+len(l.order)*stubLen)
	copy(code, o.Code)
	for _, target := range l.order {
		code = append(code, traps[len(code)%trapLen:][:l.stubs[target]-len(code)]...)
		code = appendStub(code, target)
	}
	c := newCode(len(code), notes{name: o.Name, symbols: slices.Clone(o.Symbols), uses: l.uses})
	patch := func(addr uintptr) ([]byte, error) { return code, l.patch(code, addr) }
	a.hold(c)
	a.mu.Lock()
	err := a.place(c, len(code))
	if err == nil && c.home.block != nil {
		if err = l.patch(code, c.addr); err == nil {
			c.write(code)
		} else {
			if n := c.notes(); n != nil {
				n.uses = nil // letGo ends their use
			}
			err = errors.Join(err, a.discard(c))
		}
	}
	a.mu.Unlock()
	if err == nil && c.home.block == nil {
		err = a.loadApart(c, patch)
	}
	if err != nil {
		return nil, err
	}
	l.uses = nil // are c's now
	syncCores()
	a.announce(c, code)
	return c, nil
}

// patch fills in the fields of the object, which will be at base. Its error is
// errFar if it has planned more stubs.
func (l *linker) patch(code []byte, base uintptr) (far error) {
	for i, r := range l.object.Relocs {
		target := base
		if r.Symbol != "" {
			target = l.targets[r.Symbol]
		}
		target += uintptr(r.Addend)
		from := base + uintptr(r.Offset)
		if r.Kind.branch() && !r.Kind.fits(r.Kind.distance(from, target)) {
			if stub, ok := l.stubs[target]; ok {
				target = base + uintptr(stub)
			} else if r.Symbol != "" && stubLen != 0 {
				l.addStub(target)
				far = errFar
				continue
			}
		}
		if !r.Kind.fits(r.Kind.distance(from, target)) {
			return l.fail(i, "is out of reach")
		}
		r.Kind.put(code[r.Offset:], from, target)
	}
	return far
}

// letGo closes nothing: it ends the use of pieces by an object that was not
// loaded.
func (l *linker) letGo() {
	for _, c := range l.uses {
		c.letGo()
	}
}

// unlink ends the use of other pieces by c.
func (c *Code) unlink() {
	if n := c.notes(); n != nil {
		for _, used := range n.uses {
			used.letGo()
		}
	}
}

// reaches reports whether target is within reach of a branch of some kind at
// every place in the space.
func (s *space) reaches(k RelocKind, target uintptr) bool {
	return k.fits(k.distance(s.base, target)) && k.fits(k.distance(s.base+s.size, target))
}

// contains reports whether target lies in the space.
func (s *space) contains(target uintptr) bool { return target-s.base < s.size }

// A LinkError reports a Reloc that can not be resolved.
type LinkError struct {
	Object string
	Reloc  Reloc
	Reason string
}

func (e *LinkError) Error() string {
	name := fmt.Sprintf("symbol %q", e.Reloc.Symbol)
	if e.Reloc.Symbol == "" {
		name = "the object itself"
	}
	return fmt.Sprintf("%s at offset %#x of %q (%s) %s", name, e.Reloc.Offset, e.Object, e.Reloc.Kind, e.Reason)
}

func (l *linker) fail(i int, reason string) error {
	return &LinkError{Object: l.object.Name, Reloc: l.object.Relocs[i], Reason: reason}
}
