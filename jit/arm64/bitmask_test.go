package arm64

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"testing"
)

// decodeMask is the definition of the fields in the manual (DecodeBitMasks), in
// its words.
func decodeMask(fields uint32) uint64 {
	n, immr, imms := fields>>22&1, fields>>16&63, fields>>10&63
	length := bits.Len32(n<<6|^imms&63) - 1
	levels := uint32(1)<<length - 1
	s, r, size := imms&levels, immr&levels, 1<<length
	element := uint64(1)<<(s+1) - 1
	element = element>>r | element<<(uint(size)-uint(r))
	if size < 64 {
		element &= 1<<size - 1
	}
	for ; size < 64; size *= 2 {
		element |= element << size
	}
	return element
}

// Every immediate that there is has its fields, and all fields are found.
func TestBitmaskAll(t *testing.T) {
	valid := map[uint64]bool{}
	for size := 2; size <= 64; size *= 2 {
		for ones := 1; ones < size; ones++ {
			for rotate := range size {
				element := uint64(1)<<ones - 1
				v := element
				for n := size; n < 64; n *= 2 {
					v |= v << n
				}
				v = bits.RotateLeft64(v, rotate)
				valid[v] = true
				fields, ok := bitmask(v, 64)
				if !ok || decodeMask(fields) != v {
					t.Fatalf("%#x: fields %#x, which are %#x", v, fields, decodeMask(fields))
				}
			}
		}
	}
	if len(valid) != 5334 {
		t.Errorf("%d immediates, want 5334", len(valid))
	}
	for v := range valid { // the lower halves, and those beside one
		low := v & (1<<32 - 1)
		fields, ok := bitmask(low, 32)
		if twice := low<<32 | low; ok != valid[twice] || ok && (decodeMask(fields) != twice || fields>>22 != 0) {
			t.Fatalf("%#x: %v", low, ok)
		}
		for i := range 64 {
			if _, ok := bitmask(v^1<<i, 64); ok != valid[v^1<<i] {
				t.Fatalf("%#x: %v", v^1<<i, ok)
			}
		}
	}
}

// run computes the value of the destination after moves of immediates.
func runMoves(t *testing.T, code []byte) (v uint64) {
	t.Helper()
	for ; len(code) > 0; code = code[4:] {
		w := binary.LittleEndian.Uint32(code)
		imm, shift := uint64(w>>5&0xFFFF), w>>21&3*16
		switch w >> 23 & 0xFF {
		case 0xA5: // movz
			v = imm << shift
		case 0x25: // movn
			v = ^(imm << shift)
		case 0xE5: // movk
			v = v&^(0xFFFF<<shift) | imm<<shift
		case 0x64: // orr
			v = decodeMask(w)
		default:
			t.Fatalf("%08x is no move", w)
		}
		if w>>31 == 0 {
			v &= 1<<32 - 1
		}
	}
	return v
}

func TestMovImm(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	values := []uint64{0, 1, 1<<64 - 1, 1 << 63, 0xFFFF, 0x10000, 0xFFFF0000, 1<<32 - 1, 0x1234, 0x12340000FFFF}
	for range 20000 {
		var v uint64
		for range 4 { // of half-words that matter
			v = v<<16 | [...]uint64{0, 0xFFFF, 0x5555, 0xFF, random.Uint64() & 0xFFFF}[random.IntN(5)]
		}
		values = append(values, v)
	}
	var a Assembler
	lengths := map[int]int{}
	for _, v := range values {
		for _, d := range []Reg{X5, W5} {
			if d == W5 {
				v &= 1<<32 - 1
			}
			a.Reset()
			a.Mov(d, Imm(v))
			code, err := a.Bytes()
			if err != nil {
				t.Fatal(err)
			}
			if got := runMoves(t, code); got != v {
				t.Fatalf("%#x: % x moves %#x", v, code, got)
			}
			lengths[len(code)/4]++
			if d == W5 && len(code) > 8 {
				t.Fatalf("%#x: %d instructions for 32 bits", v, len(code)/4)
			}
			a.Reset()
			a.Movabs(X5, v)
			if code, err = a.Bytes(); err != nil || len(code) != 16 || runMoves(t, code) != v {
				t.Fatalf("movabs of %#x: % x, %v", v, code, err)
			}
		}
	}
	t.Logf("constants by their number of instructions: %v", lengths)
}

func TestMovImmLengths(t *testing.T) {
	for _, test := range []struct {
		v    int64
		want int
	}{
		{0, 1}, {-1, 1}, {65535, 1}, {65536, 1}, {-65536, 1}, {0x5555555555555555, 1}, {0x7FFFFFFFFFFF, 1},
		{0x12345, 2}, {-0x12345, 2}, {0x5555555512345555, 2}, {0x00FF00FF00FF1234, 2}, {0x1234FFFFFFFFFFFF, 1},
		{0x123456789ABC, 3}, {0x123456789ABCDEF0, 4}, {-0x123456789ABC, 3},
	} {
		var a Assembler
		a.MovImm(X1, test.v)
		if got := a.Len() / 4; got != test.want {
			t.Errorf("%#x: %d instructions, want %d", test.v, got, test.want)
		}
	}
}
