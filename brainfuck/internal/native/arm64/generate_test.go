package arm64

import (
	"encoding/binary"
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/arch/arm64/arm64asm"

	"github.com/seed1605a99e/movabs/brainfuck/internal/native/nativetest"
)

var update = flag.Bool("update", false, "rewrite the expected text in testdata")

func tested() nativetest.Generator {
	return nativetest.Generator{Generate: Generate, Return: []byte{0xc0, 0x03, 0x5f, 0xd6}, Decode: decode}
}

// decode shows the targets of branches as offsets. The decoder that it uses does
// not know udf.
func decode(code []byte, at int) (string, int, error) {
	if binary.LittleEndian.Uint32(code[at:]) == 0 {
		return "udf #0", 4, nil
	}
	inst, err := arm64asm.Decode(code[at:])
	text := arm64asm.GNUSyntax(inst)
	for _, arg := range inst.Args {
		if distance, ok := arg.(arm64asm.PCRel); ok {
			text = strings.Replace(text, distance.String(), fmt.Sprintf("%#x", at+int(distance)), 1)
		}
	}
	return text, 4, err
}

func TestGolden(t *testing.T)             { tested().Golden(t, *update) }
func TestSameInputSameBytes(t *testing.T) { tested().SameInputSameBytes(t) }
func TestFrame(t *testing.T)              { tested().Frame(t) }
func TestUnknownKind(t *testing.T)        { tested().UnknownKind(t) }
func BenchmarkGenerate(b *testing.B)      { tested().Benchmark(b) }
