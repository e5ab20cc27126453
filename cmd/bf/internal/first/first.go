// Package first runs a program before the packages are initialised that other
// commands of bf need. Their tables, of terminals, characters and protocols, take as
// long to make as it takes to compile and run a small program.
//
// Go initialises packages in the order of their import paths, as far as imports allow
// (The Go Programming Language Specification, "Program initialization"). So this
// package, and all that it imports, must do without those. If they came before, bf
// would do the same, only later.
package first

import (
	"context"
	"os"
	"strings"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/run"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/source"
)

// Small is the size in bytes below which this package runs programs. To those above,
// it matters more that garbage is collected less often, and that takes a package which
// comes late.
const Small = 1 << 20

func init() {
	if file, ok := plainRun(os.Args[1:]); ok && isSmall(file) {
		os.Exit(process.Main(func(ctx context.Context) error { return runFile(ctx, file) }))
	}
}

// plainRun returns the file that is to be run, if args are 'run FILE', or a FILE that
// is told from a command by a dot or a slash in its name.
func plainRun(args []string) (file string, ok bool) {
	switch {
	case len(args) == 2 && args[0] == "run":
		file = args[1]
	case len(args) == 1 && strings.ContainsAny(args[0], "./"):
		file = args[0]
	}
	if file == "" || file[0] == '-' {
		return "", false
	}
	return file, true
}

func isSmall(file string) bool {
	info, err := os.Stat(file)
	return err != nil || info.Size() < Small
}

// runFile does what run does without flags.
func runFile(ctx context.Context, file string) error {
	src, err := source.Read(file)
	if err != nil {
		return err
	}
	return run.Defaults().Run(ctx, src)
}
