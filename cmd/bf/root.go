package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newRoot returns the tree of commands.
func newRoot() *cobra.Command {
	root := newRun()
	root.Use = "bf [FILE]"
	root.Short = "Run Brainfuck programs as machine code"
	root.Long = `bf compiles a Brainfuck program to machine code in memory and runs it.
'bf FILE' is short for 'bf run FILE'; see 'bf help run' for the language.

Exit status: 0 if all went well, 1 if the program failed, 2 for wrong usage and
syntax errors, 124 at the time limit, 130 after an interrupt.`
	root.Example = `  bf hello.b
  echo 100 | bf primes.b
  bf -c ',[.,]' <text
  bf compare --input limit.txt primes.b
  bf demo alphabet`
	root.Version = version()
	root.SetVersionTemplate("bf {{.Version}}\n")
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	run := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && !cmd.Flags().Changed("code") {
			return helpError{cmd.Long + "\n\n" + cmd.UsageString()}
		}
		return run(cmd, args)
	}
	root.AddCommand(newRun(), newDump(), newCompare(), newDemo())
	return root
}

// version tells the version of the module, and what it was built with and for.
func version() string {
	v := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("%s %s %s/%s", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
