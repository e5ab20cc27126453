package brainfuck

import (
	"fmt"
	"strconv"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/c"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/cpu"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/exe"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/llvm"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/object"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/wasm"
)

// Target is a kind of file that [Program.Build] makes.
type Target uint8

// The targets.
const (
	Host       Target = iota // an executable for the system that this runs on
	LinuxAMD64               // an executable for Linux on x86-64
	LinuxARM64               // an executable for Linux on 64-bit Arm
	Object                   // a function for C, to be linked
	C                        // a source text in C99
	Wasm                     // a WebAssembly module with WASI
	BPF                      // an object for the Linux kernel: see BPFOptions
	LLVM                     // LLVM's intermediate representation, as text
)

// A target says what [Program.Build] needs to know of a Target.
type target struct {
	name   string
	about  string // a line of help
	suffix string // of a file's name
	runs   bool   // the system can execute the file
	build  func(*emit.Unit, *BuildOptions) ([]byte, error)
	header func(*emit.Unit, *BuildOptions) []byte // nil if there is none
}

// targets has an entry for each Target but Host.
var targets = [...]target{
	LinuxAMD64: {
		name: "linux/amd64", about: "static ELF executable for Linux on x86-64", runs: true,
		build: executable(cpu.AMD64),
	},
	LinuxARM64: {
		name: "linux/arm64", about: "static ELF executable for Linux on 64-bit Arm", runs: true,
		build: executable(cpu.ARM64),
	},
	Object: {
		name: "object", about: "relocatable object and header, a function for C programs (--arch)", suffix: ".o",
		build:  buildObject,
		header: func(u *emit.Unit, o *BuildOptions) []byte { return object.Header(u, o.symbol()) },
	},
	C: {
		name: "c", about: "C99 without dependencies, to read and to compile anywhere", suffix: ".c",
		build: func(u *emit.Unit, o *BuildOptions) ([]byte, error) {
			return c.Build(u, &c.Options{Unchecked: o.Unchecked})
		},
	},
	Wasm: {
		name: "wasm", about: "WebAssembly module with WASI preview 1", suffix: ".wasm",
		build: func(u *emit.Unit, o *BuildOptions) ([]byte, error) {
			return wasm.Build(u, &wasm.Options{Strip: o.Strip, Unchecked: o.Unchecked})
		},
	},
	BPF: {
		name: "bpf", about: "eBPF object for the Linux kernel (--bpf-type)", suffix: ".o",
		build: func(u *emit.Unit, o *BuildOptions) ([]byte, error) { return bpf.Build(u, o.BPF.resolve(u)) },
	},
	LLVM: {
		name: "llvm", about: "LLVM's representation as text, for clang (--llvm-version)", suffix: ".ll",
		build: func(u *emit.Unit, o *BuildOptions) ([]byte, error) {
			return llvm.Build(u, &llvm.Options{Version: o.LLVMVersion, Unchecked: o.Unchecked})
		},
	},
}

// executable returns what builds executables for a processor.
func executable(c func() *cpu.CPU) func(*emit.Unit, *BuildOptions) ([]byte, error) {
	return func(u *emit.Unit, o *BuildOptions) ([]byte, error) {
		return exe.Build(u, c(), &exe.Options{Strip: o.Strip, Dir: o.Dir})
	}
}

// Targets returns all targets but Host.
func Targets() []Target {
	var all []Target
	for t := Host + 1; int(t) < len(targets); t++ {
		all = append(all, t)
	}
	return all
}

// ParseTarget returns the target that String names so.
func ParseTarget(name string) (Target, error) {
	var names []string
	for _, t := range Targets() {
		if targets[t].name == name {
			return t, nil
		}
		names = append(names, targets[t].name)
	}
	return 0, &OptionError{Option: "target", Value: name, Reason: fmt.Sprintf("it is one of %q", names)}
}

// String returns the target's name, such as "linux/amd64".
func (t Target) String() string {
	switch {
	case t == Host:
		return "host"
	case int(t) < len(targets):
		return targets[t].name
	}
	return strconv.Itoa(int(t))
}

// About describes the target in a few words.
func (t Target) About() string { return t.entry().about }

// Suffix is the usual ending of the names of such files, with its dot.
func (t Target) Suffix() string { return t.entry().suffix }

// Executable reports whether the file is one that the system executes.
func (t Target) Executable() bool { return t.entry().runs }

// entry returns what there is to say of t, nothing if it does not exist.
func (t Target) entry() target {
	if t, err := t.resolve(); err == nil {
		return targets[t]
	}
	return target{}
}
