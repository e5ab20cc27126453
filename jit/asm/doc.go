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
// All references are relative, so the code may be loaded anywhere.
//
// Nothing here knows an instruction set, an operating system or a page of
// memory; package jit takes the bytes from here on.
//
// Read next: buffer.go, then fixup.go; package jit/amd64 for the encoders.
package asm
