package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/brainfuck"
	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

// A stage is a form that a program has on its way to machine code.
type stage uint8

const (
	stageIR stage = iota
	stageOpt
	stageAsm
	stageHex
)

func newDump() *cobra.Command {
	var (
		sourceFlags sourceFlags
		program     programFlags
		mode        brainfuck.IOMode
		show        stage
	)
	cmd := &cobra.Command{
		Use:   "dump FILE",
		Short: "Show what a program becomes",
		Long: `Dump prints a program as it is at a stage of its compilation:

  ir   as the parser read it
  opt  after the optimiser
  asm  the machine code, disassembled: offset, bytes, instruction, under the
       place in the source that it comes from
  hex  the bytes of the machine code`,
		Example: `  bf dump --stage opt primes.b
  bf dump --stage asm --io libc -c ',[.,]'`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := sourceFlags.read(args)
			if err != nil {
				return err
			}
			options := program.Options
			options.Name = src.Name
			p, err := brainfuck.Compile(src.Text, &options)
			if err != nil {
				return err
			}
			w := bufio.NewWriter(os.Stdout)
			if err := dump(w, p, src.Text, show, mode); err != nil {
				return err
			}
			return w.Flush()
		},
	}
	sourceFlags.register(cmd)
	program.register(cmd)
	addIO(cmd, &mode)
	addChoice(cmd, &show, "stage", "asm", "which `STAGE` to print: ir, opt, asm or hex",
		option[stage]{"ir", stageIR}, option[stage]{"opt", stageOpt},
		option[stage]{"asm", stageAsm}, option[stage]{"hex", stageHex})
	return cmd
}

func dump(w io.Writer, p *brainfuck.Program, src []byte, show stage, mode brainfuck.IOMode) error {
	switch show {
	case stageIR:
		_, err := io.WriteString(w, p.IR())
		return err
	case stageOpt:
		_, err := io.WriteString(w, p.Optimised())
		return err
	}
	listing, err := p.Listing(mode)
	if err != nil {
		return err
	}
	if show == stageHex {
		d := hex.Dumper(w)
		if _, err := d.Write(listing.Code); err != nil {
			return err
		}
		return d.Close()
	}
	return dumpAsm(w, listing, src)
}

// dumpAsm prints each instruction, and before the first of each place in the
// source a line with that place and what stands there.
func dumpAsm(w io.Writer, listing *brainfuck.Listing, src []byte) error {
	insts, err := disasm.Decode(runtime.GOARCH, listing.Code, 0)
	if err != nil {
		return err
	}
	lines := listing.Lines
	for _, inst := range insts {
		for ; len(lines) > 0 && lines[0].Offset <= inst.Offset; lines = lines[1:] {
			fmt.Fprintln(w, place(lines[0].Pos, src))
		}
		if _, err := fmt.Fprintln(w, inst); err != nil {
			return err
		}
	}
	return nil
}

// place names a place in the source and shows what stands there.
func place(pos brainfuck.Position, src []byte) string {
	if pos == (brainfuck.Position{}) {
		return "; -"
	}
	return fmt.Sprintf("; %v  %s", pos, excerpt(src, pos.Offset))
}

// excerpt returns the start of what stands at an offset of the source, as far
// as its line goes.
func excerpt(src []byte, offset int) string {
	const width = 24
	text := src[min(max(offset, 0), len(src)):]
	if end := bytes.IndexAny(text, "\r\n"); end >= 0 {
		text = text[:end]
	}
	if len(text) > width {
		text = text[:width]
	}
	return process.OneLine(string(bytes.ToValidUTF8(text, []byte("?"))))
}
