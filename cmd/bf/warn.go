package main

import (
	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/warn"
)

func addWarn(cmd *cobra.Command, when *warn.When) {
	addChoice(cmd, when, "warn", "auto", "`WHEN` to warn of loops that never end and accesses off the tape: auto (on a terminal), always or never",
		option[warn.When]{"auto", warn.Auto}, option[warn.When]{"always", warn.Always}, option[warn.When]{"never", warn.Never})
}
