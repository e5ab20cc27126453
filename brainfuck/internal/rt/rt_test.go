package rt

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

func mustLoad(t testing.TB, src string, bits int, m ir.Machine, mode native.IOMode) *Image {
	t.Helper()
	parsed, err := syntax.Parse([]byte(src), syntax.Options{Bits: bits, Dump: true})
	if err != nil {
		t.Fatal(err)
	}
	x, err := Load(parsed.Program, m, mode)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

var small = ir.Machine{Right: 4096}

func TestRunMovesBytes(t *testing.T) {
	for _, n := range []int{0, 1, bufferSize - 1, bufferSize, bufferSize + 1, 3*bufferSize + 5} {
		in := bytes.Repeat([]byte("abc\x00\xff"), n/5+1)[:n]
		in = bytes.ReplaceAll(in, []byte{0}, []byte{1})
		m := small
		m.EOF = ir.EOFZero
		x := mustLoad(t, ",[.,]", 8, m, native.Buffered)
		var out bytes.Buffer
		if _, err := x.Run(t.Context(), Streams{In: bytes.NewReader(in), Out: &out}, false); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(out.Bytes(), in) {
			t.Errorf("%d bytes do not come through", n)
		}
	}
}

func TestRangeErrors(t *testing.T) {
	for _, test := range []struct {
		src  string
		m    ir.Machine
		bits int
		pos  int32
		cell int64
	}{
		{".<+", small, 8, 2, -1},
		{"." + strings.Repeat(">", 4096) + "+", small, 8, 4097, 4096},
		{".+[>+]", small, 8, 4, 4096},
		{".+[<+]", small, 8, 4, -1},
		{".<<<<<<<<<<<,", small, 64, 12, -11},
		{strings.Repeat(">", 100000) + "<.", small, 64, 100001, 99999},
		{strings.Repeat("<", 1000000) + ".", ir.Machine{Right: 10, Left: 10}, 64, 1000000, -1000000},
		{"." + strings.Repeat(">", 30000) + ".", ir.Machine{Right: 30000}, 8, 30001, 30000},
		{".<.", ir.Machine{Right: 30000}, 8, 2, -1},
		{".<<<.<.", ir.Machine{Right: 7, Left: 3}, 16, 6, -4},
		{"+[<+]", ir.Machine{Right: 7, Left: 3}, 32, 3, -4},
	} {
		x := mustLoad(t, test.src, test.bits, test.m, native.Buffered)
		var out bytes.Buffer
		_, err := x.Run(t.Context(), Streams{Out: &out}, false)
		var outside *ir.RangeError
		if !errors.As(err, &outside) || outside.Pos != test.pos || outside.Cell != test.cell {
			t.Errorf("%.20s: %v, want position %d, cell %d", test.src, err, test.pos, test.cell)
		}
		if strings.HasPrefix(test.src, ".") && out.Len() == 0 {
			t.Errorf("%.20s: the output before the fault is lost", test.src)
		}
	}
}

func TestStopsWithin50ms(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, mode := range []native.IOMode{native.Buffered, native.Syscall} {
		for _, src := range []string{"+[]", "+[.]", "+[>+<]", "+[,.]"} {
			x := mustLoad(t, src, 8, small, mode)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
			start := time.Now()
			_, err := x.Run(ctx, Streams{In: null, Out: null}, false)
			took := time.Since(start)
			cancel()
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v %s: %v", mode, src, err)
			}
			if took > 5*time.Second {
				t.Errorf("%v %s: took %v to stop", mode, src, took)
			}
			t.Logf("%v %s: stopped after %v", mode, src, took)
		}
	}
}

func TestOutputAppearsWhileTheProgramComputes(t *testing.T) {
	x := mustLoad(t, "+++.+.[]", 8, small, native.Buffered)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, w := io.Pipe()
	done := make(chan error)
	go func() { _, err := x.Run(ctx, Streams{Out: w}, false); done <- err }()
	got := make([]byte, 2)
	if _, err := io.ReadFull(r, got); err != nil || got[0] != 3 || got[1] != 4 {
		t.Errorf("read %v, %v", got, err)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write(p []byte) (int, error) { return 0, w.err }

func TestWriteErrors(t *testing.T) {
	broken := errors.New("broken")
	for _, src := range []string{".", "+[.]", "+.[]", ".,"} {
		x := mustLoad(t, src, 8, small, native.Buffered)
		_, err := x.Run(t.Context(), Streams{Out: brokenWriter{broken}}, false)
		if !errors.Is(err, broken) || strings.Count(err.Error(), "broken") != 1 {
			t.Errorf("%s: %v", src, err)
		}
	}
}

func TestDump(t *testing.T) {
	x := mustLoad(t, "+>++#<<#", 16, small, native.Buffered)
	var seen []string
	dump := func(s *ir.Snapshot) { seen = append(seen, s.String()) }
	if _, err := x.Run(t.Context(), Streams{Dump: dump}, false); err != nil {
		t.Fatal(err)
	}
	if len(seen) != 2 || !strings.Contains(seen[0], "1 [2] 0") || !strings.Contains(seen[1], "cell -1: 1 2") {
		t.Errorf("dumps: %q", seen)
	}
}

func TestEndOfInputIsAnErrorByOption(t *testing.T) {
	x := mustLoad(t, ",.,", 8, ir.Machine{Right: 10, EOF: ir.EOFError}, native.Buffered)
	var out strings.Builder
	_, err := x.Run(t.Context(), Streams{In: strings.NewReader("x"), Out: &out}, false)
	var end *ir.InputError
	if !errors.As(err, &end) || end.Pos != 2 || out.String() != "x" {
		t.Errorf("%v, output %q", err, &out)
	}
}

func TestManyRunsAtOnce(t *testing.T) {
	x := mustLoad(t, ",[.,]", 8, ir.Machine{Right: 10, EOF: ir.EOFZero}, native.Buffered)
	t.Run("group", func(t *testing.T) {
		for range 20 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				in := strings.Repeat("hello", 50000)
				var out strings.Builder
				_, err := x.Run(t.Context(), Streams{In: strings.NewReader(in), Out: &out}, false)
				if err != nil || out.String() != in {
					t.Errorf("%v, %d bytes", err, out.Len())
				}
			})
		}
	})
}

func TestTouchedCells(t *testing.T) {
	x := mustLoad(t, "+"+strings.Repeat(">", 5000)+"+", 8, ir.Machine{Right: 64 << 20}, native.Buffered)
	touched, err := x.Run(t.Context(), Streams{}, true)
	if err != nil || touched == 0 || touched%4096 != 0 {
		t.Errorf("%d bytes, %v", touched, err)
	}
}
