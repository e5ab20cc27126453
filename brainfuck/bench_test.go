package brainfuck

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/opt"
	"github.com/seed1605a99e/movabs/brainfuck/internal/rt"
	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
)

// The benchmarks follow a program through the pipeline. The large source is
// what the time of compilation is about, the program that computes what the
// time of running is about. Bytes per second are bytes of source.

const largeSource = 2 << 20

func large() []byte {
	src, _ := gen.Big(largeSource, 1)
	return src
}

func computes(b *testing.B) []byte {
	src, err := os.ReadFile(filepath.Join("..", "testdata", "programs", "mandelbrot.b"))
	if err != nil {
		b.Fatal(err)
	}
	return src
}

func BenchmarkParse(b *testing.B) {
	src := large()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		bftest.Parse(src, 8)
	}
}

func BenchmarkCompile(b *testing.B) {
	src := large()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(src, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPass runs each pass on what the ones before it have made of the
// large source.
func BenchmarkPass(b *testing.B) {
	src := large()
	for i, pass := range opt.Passes() {
		b.Run(pass.Name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				b.StopTimer()
				p := bftest.Parse(src, 8)
				for _, before := range opt.Passes()[:i] {
					before.Run(p)
				}
				b.StartTimer()
				pass.Run(p)
			}
		})
	}
}

func BenchmarkGenerate(b *testing.B) {
	p, err := Compile(large(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(largeSource)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rt.Generate(p.whole(), p.machine, native.Buffered); err != nil {
			b.Skip(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	p, err := Compile(large(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(largeSource)
	for b.Loop() {
		x, err := p.Load(Buffered)
		if err != nil {
			b.Skip(err)
		}
		x.Close()
	}
}

func BenchmarkRun(b *testing.B) {
	src := computes(b)
	for _, level := range []Level{Level0, Level1, Level2, Level3} {
		b.Run("level"+string('0'+rune(level.number())), func(b *testing.B) {
			benchmarkRun(b, src, level)
		})
	}
	b.Run("hello", func(b *testing.B) {
		benchmarkRun(b, []byte("++++++++[>+++++++++<-]>."), Level3)
	})
}

func benchmarkRun(b *testing.B, src []byte, level Level) {
	p, err := Compile(src, &Options{Level: level})
	if err != nil {
		b.Fatal(err)
	}
	x, err := p.Load(Buffered)
	if err != nil {
		b.Skip(err)
	}
	defer x.Close()
	for b.Loop() {
		if err := x.Run(b.Context(), nil, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInterpret(b *testing.B) {
	p, err := Compile(computes(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := p.Interpret(b.Context(), nil, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
