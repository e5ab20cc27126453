package main

import (
	"encoding/binary"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/seed1605a99e/movabs/cmd/bf/internal/process"
	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/jit"
	"github.com/seed1605a99e/movabs/jit/amd64"
	"github.com/seed1605a99e/movabs/jit/disasm"
)

func newAlphabet() *cobra.Command {
	return &cobra.Command{
		Use:   "alphabet",
		Short: "Print A to Z from machine code that calls libc's putchar",
		Long: `Alphabet makes a loop that calls putchar 26 times. The address of putchar, as the
dynamic linker tells it, is patched into the code as the operand of a movabs
instruction; the listing marks these bytes with [ ].`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return process.Usagef("alphabet: no argument is expected")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return alphabet(cmd.OutOrStdout()) },
	}
}

func alphabet(w io.Writer) error {
	if err := forAMD64(); err != nil {
		return err
	}
	libc, err := ffi.Libc()
	if err != nil {
		return err
	}
	putchar, err := libc.Lookup("putchar")
	if err != nil {
		return err
	}
	text, patch, err := alphabetCode(putchar)
	if err != nil {
		return err
	}
	code, err := jit.Load(text)
	if err != nil {
		return err
	}
	defer code.Close()

	fmt.Fprintf(w, "%-44s %#016x\n", "putchar, found by dlsym in "+libc.Name(), uint64(putchar))
	fmt.Fprintf(w, "%-44s %#016x\n\n", fmt.Sprintf("putchar, as it stands in the code at %x", patch),
		binary.LittleEndian.Uint64(text[patch:]))
	if err := listPatched(w, text, patch); err != nil {
		return err
	}
	run, err := jit.Func[func() error](code)
	if err != nil {
		return err
	}
	fmt.Fprintln(w)
	if err := run(); err != nil {
		return err
	}
	if err := ffi.Flush(); err != nil { // C's stdout is not Go's
		return err
	}
	_, err = fmt.Fprintln(w)
	return err
}

// alphabetCode returns a function that prints A to Z, and where in it the eight
// bytes of putchar's address stand.
func alphabetCode(putchar ffi.Addr) (text []byte, patch int, err error) {
	const (
		letter = amd64.RBX // keeps its value across calls, says the C ABI
		first  = amd64.RDI
	)
	var a amd64.Assembler
	a.Push(letter) // also aligns the stack for the calls
	a.Mov(amd64.EBX, amd64.Imm('A'))
	loop := a.NewLabel()
	a.Bind(loop)
	a.Mov(first, letter)
	a.Movabs(amd64.RAX, uint64(putchar))
	patch = a.Len() - 8
	a.Call(amd64.RAX)
	a.Inc(amd64.EBX)
	a.Cmp(amd64.EBX, amd64.Imm('Z'))
	a.Jcc(amd64.BE, loop)
	a.Pop(letter)
	a.Ret()
	text, err = a.Bytes()
	return text, patch, err
}

// listPatched prints code with the eight bytes at patch in brackets.
func listPatched(w io.Writer, text []byte, patch int) error {
	insts, err := disasm.Decode("amd64", text, 0)
	if err != nil {
		return err
	}
	for _, inst := range insts {
		bytes, note := disasm.Hex(inst.Bytes), ""
		if at := patch - inst.Offset; at >= 0 && at < len(inst.Bytes) {
			bytes = fmt.Sprintf("%s [%s]", disasm.Hex(inst.Bytes[:at]), disasm.Hex(inst.Bytes[at:]))
			note = "   ; putchar"
		}
		fmt.Fprintf(w, "%4x  %-33s  %s%s\n", inst.Offset, bytes, inst.Text, note)
	}
	return nil
}
