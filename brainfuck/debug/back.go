package debug

import (
	"context"
	"time"
)

// Back goes one command back. It reports Stepped, or Start if there is none.
// Going back beyond a change of a cell undoes it.
func (d *Debugger) Back(ctx context.Context) Stop { return d.back(ctx, 1) }

// BackRun goes back to before the run of equal commands that were executed last.
func (d *Debugger) BackRun(ctx context.Context) Stop {
	if d.pc == 0 {
		return d.Back(ctx)
	}
	return d.back(ctx, uint64(d.pc-d.runStart(d.pc)))
}

// BackOver goes back to before the loop that has just ended, if one has, or to
// the last breakpoint or watchpoint in it; otherwise one command.
func (d *Debugger) BackOver(ctx context.Context) Stop {
	if d.pc == 0 || d.code[d.pc-1].op != ']' {
		return d.Back(ctx)
	}
	return d.travel(ctx, func(ctx context.Context) (Stop, bool) {
		return d.search(ctx, int(d.code[d.pc-1].match))
	})
}

// ReverseContinue goes back to the last time that the program would have stopped
// at a breakpoint, or just before it changed a watched cell, or to the beginning.
func (d *Debugger) ReverseContinue(ctx context.Context) Stop {
	return d.travel(ctx, func(ctx context.Context) (Stop, bool) { return d.search(ctx, -1) })
}

// Restart goes to the beginning and undoes all changes of cells. Input that the
// program has read is there to be read again.
func (d *Debugger) Restart() {
	clear(d.snaps[1:])
	d.snaps = d.snaps[:1]
	d.restore(d.snaps[0])
	d.forgetFuture()
}

// back goes n commands back, which if they are many belong to one turn.
func (d *Debugger) back(ctx context.Context, n uint64) Stop {
	return d.travel(ctx, func(ctx context.Context) (Stop, bool) {
		at := d.now.when
		switch {
		case at == when{}:
			return Stop{Reason: Start}, true
		case at.commands == count{}:
			return Stop{}, d.seekEnd(ctx, at)
		}
		at.commands = at.commands.minus(count{lo: n})
		return Stop{}, d.seek(ctx, at)
	})
}

// travel makes a move into the past. If it is interrupted, nothing has changed.
func (d *Debugger) travel(ctx context.Context, move func(context.Context) (Stop, bool)) Stop {
	ctx, done := d.pausable(ctx)
	defer done()
	d.know()
	present, err := d.now, d.err
	last := d.lastUntil(present.when)
	fixed := d.snaps[last]
	stop, ok := move(ctx)
	if ok {
		d.err = nil
		d.forgetFuture()
		return stop
	}
	for i, s := range d.snaps {
		if s == fixed {
			last = i
		}
	}
	d.arrive(context.WithoutCancel(ctx), present, last)
	d.err = err
	return Stop{Reason: Paused}
}

// seek goes to a moment in the past.
func (d *Debugger) seek(ctx context.Context, at when) bool {
	return d.approach(ctx, at.turn, d.lastUntil(at)) && d.runUntil(ctx, at)
}

// seekEnd goes to the last moment before the turn that begins at a moment.
func (d *Debugger) seekEnd(ctx context.Context, at when) bool {
	i := d.lastUntil(at)
	for i > 0 && !d.snaps[i].at.before(at) {
		i--
	}
	if !d.approach(ctx, at.turn-1, i) {
		return false
	}
	stop := d.forward(ctx, &goal{to: -1, beforeTurn: true})
	return stop.Reason == Stepped
}

// approach goes from a snapshot to the beginning of a turn. Since who goes back
// once often does so again, it takes snapshots on the way, the closer together
// the nearer the turn is.
func (d *Debugger) approach(ctx context.Context, turn int64, snap int) bool {
	d.restore(d.snaps[snap])
	begin := time.Now()
	for d.now.turn < turn {
		next := turn
		if left := turn - d.now.turn; left > 256 {
			next -= left / 2
		}
		if !d.runUntil(ctx, when{turn: next}) {
			return false
		}
		if time.Since(begin) > 2*time.Millisecond {
			d.takeSnapshot(false)
			begin = time.Now()
		}
	}
	return true
}

// search goes back to the last moment before the present at which the program
// stops, be it before the command with the index to.
func (d *Debugger) search(ctx context.Context, to int) (Stop, bool) {
	limit := d.now.when
	for i := d.lastUntil(limit); i >= 0; i-- {
		begin := d.snaps[i]
		if !begin.at.before(limit) {
			continue
		}
		d.restore(begin)
		last, at, found, ok := d.lastStop(ctx, goal{to: to, stops: true, moved: true, until: &limit})
		if !ok {
			return Stop{}, false
		}
		if found {
			return last, d.arrive(ctx, at, i)
		}
		limit = begin.at
	}
	d.restore(d.snaps[d.lastUntil(when{})])
	return Stop{Reason: Start}, true
}

// lastStop runs to the moment that g ends at and returns the last stop on the way.
func (d *Debugger) lastStop(ctx context.Context, g goal) (last Stop, at clock, found, ok bool) {
	for {
		stop := d.forward(ctx, &g)
		switch {
		case stop.Reason == Watchpoint: // the moment before
			at = d.now
			one := count{lo: 1}
			if at.known {
				at.commands = at.commands.minus(one)
			} else {
				at.since = at.since.minus(one)
			}
		case stop.Reason == Stepped && d.now.turn == g.until.turn && d.now.known && !d.now.before(*g.until):
			return last, at, found, true
		case stop.Reason == Breakpoint, stop.Reason == Stepped:
			at = d.now
		default:
			return last, at, found, false
		}
		last, found = stop, true
		g.moved = stop.Reason == Watchpoint // what is here counts, too
	}
}

// Previous goes back over what Next goes over.
func (d *Debugger) Previous(ctx context.Context) Stop {
	if d.pc > 0 && d.code[d.pc-1].op == ']' {
		return d.BackOver(ctx)
	}
	return d.BackRun(ctx)
}
