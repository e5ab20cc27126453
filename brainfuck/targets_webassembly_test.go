package brainfuck

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"

	"github.com/seed1605a99e/movabs/brainfuck/internal/bftest"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// wazeroEngine runs a module in this process, by wazero's compiler or, where
// that is not possible, its interpreter.
var wazeroEngine = engine{"wazero", func(t testing.TB, tr *trial) bftest.Outcome {
	t.Helper()
	file, err := targets[Wasm].build(emit.NewUnit(tr.ops(), tr.machine, "program", tr.src), new(BuildOptions))
	if err != nil {
		t.Fatal(err)
	}
	return runWazero(t, tr, file)
}}

func runWazero(t testing.TB, tr *trial, module []byte) bftest.Outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), tr.timeout)
	defer cancel()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCloseOnContextDone(true))
	defer r.Close(context.Background())
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	var out, message bytes.Buffer
	config := wazero.NewModuleConfig().WithStdin(bytes.NewReader(tr.input)).WithStdout(&out).WithStderr(&message)
	_, err := r.InstantiateWithConfig(ctx, module, config)
	var exit *sys.ExitError
	switch {
	case ctx.Err() != nil:
		err = ctx.Err()
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		err = parseMessage(tr.src, message.String())
	case err != nil || message.Len() > 0:
		t.Fatalf("%v\n%s", err, &message)
	}
	return bftest.Outcome{Output: out.Bytes(), Err: err}
}

func TestWasmInTheMatrix(t *testing.T) {
	seeds := 500
	if testing.Short() {
		seeds = 50
	}
	runSample(t, testing.Short(), seeds, wazeroEngine)
}

// nodeHost runs a module in Node.
const nodeHost = `
const { WASI } = require('node:wasi');
const wasi = new WASI({ version: 'preview1' });
WebAssembly.instantiate(require('fs').readFileSync(process.argv[1]), wasi.getImportObject())
	.then(({ instance }) => { process.exitCode = wasi.start(instance); });
`

func TestWasmInNode(t *testing.T) {
	found(t, "node")
	// Node has crashed while it ended with other threads still compiling.
	node := engine{"node", func(t testing.TB, tr *trial) bftest.Outcome {
		return runProcess(t, tr, "node", "--single-threaded", "--no-warnings", "-e", nodeHost, buildFile(t, tr, Wasm, new(BuildOptions)))
	}}
	seeds := 60
	if testing.Short() {
		seeds = 5
	}
	runSample(t, testing.Short(), seeds, node)
}

func TestWasmSaysWhatItCanNotHave(t *testing.T) {
	wantsUnfit(t, Wasm, &Options{Tape: 1 << 31}, "+", "at most 1879048192 are possible")
	wantsUnfit(t, Wasm, &Options{Dump: true}, "#", "build without the command #")
}

// Large programs are divided into functions that engines take.
func TestWasmRunsLargePrograms(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for _, p := range bftest.Corpus(t) {
		if p.Output == nil || p.Fail != "" || len(p.Source) < 30_000 {
			continue
		}
		t.Run(p.Name, func(t *testing.T) {
			tr := trial{src: p.Source, input: p.Input, bits: p.Bits[0], machine: p.Machine(p.EOFs[0]), timeout: plenty}
			agree(t, tr, bftest.Outcome{Output: p.Output}, []int{3}, wazeroEngine)
		})
	}
}
