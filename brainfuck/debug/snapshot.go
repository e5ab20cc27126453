package debug

import (
	"bytes"
	"slices"
	"sort"
	"time"
)

// A snapshot is the whole state at a moment. Chunks that are the same as in the
// snapshot before are shared with it, and none is ever changed.
type snapshot struct {
	at      when
	pc      int
	p       int64
	read    int
	written int64
	chunks  map[int64][]byte // that are not 0
	fixed   bool             // the moment can not be come to from an earlier one
}

const (
	maxSnapshots     = 100
	maxSnapshotBytes = 512 << 20
	// snapshotEvery is how much time machine code may run between two.
	snapshotEvery = 100 * time.Millisecond
)

// takeSnapshot takes one of the present, whose time must be known. It is fixed
// after somebody has changed a cell.
func (d *Debugger) takeSnapshot(fixed bool) {
	i := d.lastUntil(d.now.when) + 1
	if i > 0 && !fixed && d.snaps[i-1].at == d.now.when {
		return
	}
	s := &snapshot{
		at: d.now.when, pc: d.pc, p: d.p, read: d.read, written: d.output.length,
		chunks: map[int64][]byte{}, fixed: fixed,
	}
	var before map[int64][]byte
	if i > 0 {
		before = d.snaps[i-1].chunks
	}
	d.touched(func(k int64, data []byte) {
		old, ok := before[k]
		if !ok || !bytes.Equal(old, data) {
			old = bytes.Clone(data)
			d.bytes += len(old)
		}
		s.chunks[k] = old
	})
	d.snaps = slices.Insert(d.snaps, i, s)
	if len(d.snaps) > maxSnapshots || d.bytes > maxSnapshotBytes {
		d.thinOut()
	}
}

// maySnapshot takes a snapshot at the beginning of a turn if it is time for one.
func (d *Debugger) maySnapshot(g *goal) {
	if g.until != nil || !d.now.known {
		return
	}
	if now := time.Now(); now.Sub(d.lastSnap) > d.every {
		d.takeSnapshot(false)
		d.lastSnap = time.Now()
		d.every = max(snapshotEvery, 10*d.lastSnap.Sub(now))
	}
}

// touched calls f with the chunks of the tape that are not 0.
func (d *Debugger) touched(f func(k int64, data []byte)) {
	if d.machine == nil {
		d.tape.chunks(0, len(d.tape.mem), f)
		return
	}
	d.machine.session.Touched(func(from, to int) { d.tape.chunks(from, to, f) })
}

// lastUntil returns the index of the last snapshot not after a moment.
func (d *Debugger) lastUntil(at when) int {
	return sort.Search(len(d.snaps), func(i int) bool { return at.before(d.snaps[i].at) }) - 1
}

// thinOut drops every other snapshot of the older half, and if they take much
// memory, of all but the last.
func (d *Debugger) thinOut() {
	end := len(d.snaps) / 2
	if d.bytes > maxSnapshotBytes {
		end = len(d.snaps) - 1
	}
	kept := d.snaps[:0]
	for i, s := range d.snaps {
		if s.fixed || i >= end || i%2 == 0 {
			kept = append(kept, s)
		}
	}
	clear(d.snaps[len(kept):])
	d.snaps = kept
	d.count()
}

// count adds up what the snapshots' chunks take.
func (d *Debugger) count() {
	d.bytes = 0
	var before map[int64][]byte
	for _, s := range d.snaps {
		for k, data := range s.chunks {
			if old, ok := before[k]; !ok || &old[0] != &data[0] {
				d.bytes += len(data)
			}
		}
		before = s.chunks
	}
}

// restore makes a snapshot's moment the present.
func (d *Debugger) restore(s *snapshot) {
	if d.machine == nil {
		clear(d.tape.mem)
	} else if err := d.machine.session.Clear(); err != nil {
		d.touched(func(k int64, data []byte) { clear(data) })
	}
	for k, data := range s.chunks {
		d.tape.put(k, data)
	}
	d.pc, d.p, d.read, d.output.length = s.pc, s.p, s.read, s.written
	d.now = clock{when: s.at, known: true}
	d.err, d.hit = nil, nil
}

// forgetFuture drops what was known of the time after the present.
func (d *Debugger) forgetFuture() {
	last := d.lastUntil(d.now.when)
	clear(d.snaps[last+1:])
	d.snaps = d.snaps[:last+1]
	d.output.forget()
	d.count()
}
