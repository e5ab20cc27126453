//go:build !man

package main

import "github.com/spf13/cobra"

// manual returns no command: bf does not carry what writes its manual.
func manual(*cobra.Command) []*cobra.Command { return nil }
