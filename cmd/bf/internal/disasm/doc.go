// Package disasm turns machine code back into text, with the decoders of
// golang.org/x/arch, for people who want to see what was generated.
//
// Bytes that the decoder does not know become one instruction each, printed as
// data: code may hold tables, and decoders lag behind processors.
package disasm
