package jit

// A place is what a name stands for: an offset in a piece.
type place struct {
	c      *Code
	offset int
}

// Lookup returns the piece that was loaded last under a name, or as part of
// which a symbol of that name was, and how far from its start that is. It
// reports false if there is none, or that piece is closed.
//
// The first Lookup, or Link that refers to a symbol, makes a table of names; only
// from then on, loading a piece with a name costs a little more.
func (a *Arena) Lookup(name string) (c *Code, offset int, ok bool) {
	p, ok := a.find(name)
	return p.c, p.offset, ok
}

func (a *Arena) find(name string) (place, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.names == nil {
		a.names = map[string]place{}
		for _, c := range a.pieces() {
			a.enterNames(c)
		}
	}
	p, ok := a.names[name]
	return p, ok
}

// enterNames adds the names of c to the table, unless a piece that was loaded
// later has them.
func (a *Arena) enterNames(c *Code) {
	notes := c.notes()
	if notes == nil {
		return
	}
	enter := func(name string, offset int) {
		if last, ok := a.names[name]; name != "" && (!ok || last.c.notes().load <= notes.load) {
			a.names[name] = place{c, offset}
		}
	}
	for _, s := range notes.symbols {
		enter(s.Name, s.Offset)
	}
	enter(notes.name, 0)
}

// leaveNames takes the names of c out of the table.
func (a *Arena) leaveNames(c *Code) {
	notes := c.notes()
	if notes == nil {
		return
	}
	leave := func(name string) {
		if a.names[name].c == c {
			delete(a.names, name)
		}
	}
	for _, s := range notes.symbols {
		leave(s.Name)
	}
	leave(notes.name)
}
