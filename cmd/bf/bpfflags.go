package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// addBPF adds the flags of the target bpf.
func addBPF(cmd *cobra.Command, o *brainfuck.BPFOptions) {
	addBPFType(cmd, o)
	addBPFConst(cmd, o)
	addBPFDebug(cmd, o)
}

func addBPFType(cmd *cobra.Command, o *brainfuck.BPFOptions) {
	var types []option[string]
	for _, t := range brainfuck.BPFTypes() {
		types = append(types, option[string]{t, t})
	}
	addOptional(cmd, &o.Type, "bpf-type", "with --target bpf, the `TYPE` of the program: "+strings.Join(brainfuck.BPFTypes(), ", "), types...)
}

func addBPFConst(cmd *cobra.Command, o *brainfuck.BPFOptions) {
	cmd.Flags().Var((*bpfConsts)(&o.Params), "bpf-const", "a parameter `NAME=VALUE` that a filter reads before its context; may be repeated")
}

func addBPFDebug(cmd *cobra.Command, o *brainfuck.BPFOptions) {
	cmd.Flags().BoolVar(&o.Debug, "bpf-debug", false, "the program tells what it does in the kernel's trace_pipe, at '#' too")
}

// bpfConsts is a flag for named numbers.
type bpfConsts []brainfuck.BPFParam

// Set implements pflag.Value.
func (c *bpfConsts) Set(s string) error {
	name, value, ok := strings.Cut(s, "=")
	if !ok || name == "" {
		return fmt.Errorf("must be NAME=VALUE")
	}
	v, err := strconv.ParseUint(value, 0, 32)
	if err != nil {
		return fmt.Errorf("the value of %s must be a number from 0 to 4294967295", name)
	}
	*c = append(*c, brainfuck.BPFParam{Name: name, Value: uint32(v)})
	return nil
}

func (c *bpfConsts) String() string {
	var words []string
	for _, p := range *c {
		words = append(words, fmt.Sprintf("%s=%d", p.Name, p.Value))
	}
	return strings.Join(words, ",")
}

// Type implements pflag.Value.
func (c *bpfConsts) Type() string { return "name=value" }

var _ pflag.Value = (*bpfConsts)(nil)
