package llvm

import (
	"errors"
	"fmt"
	"time"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	emitllvm "github.com/seed1605a99e/movabs/brainfuck/internal/emit/llvm"
	"github.com/seed1605a99e/movabs/ffi"
)

// Times tells how long the steps of Compile took.
type Times struct {
	Emit     time.Duration // writing the text
	Parse    time.Duration // reading it
	Optimise time.Duration // LLVM's passes
	Generate time.Duration // LLVM's machine code
}

// A Code is a compiled program. Only one Run of it may go on at a time: buffers are
// part of it.
type Code struct {
	Times Times

	library *Library
	unit    *emit.Unit
	context uintptr
	engine  uintptr
	program func(tape, start uintptr) uintptr
	flush   func()
	calls   calls
}

// level is LLVMCodeGenLevelDefault, which -O2 is.
const level = 2

// Compile compiles a program. Close frees the code.
func (l *Library) Compile(u *emit.Unit) (*Code, error) {
	c := &Code{library: l, unit: u}
	start := time.Now()
	text, err := emitllvm.Build(u, &emitllvm.Options{Version: l.Version, Library: true})
	if err != nil {
		return nil, err
	}
	lap(&start, &c.Times.Emit)
	if err := c.compile(text, start); err != nil {
		c.Close()
		return nil, fmt.Errorf("LLVM %d: %w", l.Version, err)
	}
	return c, nil
}

// lap stores the time since start, and starts again.
func lap(start *time.Time, to *time.Duration) {
	now := time.Now()
	*to, *start = now.Sub(*start), now
}

func (c *Code) compile(text []byte, start time.Time) error {
	a := &c.library.api
	c.context = a.contextCreate()
	var module, message uintptr
	// LLVM's parser wants a NUL behind the text, which the copy has.
	buffer := a.createBuffer(text, uintptr(len(text)), "program")
	if a.parseIR(c.context, buffer, &module, &message) != 0 {
		return errors.New(a.text(message))
	}
	lap(&start, &c.Times.Parse)
	if err := c.optimise(module); err != nil {
		return err
	}
	lap(&start, &c.Times.Optimise)

	var options mcjitOptions
	a.initOptions(&options, optionsBytes)
	options.optLevel = level
	if a.createMCJIT(&c.engine, module, &options, optionsBytes, &message) != 0 {
		return errors.New(a.text(message))
	}
	if err := c.connect(module); err != nil {
		return err
	}
	program := a.functionAddress(c.engine, "program")
	flush := a.functionAddress(c.engine, "flush")
	var err, flushErr error
	c.program, err = ffi.Func[func(tape, start uintptr) uintptr](ffi.Addr(program))
	c.flush, flushErr = ffi.Func[func()](ffi.Addr(flush))
	lap(&start, &c.Times.Generate)
	return errors.Join(err, flushErr)
}

// optimise runs LLVM's passes for this processor.
func (c *Code) optimise(module uintptr) error {
	a := &c.library.api
	triple := a.triple()
	var target, message uintptr
	if a.targetFromTriple(triple, &target, &message) != 0 {
		return errors.New(a.text(message))
	}
	const relocDefault, modelJIT = 0, 1
	machine := a.createMachine(target, triple, a.hostCPU(), a.hostFeatures(), level, relocDefault, modelJIT)
	defer a.disposeMachine(machine)
	a.setTarget(module, triple)
	options := a.createPassOptions()
	defer a.disposePassOptions(options)
	if err := a.runPasses(module, "default<O2>", machine, options); err != 0 {
		return errors.New(a.errorText(err))
	}
	return nil
}

// Close frees the code.
func (c *Code) Close() {
	a := &c.library.api
	if c.engine != 0 {
		a.disposeEngine(c.engine) // with the module
		c.engine = 0
	}
	if c.context != 0 {
		a.contextDispose(c.context)
		c.context = 0
	}
	c.calls.close()
}
