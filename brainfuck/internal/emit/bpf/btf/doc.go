// Package btf writes BTF, the type information by which the kernel and the
// loaders know maps, functions and source lines.
//
// A [Builder] collects types; each method returns the number of the type that it
// adds, which is how others refer to it. [Builder.Bytes] is the section .BTF and
// [Builder.Ext] the section .BTF.ext, which says what functions and source lines
// the instructions of a section belong to. The format is the kernel's
// Documentation/bpf/btf.rst.
package btf
