package debug

import (
	"bytes"
	"encoding/binary"
)

// A tape is the program's cells, or those of them that were needed so far. The
// memory belongs to machine code if there is some, and does not grow then.
type tape struct {
	mem         []byte
	first       int64 // number of the cell at mem[0]
	left, right int64 // cells are numbered from -left to right-1
	size        int64 // of a cell, in bytes
	mask        uint64
	limit       int64 // bytes that mem may grow to
}

// has reports whether a cell is on the tape.
func (t *tape) has(cell int64) bool { return -t.left <= cell && cell < t.right }

// index returns where in mem a cell is, and makes room for it if need be. It
// fails if the cell is not on the tape or there can not be so much memory.
func (t *tape) index(cell int64) (int, bool) {
	i := (cell - t.first) * t.size
	if uint64(i) < uint64(len(t.mem)) {
		return int(i), true
	}
	if !t.has(cell) || !t.grow(cell) {
		return 0, false
	}
	return int((cell - t.first) * t.size), true
}

// chunk is the unit of memory of snapshots, in bytes. Chunk k holds the bytes
// from k*chunk on, counted from the start cell.
const chunk = 4096

// grow makes room for a cell, at least twice as much as there was. The memory
// begins at a chunk, unless the tape itself does not.
func (t *tape) grow(cell int64) bool {
	per := chunk / t.size
	first, end := t.first, t.first+int64(len(t.mem))/t.size
	if len(t.mem) == 0 {
		first, end = 0, min(per, t.right)
	}
	more := max(end-first, per)
	if cell < first {
		first = max(floor(min(cell, first-more), per)*per, -t.left)
	} else if cell >= end {
		end = min(max(cell+1, end+more), t.right)
	}
	if (end-first)*t.size > t.limit {
		return false
	}
	mem := make([]byte, (end-first)*t.size)
	copy(mem[(t.first-first)*t.size:], t.mem)
	t.mem, t.first = mem, first
	return true
}

// floor returns a/b, rounded down.
func floor(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func (t *tape) load(i int) uint64 {
	switch t.size {
	case 1:
		return uint64(t.mem[i])
	case 2:
		return uint64(binary.LittleEndian.Uint16(t.mem[i:]))
	case 4:
		return uint64(binary.LittleEndian.Uint32(t.mem[i:]))
	default:
		return binary.LittleEndian.Uint64(t.mem[i:])
	}
}

// store stores the low bits of v.
func (t *tape) store(i int, v uint64) {
	switch t.size {
	case 1:
		t.mem[i] = byte(v)
	case 2:
		binary.LittleEndian.PutUint16(t.mem[i:], uint16(v))
	case 4:
		binary.LittleEndian.PutUint32(t.mem[i:], uint32(v))
	default:
		binary.LittleEndian.PutUint64(t.mem[i:], v)
	}
}

// value returns the value of a cell that is on the tape, without making room.
func (t *tape) value(cell int64) uint64 {
	i := (cell - t.first) * t.size
	if uint64(i) >= uint64(len(t.mem)) {
		return 0
	}
	return t.load(int(i))
}

// chunks calls f with the chunks of a stretch of mem that are not 0.
func (t *tape) chunks(from, to int, f func(k int64, data []byte)) {
	base := t.first * t.size // of mem[0], counted from the start cell
	for at := int64(from); at < int64(to); {
		k := floor(base+at, chunk)
		begin := max(k*chunk-base, 0)
		end := min((k+1)*chunk-base, int64(len(t.mem)))
		if data := t.mem[begin:end]; !isZero(data) {
			f(k, data)
		}
		at = end
	}
}

// put stores a chunk.
func (t *tape) put(k int64, data []byte) {
	at := max(k*chunk-t.first*t.size, 0)
	copy(t.mem[at:], data)
}

var zeros [chunk]byte

func isZero(b []byte) bool { return bytes.Equal(b, zeros[:len(b)]) }
