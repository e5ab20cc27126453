//go:build man

package main

import (
	"os"
	"strings"

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
			keepTables(root)
			return doc.GenManTree(root, &doc.GenManHeader{Title: "BF", Section: "1", Source: "movabs", Manual: "movabs"}, args[0])
		},
	}}
}

// keepTables fences the indented paragraphs in the descriptions of cmd and the
// commands below it: the manual is made by way of Markdown, which would take the
// first line of one for prose.
func keepTables(cmd *cobra.Command) {
	paragraphs := strings.Split(cmd.Long, "\n\n")
	for i, p := range paragraphs {
		if strings.HasPrefix(p, "  ") {
			paragraphs[i] = "```\n" + p + "\n```"
		}
	}
	cmd.Long = strings.Join(paragraphs, "\n\n")
	for _, c := range cmd.Commands() {
		keepTables(c)
	}
}
