package interp

import (
	"context"
	"time"
)

const (
	// turn is how many ops run between two looks at the world: some tens of
	// microseconds' worth, so that a look costs next to nothing and
	// cancellation waits for no more than a few milliseconds.
	turn = 1 << 16
	// patience is how long output may be held back while the program runs on.
	patience = 20 * time.Millisecond
)

// A ration hands out turns of work.
type ration struct {
	ctx     context.Context
	left    int64 // steps left, if limited
	limited bool
	given   int64     // ops in the current turn
	waiting time.Time // since when output is held back; zero if none is
}

// next begins a turn and returns how many ops it may run. Of the turn that
// ends, unused ops were not run; it is negative if more were run than given.
func (r *ration) next(unused int64, out *output) (int64, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if err := r.keepFlowing(out); err != nil {
		return 0, err
	}
	if !r.limited {
		r.given = turn
		return turn, nil
	}
	r.left -= r.given - unused
	if r.left <= 0 {
		return 0, ErrSteps
	}
	r.given = min(turn, r.left)
	return r.given, nil
}

// keepFlowing writes output that has been held back too long. The clock is
// read only while there is some.
func (r *ration) keepFlowing(out *output) error {
	if len(out.buf) == 0 {
		r.waiting = time.Time{}
		return nil
	}
	now := time.Now()
	if r.waiting.IsZero() {
		r.waiting = now
		return nil
	}
	if now.Sub(r.waiting) < patience {
		return nil
	}
	r.waiting = time.Time{}
	return out.flush()
}
