package arm64

import (
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native"
	"github.com/seed1605a99e/movabs/brainfuck/internal/native/codegen"
	"github.com/seed1605a99e/movabs/jit/arm64"
)

// maxText is the size of the largest text, in bytes. The assembler's veneers
// make jumps reach over it.
const maxText = 1 << 30

// A generator writes the code of one program. It is the codegen.Machine.
type generator struct {
	arm64.Assembler
	codegen.Generator
	scans scanRoutines
}

// Generate translates a well-formed program. The same program and configuration give the same code.
// It fails if the code would be larger than 1 GiB.
func Generate(p *ir.Program, config native.Config) (*native.Code, error) {
	return new(Translator).Generate(p, config)
}

// A Translator translates one program after the other in the same memory. Its zero
// value is ready for use.
type Translator struct{ generator generator }

// Generate is the function of that name. The text is valid until the next call.
func (t *Translator) Generate(p *ir.Program, config native.Config) (*native.Code, error) {
	g := &t.generator
	g.Buffer.Reset()
	g.scans = scanRoutines{}
	return g.Generator.Generate(p, config, g, codegen.Traits{
		Name:      "arm64",
		MaxText:   maxText,
		Slots:     slots,
		Registers: native.Registers{Tape: tapeNumber, Out: outNumber, In: inNumber, Low: tempNumber},
	}, &g.Buffer)
}
