package rt

import "time"

// flushInterval is how long output may wait in the buffer of a program that
// computes without reading or filling the buffer.
const flushInterval = 50 * time.Millisecond

// startTicker begins to write, every now and then, the output of a program that
// goes on computing, so that what it has printed appears. The returned function
// ends that. A timer, not a goroutine: short programs end before it costs
// anything.
func (r *run) startTicker() (end func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.ticker = time.AfterFunc(flushInterval, r.tick)
	return func() { r.ticker.Stop() }
}

// tick writes the output of the running code, which goes on meanwhile: it only
// appends behind the cursor that was seen.
func (r *run) tick() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ended {
		return
	}
	if regs, running := r.call.Sample(); running {
		r.write(generalRegister(&regs, r.image.native.Registers.Out))
	} // else it is flushing, reading, or just on its way
	if r.outErr != nil {
		go r.stop()
		return
	}
	r.ticker.Reset(flushInterval)
}
