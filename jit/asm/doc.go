// Package asm holds what the assemblers of all instruction sets share: a
// [Buffer] that collects bytes, labels, fixups, an optional listing and the
// first error.
//
// An assembler such as jit/amd64 embeds a Buffer and adds the encoders. The
// journey of a program through it:
//
//  1. An encoder calls [Buffer.Put] with the bytes of one instruction.
//  2. A place that code refers to is a [Label]: made by [Buffer.NewLabel], put
//     somewhere by [Buffer.Bind], before or after its first use.
//  3. A reference to a label is written at once if the label is bound, and
//     otherwise remembered as a fixup.
//  4. [Buffer.Bytes] fills in the fixups and returns the code, or the first of
//     the errors that were met on the way: no call in between returns one.
//
// References within the code are relative, so it may be loaded anywhere.
//
// # Symbols
//
// A label that [Buffer.Symbol] made has a name that counts outside of the code
// too. Bound here, it is a place that others may refer to; bound nowhere, it is
// one of theirs. [Buffer.Object] takes the place of Bytes for such code, and
// for code that holds addresses: it returns relocations for what is not known
// yet, in the form that package jit/link hands to a loader.
//
// # What there is
//
//	references   Fixup8 Fixup32             distance from the field to a label
//	             FixupBranch32              the same in a branch, which may need a stub
//	             FixupAddress               64-bit address
//	             FixupWord FixupMov         bits of instructions of four bytes
//	veneers      Reaches Due Island         for branches that do not reach their label
//	data         Emit EmitString Emit16 Emit32 Emit64
//	             EmitDistance32             for tables of jumps: label - label
//	             EmitAddress                for tables of functions: address of a label
//	             AlignData                  up to a page
//	names        NameLabel LabelName Symbol
//	listing      StartListing Listing Note Comment
//	errors       Err Fail Check             Check looks at code that is not written yet
//
// Not here: sections (code and data share one piece, which is never writable),
// expressions of labels other than label + number and label - label, and jumps
// forward that become shorter later: an encoder takes the long form, or the
// short one if its caller asks for it.
//
// Nothing here knows an instruction set, an operating system or a page of
// memory.
//
// Read next: buffer.go, fixup.go, island.go, object.go; package jit/amd64 for the encoders.
package asm
