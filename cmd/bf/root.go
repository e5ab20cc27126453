package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
)

// commands makes each command below the root, by its name.
func commands() []struct {
	name string
	make func() *cobra.Command
} {
	return []struct {
		name string
		make func() *cobra.Command
	}{
		{"run", newRun},
		{"debug", newDebug},
		{"dap", newDAP},
		{"build", newBuild},
		{"bpf", newBPF},
		{"dump", newDump},
		{"explain", newExplain},
		{"profile", newProfile},
		{"check", newCheck},
		{"fmt", newFmt},
		{"text", newText},
		{"min", newMin},
		{"bench", newBench},
		{"compare", newCompare},
		{"demo", newDemo},
	}
}

// addCommands adds the command that args name, if they do, and otherwise all: to
// make a command takes longer than to compile a small program.
func addCommands(root *cobra.Command, args []string) {
	for _, c := range commands() {
		if len(args) > 0 && args[0] == c.name {
			root.AddCommand(c.make())
			return
		}
	}
	for _, c := range commands() {
		root.AddCommand(c.make())
	}
	root.AddCommand(manual(root)...)
	root.SetHelpCommand(newHelp(root))
}

// newRoot returns the tree of commands, of which those are there that args may
// need.
func newRoot(args []string) *cobra.Command {
	root := newRun()
	root.Use = "bf [FILE]"
	root.Short = "Run Brainfuck programs as machine code"
	root.Long = `bf compiles a Brainfuck program to machine code in memory and runs it.
'bf FILE' is short for 'bf run FILE'; see 'bf help run' for the language.

Exit status: 0 if all went well, 1 if the program failed, 2 for wrong usage and
syntax errors, 124 at the time limit, 130 after an interrupt, 141 if nobody
reads the output.`
	root.Example = `  bf hello.b
  echo 100 | bf primes.b
  bf -c ',[.,]' <text
  bf compare --input limit.txt primes.b
  bf demo alphabet`
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return process.UsageError{Err: err} })
	// Not by cobra's Version and its template: with text/template, which calls
	// methods by their names, the linker keeps every method of every type, a
	// quarter of the executable.
	tellVersion := root.Flags().BoolP("version", "v", false, "version for bf")
	run := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		switch {
		case *tellVersion:
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "bf %s\n", version())
			return err
		case len(args) == 0 && !cmd.Flags().Changed("code"):
			return process.HelpError{Text: cmd.Long + "\n\n" + cmd.UsageString()}
		}
		return run(cmd, args)
	}
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		if cmd != root && cmd.Name() != "run" {
			process.Of(cmd.Context()).Watch() // an interrupt must not leave half of a file
		}
	}
	addCommands(root, args)
	return root
}

// newHelp replaces cobra's command, which shows the help of bf for a command that
// does not exist.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show the help of a command",
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return process.Usagef("there is no command %q", strings.Join(args, " "))
			}
			return cmd.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			cmd, _, err := root.Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []cobra.Completion
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// version tells the version of the module, and what it was built with and for.
func version() string {
	v := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("%s %s %s/%s", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
