package debug

import "context"

// A goal says where a run ends.
type goal struct {
	to         int   // before the command with this index; -1 for none
	until      *when // at this moment
	beforeTurn bool  // before a command that begins a turn
	stops      bool  // at breakpoints, watchpoints
	moved      bool  // they count where the program is already, too
}

func nowhere() goal { return goal{to: -1, stops: true} }

// Step executes the next command.
func (d *Debugger) Step() Stop {
	d.goal = nowhere()
	d.hit = nil
	if d.Done() {
		return Stop{Reason: Done}
	}
	if stop, ok := d.command(nil); !ok {
		return *stop
	}
	if hit := d.hit; hit != nil {
		d.hit = nil
		return *hit
	}
	return Stop{Reason: Stepped}
}

// StepRun executes the next command and those after it that are equal. A [ or ]
// is taken alone. It may stop earlier as Continue does.
func (d *Debugger) StepRun(ctx context.Context) Stop {
	if d.Done() || !isRun(d.code[d.pc].op) {
		return d.Step()
	}
	return d.begin(ctx, d.runEnd(d.pc))
}

// StepOver executes the next command, and if it is a [ the whole loop. It may stop
// earlier as Continue does.
func (d *Debugger) StepOver(ctx context.Context) Stop {
	if d.Done() || d.code[d.pc].op != '[' {
		return d.Step()
	}
	return d.begin(ctx, int(d.code[d.pc].match)+1)
}

// StepOut goes on until the innermost loop that the next command is in has ended,
// or if it is in none, as Continue.
func (d *Debugger) StepOut(ctx context.Context) Stop {
	to := d.around(d.pc)
	if to >= 0 {
		to = int(d.code[to].match) + 1
	}
	return d.begin(ctx, to)
}

// RunTo goes on until the program is before the first command at or after an
// offset in the source.
func (d *Debugger) RunTo(ctx context.Context, offset int) Stop { return d.begin(ctx, d.find(offset)) }

// Continue goes on until there is a reason to stop: a breakpoint, a watched cell
// that has changed, a read without input, the end, an error, a pause.
func (d *Debugger) Continue(ctx context.Context) Stop { return d.begin(ctx, -1) }

// Resume goes on with the move forwards that was paused.
func (d *Debugger) Resume(ctx context.Context) Stop {
	ctx, done := d.pausable(ctx)
	defer done()
	return d.forward(ctx, &d.goal)
}

func (d *Debugger) begin(ctx context.Context, to int) Stop {
	d.goal = nowhere()
	d.goal.to = to
	return d.Resume(ctx)
}

// runUntil goes to a later moment.
func (d *Debugger) runUntil(ctx context.Context, at when) bool {
	return d.forward(ctx, &goal{to: -1, until: &at}).Reason == Stepped
}

const (
	// few is how many commands are executed one by one before it pays to
	// compile the program for a stop that is wanted once.
	few = 20_000
	// glance is how many commands pass between two looks at the world.
	glance = 4096
)

// forward goes on to the goal, by machine code where possible.
func (d *Debugger) forward(ctx context.Context, g *goal) Stop {
	r := runner{d: d, g: g}
	d.hit = nil
	if g.stops {
		r.skip = skipLimit{keep: d.stops(g.to), watch: true}
	}
	for n := 0; ; n++ {
		if stop, ok := r.arrived(); ok {
			return stop
		}
		if n%glance == 0 && ctx.Err() != nil || g.stops && g.until == nil && d.beyond() {
			return Stop{Reason: Paused}
		}
		if r.image == nil && r.mayCompile(n) {
			if err := r.compile(); err != nil {
				return Stop{Reason: Failed, Err: err}
			}
		}
		if r.image != nil {
			entered, err := r.enter()
			if err != nil {
				return Stop{Reason: Failed, Err: err}
			}
			if entered {
				g.moved = true
				n = glance - 1 // have a look at the world
				continue
			}
		}
		if stop := r.command(); stop != nil {
			return *stop
		}
	}
}

// A runner is a run on its way to a goal.
type runner struct {
	d     *Debugger
	g     *goal
	skip  skipLimit
	image *image
	most  count // what skip.most points to
	// failing is set when the next commands are known to fail.
	failing bool
}

// arrived reports whether the run ends here.
func (r *runner) arrived() (Stop, bool) {
	d, g := r.d, r.g
	switch {
	case g.until != nil && !d.now.before(*g.until):
	case d.Done():
		return Stop{Reason: Done}, true
	case g.moved && g.to == d.pc:
	case g.moved && g.stops && (len(d.breaks) > 0 || len(d.hashes) > 0) && d.breaksHere():
		return Stop{Reason: Breakpoint}, true
	case g.beforeTurn && d.beginsTurn():
	default:
		return Stop{}, false
	}
	return Stop{Reason: Stepped}, true
}

// command executes a command, or a closed loop as a whole.
func (r *runner) command() *Stop {
	d := r.d
	r.skip.most = nil
	if u := r.g.until; u != nil && u.turn == d.now.turn {
		r.most = u.commands.minus(d.now.commands)
		r.skip.most = &r.most
	}
	turn := d.now.turn
	stop, ok := d.command(&r.skip)
	if !ok {
		return stop
	}
	r.g.moved = true
	if d.now.turn != turn {
		d.maySnapshot(r.g)
	}
	if hit := d.hit; hit != nil {
		d.hit = nil
		if r.g.stops {
			return hit
		}
	}
	return nil
}

// Next goes over a loop at its [, and otherwise over a run of equal commands: what
// somebody who reads the program takes in at once.
func (d *Debugger) Next(ctx context.Context) Stop {
	if !d.Done() && d.code[d.pc].op == '[' {
		return d.StepOver(ctx)
	}
	return d.StepRun(ctx)
}
