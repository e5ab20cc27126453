//go:build man

package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// manual returns the command that writes the manual. It is built for that alone,
// by `make man`: the library behind it would weigh on each start of bf.
func manual(root *cobra.Command) []*cobra.Command {
	return []*cobra.Command{{
		Use:    "man DIRECTORY",
		Short:  "Write the manual pages",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root.DisableAutoGenTag = true // it would name the day
			return doc.GenManTree(root, &doc.GenManHeader{Title: "BF", Section: "1", Source: "movabs", Manual: "movabs"}, args[0])
		},
	}}
}
