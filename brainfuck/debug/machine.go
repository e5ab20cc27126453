package debug

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/rt"
)

// A machine runs the program as machine code.
type machine struct {
	session *rt.Session
	images  []*image // compiled with different points, the last used one last
	current *image   // that the session uses
	budget  uint64   // turns that take about as long as pace
}

// An image is the program compiled with the points for some stops.
type image struct {
	*rt.Image
	stops  []int
	watch  bool
	points []point
	at     []int32 // for each command, one more than the index of its point, or 0
}

const (
	maxImages = 4
	// pace is how long machine code runs before it looks at the world.
	pace = 10 * time.Millisecond
)

// level is that of the optimiser. All cells are right at points at every level,
// but a range error would not always come before the next point at level 3.
const level = 2

// startMachine prepares to run machine code. The error wraps
// errors.ErrUnsupported where it can not be had.
func (d *Debugger) startMachine() error {
	m := d.irMachine()
	size := d.tape.size
	if (m.Left+m.Right)*size > maxTape {
		return fmt.Errorf("so large a tape: %w", errors.ErrUnsupported)
	}
	reach := int64(1 + 2*ir.MaxOffset)
	for i := range d.code {
		if op := d.code[i].op; op == '>' || op == '<' {
			reach++
		}
	}
	session, err := rt.NewSession(m, d.bits, reach*size)
	if err != nil {
		return errors.Join(err, errors.ErrUnsupported)
	}
	if !session.Touched(func(int, int) {}) {
		return errors.Join(fmt.Errorf("used pages are not known: %w", errors.ErrUnsupported), session.Close())
	}
	d.machine = &machine{session: session, budget: 1 << 12}
	if _, err := d.compile(nil, false); err != nil {
		d.machine = nil
		return errors.Join(err, session.Close())
	}
	d.tape.mem, d.tape.first = session.Tape(), -m.Left
	return nil
}

func (d *Debugger) irMachine() ir.Machine {
	return ir.Machine{Right: d.tape.right, Left: d.tape.left, EOF: d.eof}
}

func (m *machine) close() error {
	errs := []error{m.session.Close()}
	for _, x := range m.images {
		errs = append(errs, x.Close())
	}
	return errors.Join(errs...)
}

// compile returns the program compiled for some stops.
func (d *Debugger) compile(stops []int, watch bool) (*image, error) {
	m := d.machine
	for i, x := range m.images {
		if x.watch == watch && slices.Equal(x.stops, stops) {
			m.images = append(slices.Delete(m.images, i, i+1), x)
			return x, nil
		}
	}
	b := builder{d: d, stops: stops, watch: watch}
	p := b.build()
	opt.Run(p, level)
	points := make([]native.Point, len(b.points))
	at := make([]int32, len(d.code)+1)
	for i := range b.points {
		points[i] = b.points[i].Point
		at[b.points[i].pc] = int32(i + 1)
	}
	code, err := rt.LoadPoints(p, d.irMachine(), points)
	if err != nil {
		return nil, err
	}
	x := &image{Image: code, stops: slices.Clone(stops), watch: watch, points: b.points, at: at}
	m.images = append(m.images, x)
	if len(m.images) > maxImages {
		i := slices.IndexFunc(m.images, func(x *image) bool { return x != m.current })
		old := m.images[i]
		m.images = slices.Delete(m.images, i, i+1)
		if err := old.Close(); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// mayCompile reports whether machine code may help after n commands.
func (r *runner) mayCompile(n int) bool {
	d, g := r.d, r.g
	switch {
	case d.machine == nil, r.failing, g.beforeTurn, g.until != nil && d.now.turn >= g.until.turn:
		return false
	}
	return g.to < 0 || n >= few
}

// compile makes machine code for the run's goal ready.
func (r *runner) compile() error {
	x, err := r.d.compile(r.skip.keep, r.g.stops && len(r.d.watches.cells) > 0)
	if err != nil {
		return err
	}
	m := r.d.machine
	if m.current != x {
		if err := m.session.Use(x.Image); err != nil {
			return err
		}
		m.current = x
	}
	r.image = x
	return nil
}

// enter runs machine code if it can be entered here.
func (r *runner) enter() (entered bool, err error) {
	d, m := r.d, r.d.machine
	n := int(r.image.at[d.pc]) - 1
	if n < 0 || !r.mayEnter(n) {
		return false, nil
	}
	part := rt.Part{
		Point: n, Pointer: d.p, Turns: m.budget,
		Input: d.input[d.read:], EOF: d.ended, WatchHigh: -1,
		Output: d.output.put,
	}
	if w := d.watches.cells; len(w) > 0 {
		part.WatchLow, part.WatchHigh = w[0], w[len(w)-1]
	}
	if u := r.g.until; u != nil {
		part.Turns = min(part.Turns, uint64(u.turn-d.now.turn))
	}
	if d.horizon != 0 && r.g.until == nil {
		part.Turns = min(part.Turns, uint64(d.horizon-d.now.turn))
	}
	begin := time.Now()
	exit, err := m.session.Enter(&part)
	if err != nil {
		return true, err
	}
	d.now.turn += int64(part.Turns - exit.Turns)
	switch {
	case exit.Fault != nil:
		r.image, r.failing = nil, true
		return false, d.findFault(exit.Fault)
	case exit.Done:
		return true, errors.New("the machine code has ended where the program has not")
	}
	at := &r.image.points[exit.Point]
	d.pc, d.p = at.pc, exit.Pointer
	d.read += exit.Read
	d.leftAt(at.pc, at.Tick)
	if exit.Turns == 0 {
		m.setPace(time.Since(begin), part.Turns)
		d.maySnapshot(r.g)
	}
	return true, nil
}

// mayEnter reports whether machine code may run from point n.
func (r *runner) mayEnter(n int) bool {
	d, p := r.d, &r.image.points[n]
	switch {
	case r.g.until != nil && d.now.turn >= r.g.until.turn:
		return false
	case p.Input && d.read == len(d.input) && (!d.ended || d.eof == ir.EOFError):
		return false
	case p.guard && d.tape.has(d.p) && d.tape.value(d.p) != 0:
		return false
	case p.Watch && d.watches.within(d.p+int64(p.Lo), d.p+int64(p.Hi)):
		return false
	}
	return r.image.CanEnter(n)
}

// setPace learns from the time that some turns took.
func (m *machine) setPace(took time.Duration, turns uint64) {
	switch {
	case turns != m.budget:
	case took < pace/2:
		m.budget *= 2
	case took > 2*pace && m.budget > 1:
		m.budget /= 2
	}
}

// findFault brings the program, which machine code has seen failing in the present
// turn, to the command that fails.
func (d *Debugger) findFault(fault *ir.RangeError) error {
	turn := d.now.turn
	snap := len(d.snaps) - 1
	for d.snaps[snap].at.turn > turn {
		snap--
	}
	d.arrive(context.Background(), clock{when: when{turn: turn}, known: true}, snap)
	for d.now.turn == turn && !d.Done() {
		if _, ok := d.command(&skipLimit{}); !ok {
			d.output.forget()
			d.err, d.hit = nil, nil // until it is tried
			return nil
		}
	}
	return fmt.Errorf("machine code fails where the program does not: %w", fault)
}
