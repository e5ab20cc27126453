package rt

import (
	"context"
	"time"
)

// Samples tell where the code was at regular times.
type Samples struct {
	// At counts by the offset of the instruction in the code.
	At map[int]int64
	// Outside counts when the code was not running: the run read, wrote, or was
	// on its way.
	Outside int64
}

// Sample is Run with a look at the code every so often, for as long as it runs.
// The code is not changed for that, and goes on meanwhile. The samples are valid
// also if the run ended with an error.
func (x *Image) Sample(ctx context.Context, s Streams, every time.Duration) (*Samples, error) {
	s.samples = &Samples{At: map[int]int64{}}
	s.every = every
	_, err := x.Run(ctx, s, false)
	return s.samples, err
}

// PosAt returns the offset in the source of the command that an instruction of
// the code belongs to, by its offset; negative if there is none.
func (x *Image) PosAt(offset int) int32 {
	if x.parts != nil {
		return x.parts.posAt(offset)
	}
	return x.native.PosAt(offset)
}

// startSampling begins to take samples. The returned function ends that.
func (r *run) startSampling() (end func()) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		ticker := time.NewTicker(r.io.every)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				r.sample(r.io.samples)
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
	}
}

func (r *run) sample(to *Samples) {
	if regs, running := r.call.Sample(); running {
		to.At[int(regs.PC()-r.image.base())]++
	} else {
		to.Outside++
	}
}
