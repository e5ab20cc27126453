package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
	"github.com/seed1605a99e/movabs/brainfuck/internal/llvm"
)

// libLLVM returns an engine that compiles with the LLVM library in this process.
func libLLVM(t *testing.T) engine {
	t.Helper()
	library, err := llvm.Open()
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("LLVM %d", library.Version)
	return engine{"llvm", func(t testing.TB, tr *trial) bftest.Outcome {
		code, err := library.Compile(emit.NewUnit(tr.ops(), tr.machine, "program", tr.src))
		if err != nil {
			t.Fatal(err)
		}
		defer code.Close()
		ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
		defer cancel()
		var out bytes.Buffer
		err = code.Run(ctx, bytes.NewReader(tr.input), &out)
		return bftest.Outcome{Output: out.Bytes(), Err: err}
	}}
}

func TestLibLLVMInTheMatrix(t *testing.T) {
	e := libLLVM(t)
	seeds := 200
	if testing.Short() {
		seeds = 20
	}
	for n, p := range bftest.Programs(t) {
		// What never ends can not be ended here.
		if p.Fail == "syntax" || p.Fail == "timeout" || testing.Short() && n%4 != 0 {
			continue
		}
		t.Run(p.Name, func(t *testing.T) { sampleProgram(t, p, n, e) })
	}
	t.Run("random", func(t *testing.T) { sampleRandom(t, seeds, e) })
}

// An endless program ends when it writes and nobody wants it to go on.
func TestLibLLVMEndsAtACall(t *testing.T) {
	e := libLLVM(t)
	tr := &trial{src: []byte("+[.]"), bits: 8, machine: ir.Machine{Right: 10}, level: 3, timeout: 50 * time.Millisecond}
	got := e.run(t, tr)
	if !errors.Is(got.Err, context.DeadlineExceeded) || !bytes.HasPrefix(got.Output, []byte("\x01\x01")) {
		t.Errorf("%v after %.20q", got.Err, got.Output)
	}
}
