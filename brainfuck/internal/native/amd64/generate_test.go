package amd64

import (
	"flag"
	"testing"

	"golang.org/x/arch/x86/x86asm"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native/nativetest"
)

var update = flag.Bool("update", false, "rewrite the expected text in testdata")

func tested() nativetest.Generator {
	return nativetest.Generator{Generate: Generate, Return: []byte{0xc3}, Decode: decode}
}

func decode(code []byte, at int) (string, int, error) {
	inst, err := x86asm.Decode(code[at:], 64)
	return x86asm.IntelSyntax(inst, uint64(at), nil), inst.Len, err
}

func TestGolden(t *testing.T)             { tested().Golden(t, *update) }
func TestSameInputSameBytes(t *testing.T) { tested().SameInputSameBytes(t) }
func TestFrame(t *testing.T)              { tested().Frame(t) }
func TestUnknownKind(t *testing.T)        { tested().UnknownKind(t) }
func BenchmarkGenerate(b *testing.B)      { tested().Benchmark(b) }
