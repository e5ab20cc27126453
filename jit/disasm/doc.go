// Package disasm turns machine code back into text, with the decoders of
// golang.org/x/arch, for people who want to see what was generated.
//
// [Decode] gives instructions, [List] a text with labels. Package jit does not
// need this one: programs that do not look at their code do not carry it.
//
// Bytes that the decoder does not know become one instruction each, printed as
// data: code may hold tables, and decoders lag behind processors.
package disasm
