package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/warn"
)

func newCheck() *cobra.Command {
	var (
		sourceFlags  sourceFlags
		program      programFlags
		asJSON       bool
		strict, mute bool
	)
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Find what is likely wrong with a program",
		Long: `Check reads a program without running it and tells what is likely wrong with it:

  never-runs  code that can not be reached
  never-ends  a loop that, once entered, can not end
  off-tape    an access that is off the tape whenever it is reached
  no-effect   work at the end that nobody sees

Each warning has the place, the line with a caret, and the reason. What is told
is certain, for the cell width and the tape that the options name; that nothing
is told proves nothing. A loop at the very start is taken for a comment.

The exit status is 0 also with warnings, unless --strict is given, and 2 if
brackets do not match.`,
		Example: `  bf check hello.b
  bf check --strict --tape 30000 hello.b
  bf check --json - <hello.b`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := sourceFlags.read(args)
			if err != nil {
				return err
			}
			options := program.Options
			options.Name = src.Name
			options.Level = brainfuck.Level0 // nothing is run
			p, err := brainfuck.Compile(src.Text, &options)
			if asJSON {
				return checkJSON(os.Stdout, src.Name, p, err, strict)
			}
			if err != nil {
				return err
			}
			findings := p.Check()
			if !mute {
				if err := warn.Print(os.Stdout, src.Name, findings); err != nil {
					return err
				}
			}
			return strictly(strict, len(findings))
		},
	}
	sourceFlags.register(cmd)
	program.registerLanguage(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the findings as a JSON array, for editors")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with status 1 if there is any warning")
	cmd.Flags().BoolVarP(&mute, "quiet", "q", false, "print nothing, for --strict")
	return cmd
}

// strictly makes warnings a failure, if that is wanted.
func strictly(strict bool, warnings int) error {
	if strict && warnings > 0 {
		return process.StatusError{Status: process.Failed}
	}
	return nil
}

// A jsonFinding is a finding, or a syntax error, in the form that editors read.
type jsonFinding struct {
	File     string       `json:"file"`
	Severity string       `json:"severity"` // warning or error
	Kind     string       `json:"kind"`
	Message  string       `json:"message"`
	Start    jsonPosition `json:"start"`
	End      jsonPosition `json:"end"` // behind the last character
}

// A jsonPosition counts lines and columns from 1, columns and offsets in bytes.
type jsonPosition struct {
	Offset int `json:"offset"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

// checkJSON prints the findings of a program, or the error of its compilation.
func checkJSON(w io.Writer, name string, p *brainfuck.Program, err error, strict bool) error {
	all := []jsonFinding{}
	var syntax *brainfuck.SyntaxError
	switch {
	case errors.As(err, &syntax):
		end := syntax.Pos
		end.Offset++
		end.Column++
		all = append(all, jsonFinding{name, "error", "syntax", syntax.Msg, jsonPosition(syntax.Pos), jsonPosition(end)})
	case err != nil:
		return err
	default:
		for _, f := range p.Check() {
			all = append(all, jsonFinding{name, "warning", f.Kind.String(), f.Message, jsonPosition(f.Pos), jsonPosition(f.End)})
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	if syntax != nil {
		return process.StatusError{Status: process.Misused}
	}
	return strictly(strict, len(all))
}
