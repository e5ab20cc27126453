package main

import (
	"fmt"
	"io"
	"runtime"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

func newDemo() *cobra.Command {
	demo := &cobra.Command{
		Use:   "demo NAME",
		Short: "Show small pieces of machine code made at run time",
		Example: `  bf demo add4 -100
  bf demo add 40 2
  bf demo alphabet`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return process.HelpError{Text: cmd.Short + ".\n\n" + cmd.UsageString()}
			}
			return process.Usagef("there is no demonstration %q: add4, add and alphabet are known", args[0])
		},
	}
	demo.AddCommand(newAdd4(), newAdd(), newAlphabet())
	return demo
}

func newAdd4() *cobra.Command {
	return numbersCommand("add4 [N]", "Add 4 to a number (-100) in five bytes of machine code",
		[]int64{-100}, 0, func(w io.Writer, n []int64, show bool) error {
			var a amd64.Assembler
			a.Lea(amd64.RAX, amd64.Ptr(amd64.RDI, 4))
			a.Ret()
			code, err := loadDemo(w, &a, show)
			if err != nil {
				return err
			}
			defer code.Close()
			add4, err := jit.Func[func(int64) int64](code)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(w, add4(n[0]))
			return err
		})
}

func newAdd() *cobra.Command {
	return numbersCommand("add A B", "Add two numbers with machine code", nil, 2,
		func(w io.Writer, n []int64, show bool) error {
			var a amd64.Assembler
			a.Mov(amd64.RAX, amd64.RDI)
			a.Add(amd64.RAX, amd64.RSI)
			a.Ret()
			code, err := loadDemo(w, &a, show)
			if err != nil {
				return err
			}
			defer code.Close()
			add, err := jit.Func[func(a, b int64) int64](code)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(w, add(n[0], n[1]))
			return err
		})
}

// numbersCommand returns a command whose arguments are numbers, also negative
// ones: pflag would take -100 for a bundle of flags, so the command parses its
// arguments itself. If there are none, they are defaults, if that is not nil.
func numbersCommand(use, short string, defaults []int64, count int, f func(w io.Writer, n []int64, show bool) error) *cobra.Command {
	if defaults != nil {
		count = len(defaults)
	}
	cmd := &cobra.Command{
		Use:                use,
		Short:              short,
		Long:               short + ".\nWith --asm, also print the machine code.",
		DisableFlagParsing: true,
		ValidArgsFunction:  cobra.FixedCompletions([]cobra.Completion{"--asm", "--help"}, cobra.ShellCompDirectiveNoFileComp),
	}
	cmd.Flags().Bool("asm", false, "print the machine code, too")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		numbers, show, help, err := parseNumbers(args)
		switch {
		case help:
			return cmd.Help()
		case err != nil:
			return err
		case len(numbers) == 0 && defaults != nil:
			numbers = defaults
		}
		if len(numbers) != count {
			return process.Usagef("%s: %d numbers are expected, not %d", cmd.Name(), count, len(numbers))
		}
		return f(cmd.OutOrStdout(), numbers, show)
	}
	return cmd
}

func parseNumbers(args []string) (numbers []int64, show, help bool, err error) {
	for _, arg := range args {
		switch arg {
		case "--asm":
			show = true
		case "-h", "--help":
			help = true
		case "--":
		default:
			n, err := strconv.ParseInt(arg, 0, 64)
			if err != nil {
				return nil, show, help, process.Usagef("%q is not a 64-bit number", arg)
			}
			numbers = append(numbers, n)
		}
	}
	return numbers, show, help, nil
}

// loadDemo loads the assembler's code, and prints it if it is to be shown.
func loadDemo(w io.Writer, a *amd64.Assembler, show bool) (*jit.Code, error) {
	text, err := a.Bytes()
	if err != nil {
		return nil, err
	}
	if err := forAMD64(); err != nil {
		return nil, err
	}
	if show {
		insts, err := disasm.Decode("amd64", text, 0)
		if err != nil {
			return nil, err
		}
		for _, inst := range insts {
			fmt.Fprintln(w, inst)
		}
	}
	return jit.Load(text)
}

// forAMD64 returns an error on other processors than those of the
// demonstrations.
func forAMD64() error {
	if runtime.GOARCH != "amd64" {
		return fmt.Errorf("the demonstrations are machine code for amd64, this is %s", runtime.GOARCH)
	}
	return nil
}
