package main

// A rule says what a package may import beside the standard library. unsafe
// counts as an import: it is for the packages that handle machine code.
// A pattern that ends with "/..." includes everything below it.
type rule struct{ name, may string }

// Third parties, as patterns.
const (
	purego  = "github.com/ebitengine/purego"
	xsys    = "golang.org/x/sys/..."
	xarch   = "golang.org/x/arch/..."
	xterm   = "golang.org/x/term"
	xebpf   = "github.com/cilium/ebpf/..."
	godap   = "github.com/google/go-dap"
	tea     = "charm.land/bubbletea/v2"
	cobra   = "github.com/spf13/cobra"
	pflag   = "github.com/spf13/pflag"
	testers = "github.com/google/go-cmp/... github.com/rogpeppe/go-internal/..."
)

// rules hold from the bottom of the module to its top. The first one that
// matches a package is its rule.
var rules = []rule{
	{"ffi/...", "ffi/... unsafe " + purego + " " + xsys},

	{"jit/asm", ""},
	{"jit/amd64", "jit/asm"},
	{"jit/arm64", "jit/asm"},
	{"jit/disasm", xarch},
	{"jit/link", "jit jit/asm ffi"},
	{"jit/...", "jit jit/internal/... ffi/... unsafe " + purego + " " + xsys},

	{"brainfuck/internal/ir", ""},
	{"brainfuck/internal/syntax", "brainfuck/internal/ir"},
	{"brainfuck/internal/opt/...", "brainfuck/internal/ir brainfuck/internal/opt/..."},
	{"brainfuck/internal/interp", "brainfuck/internal/ir"},
	{"brainfuck/internal/trace", "brainfuck/internal/ir brainfuck/internal/syntax brainfuck/internal/opt"},
	{"brainfuck/internal/check", "brainfuck/internal/ir"},
	{"brainfuck/internal/shrink", "brainfuck/internal/ir brainfuck/internal/syntax brainfuck/internal/check"},
	{"brainfuck/internal/layout", ""},
	{"brainfuck/internal/text", ""},
	{"brainfuck/internal/native", "unsafe brainfuck/internal/ir"}, // unsafe for the offsets of fields only
	{"brainfuck/internal/native/codegen", "brainfuck/internal/ir brainfuck/internal/native jit/asm"},
	{"brainfuck/internal/native/amd64", "brainfuck/internal/ir brainfuck/internal/native " +
		"brainfuck/internal/native/codegen jit/asm jit/amd64"},
	{"brainfuck/internal/native/arm64", "brainfuck/internal/ir brainfuck/internal/native " +
		"brainfuck/internal/native/codegen jit/asm jit/arm64"},
	{"brainfuck/internal/native/nativetest", "brainfuck/internal/ir brainfuck/internal/native " + testers},
	{"brainfuck/internal/emit/...", "brainfuck/internal/ir brainfuck/internal/syntax brainfuck/internal/interp " +
		"brainfuck/internal/emit/... " +
		"brainfuck/internal/native/... jit/asm jit/amd64 jit/arm64"},

	{"brainfuck/internal/rt", "brainfuck/internal/ir brainfuck/internal/native/... jit jit/internal/... ffi unsafe " + xsys},
	{"brainfuck/internal/llvm", "brainfuck/internal/ir brainfuck/internal/emit brainfuck/internal/emit/llvm ffi " + xsys},
	{"brainfuck/internal/bftest", "brainfuck/internal/... " + testers},
	{"brainfuck", "brainfuck/internal/... jit ffi"},
	{"brainfuck/debug", "brainfuck brainfuck/internal/..."},

	{"cmd/tutorial/...", "ffi jit jit/asm jit/amd64 jit/arm64 jit/link " + xsys},
	{"cmd/bf/internal/browser", testers},
	{"cmd/bf/internal/kernel", "brainfuck " + xebpf + " " + xsys},
	{"cmd/bf/internal/dap", "brainfuck brainfuck/debug " + godap},
	{"cmd/bf/internal/tui", "brainfuck brainfuck/debug " + tea},
	{"cmd/...", "brainfuck brainfuck/debug ffi jit jit/asm jit/amd64 jit/arm64 jit/disasm cmd/bf/internal/... " +
		cobra + " " + pflag + " " + xarch + " " + xsys + " " + xterm},
	{"scripts/...", "scripts/... brainfuck ffi jit/... " + xarch + " " + xsys},
}
