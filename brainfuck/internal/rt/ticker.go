package rt

import "time"

// flushInterval is how long output may wait in the buffer of a program that
// computes without reading or filling the buffer.
const flushInterval = 50 * time.Millisecond

// startTicker begins to write, every now and then, the output of a program that
// goes on computing, so that what it has printed appears. The returned function
// ends that.
func (r *run) startTicker() (end func()) {
	done := make(chan struct{})
	go func() {
		ticker := time.NewTicker(flushInterval)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				r.tick()
			}
		}
	}()
	return func() { close(done) }
}

// tick writes the output of the running code, which goes on meanwhile: it only
// appends behind the cursor that was seen.
func (r *run) tick() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ended || r.outErr != nil {
		return
	}
	regs, running := r.call.Sample()
	if !running {
		return // flushing, reading, or just on its way
	}
	r.write(generalRegister(&regs, r.image.native.Registers.Out))
	if r.outErr != nil {
		go r.stop()
	}
}
