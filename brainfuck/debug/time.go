package debug

import "context"

// A when is a moment in the program's history: commands is the number of those
// since the turn began.
type when struct {
	turn     int64 // of loops that are counted, since the beginning
	commands count
}

func (w when) before(o when) bool {
	return w.turn < o.turn || w.turn == o.turn && w.commands.less(o.commands)
}

// A clock tells the present. After machine code it is not known how many commands
// were executed since the turn began, because closed loops take any number of
// them. The place is then enough: the code leaves outside of closed loops, where
// no command is executed twice in a turn.
type clock struct {
	when
	known  bool  // commands are as in when
	anchor int   // or were, at the first time in the turn that pc was this,
	since  count // so many before the present
}

// pass tells the clock of commands that were executed.
func (d *Debugger) pass(n count) {
	d.now.commands = d.now.commands.plus(n)
	d.now.since = d.now.since.plus(n)
}

// beginTurn tells the clock that a turn has begun.
func (d *Debugger) beginTurn() {
	d.now = clock{when: when{turn: d.now.turn + 1}, known: true}
}

// leftAt tells the clock that machine code has left at pc.
func (d *Debugger) leftAt(pc int, atTurn bool) {
	d.now.commands, d.now.since = count{}, count{}
	d.now.known, d.now.anchor = atTurn, pc
}

// know makes the clock's count of commands known, by executing those of the turn
// again.
func (d *Debugger) know() {
	if d.now.known {
		return
	}
	err := d.err
	d.arrive(context.Background(), d.now, len(d.snaps)-1)
	d.err = err
}

// arrive goes to the moment that a clock tells, after the snapshot with the given
// index, and knows it then. It reports whether it was not interrupted.
func (d *Debugger) arrive(ctx context.Context, at clock, snap int) bool {
	s := d.snaps[snap]
	d.restore(s)
	if s.at.turn < at.turn && !d.runUntil(ctx, when{turn: at.turn}) {
		return false
	}
	if at.known {
		return d.runUntil(ctx, at.when)
	}
	for d.pc != at.anchor { // no turn begins on the way
		if _, ok := d.command(&skipLimit{}); !ok {
			return false
		}
	}
	return d.runUntil(ctx, when{at.turn, d.now.commands.plus(at.since)})
}
