// Package elf writes ELF files of 64 bits, little-endian: executables and objects
// for linkers (System V ABI, chapters 4 and 5).
//
// A [File] has sections, symbols and segments; Bytes lays them out in this
// order: header, program headers, sections as they are listed, symbols and their
// names, section headers. Constants are those of debug/elf.
package elf
