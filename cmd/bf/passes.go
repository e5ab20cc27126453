package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// passList is a flag for names of passes, separated by commas. It can be given
// several times.
type passList struct{ to *[]string }

// addPasses adds the flags that choose passes of the optimiser.
func addPasses(cmd *cobra.Command, only, without *[]string) {
	flags := cmd.Flags()
	flags.Var(passList{only}, "passes", "make only the optimiser's passes `NAME,...`, as far as the level has them")
	flags.Var(passList{without}, "no-pass", "leave out the optimiser's passes `NAME,...`")
	for _, name := range []string{"passes", "no-pass"} {
		if err := cmd.RegisterFlagCompletionFunc(name, completePasses); err != nil {
			panic(err)
		}
	}
}

// Set implements pflag.Value.
func (l passList) Set(s string) error {
	known := passNames()
	for name := range strings.SplitSeq(s, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(known, name) {
			return fmt.Errorf("there is no pass %q, there are %s", name, strings.Join(known, ", "))
		}
		*l.to = append(*l.to, name)
	}
	return nil
}

func (l passList) String() string {
	if l.to == nil {
		return ""
	}
	return strings.Join(*l.to, ",")
}

// Type implements pflag.Value.
func (l passList) Type() string { return "names" }

func passNames() []string {
	var names []string
	for _, p := range brainfuck.Passes() {
		names = append(names, p.Name)
	}
	return names
}

// completePasses completes the last name of a list with those that are not in
// it.
func completePasses(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndexByte(typed, ',')+1]
	given := strings.Split(before, ",")
	var words []cobra.Completion
	for _, p := range brainfuck.Passes() {
		if !slices.Contains(given, p.Name) {
			words = append(words, cobra.CompletionWithDesc(before+p.Name, p.Doc))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveKeepOrder
}
