package interp_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/interp"
)

// hooked is a Reader and Writer made of functions.
type hooked struct {
	read, write func([]byte) (int, error)
}

func (h hooked) Read(b []byte) (int, error)  { return h.read(b) }
func (h hooked) Write(b []byte) (int, error) { return h.write(b) }

// A prompt is written before the read that it is for.
func TestPromptBeforeRead(t *testing.T) {
	var out bytes.Buffer
	var seen []string
	in := hooked{read: func(b []byte) (int, error) {
		seen = append(seen, out.String())
		if len(seen) == 3 {
			return 0, io.EOF
		}
		b[0] = 'x'
		return 1, nil
	}}
	err := interp.Run(context.Background(), parse(t, "+.,.,.,.,.", 8), &interp.Config{Machine: machine, In: in, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	// At the end of the input nothing is read again.
	if got, want := strings.Join(seen, "|"), "\x01|\x01x|\x01xx"; got != want {
		t.Errorf("output before each read: %q, want %q", got, want)
	}
}

// An endless loop does not keep back what was written before it.
func TestOutputBeforeEndlessLoop(t *testing.T) {
	for _, src := range []string{"+++.[]", "+++.[>+[-]<]", "+++.[>++[<+>-]<]"} {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		start := time.Now()
		out := hooked{write: func(b []byte) (int, error) { cancel(); return len(b), nil }}
		err := interp.Run(ctx, parse(t, src, 8), &interp.Config{Machine: machine, Out: out})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v after %v", src, err, time.Since(start))
		}
		cancel()
	}
}

func TestCancel(t *testing.T) {
	long := "+[>" + strings.Repeat("+>-<", 1<<16) + "<]"
	for name, src := range map[string]string{
		"empty loop": "+[]", "output": "+[.]", "end of input": "+[,]", "long body": long, "scan": "+[>+]+[[>]<[<]>]",
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			start := time.Now()
			err := interp.Run(ctx, parse(t, src, 8), &interp.Config{Machine: machine, Out: io.Discard})
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v after %v", err, time.Since(start))
			}
		})
	}
}

func TestReaders(t *testing.T) {
	data := strings.Repeat("some input\x00\xff", 20_000)
	for name, in := range map[string]io.Reader{
		"whole":          strings.NewReader(data),
		"byte by byte":   iotest.OneByteReader(strings.NewReader(data)),
		"data and error": iotest.DataErrReader(strings.NewReader(data)),
		"empty reads": func() io.Reader {
			n, r := 0, strings.NewReader(data)
			return hooked{read: func(b []byte) (int, error) {
				if n++; n%3 != 0 {
					return 0, nil
				}
				return r.Read(b)
			}}
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			// With 16-bit cells and -1, a program can tell any byte from the end.
			m := machine
			m.EOF = 2
			err := interp.Run(context.Background(), parse(t, ",+[-.,+]", 16), &interp.Config{Machine: m, In: in, Out: &out})
			if err != nil {
				t.Fatal(err)
			}
			if out.String() != data {
				t.Errorf("%d bytes came through, want %d, or they differ", out.Len(), len(data))
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		in   io.Reader
		want error
	}{
		"after data":  {io.MultiReader(strings.NewReader("ab"), iotest.ErrReader(broken)), broken},
		"with data":   {iotest.DataErrReader(io.MultiReader(strings.NewReader("ab"), iotest.ErrReader(broken))), broken},
		"no progress": {io.MultiReader(strings.NewReader("ab"), hooked{read: func([]byte) (int, error) { return 0, nil }}), io.ErrNoProgress},
		"an impostor": {io.MultiReader(strings.NewReader("ab"), hooked{read: func(b []byte) (int, error) { return -1, nil }}), nil},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			err := interp.Run(context.Background(), parse(t, ",.,.,.", 8), &interp.Config{Machine: machine, In: c.in, Out: &out})
			if c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if !strings.HasPrefix(out.String(), "ab") {
				t.Errorf("output before the error: %q", out.String())
			}
		})
	}
}

func TestWriteErrors(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		src   string
		write func([]byte) (int, error)
		want  error
	}{
		"at the end":      {"+.", func([]byte) (int, error) { return 0, broken }, broken},
		"while it runs":   {"+[.]", func([]byte) (int, error) { return 0, broken }, broken},
		"before a read":   {"+[.,]", func([]byte) (int, error) { return 0, broken }, broken},
		"short":           {"+.", func(b []byte) (int, error) { return len(b) - 1, nil }, io.ErrShortWrite},
		"before a range":  {"+.<-", func([]byte) (int, error) { return 0, nil }, nil},
		"in an idle loop": {"+.[]", func([]byte) (int, error) { return 0, broken }, broken},
	} {
		t.Run(name, func(t *testing.T) {
			calls := 0
			out := hooked{write: func(b []byte) (int, error) { calls++; return c.write(b) }}
			err := interp.Run(context.Background(), parse(t, c.src, 8), &interp.Config{Machine: machine, Out: out})
			if err == nil || !errors.Is(err, c.want) && c.want != nil {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if calls != 1 {
				t.Errorf("%d writes, want no other after the one that failed", calls)
			}
		})
	}
}
