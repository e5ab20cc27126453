// Package object writes relocatable ELF objects with eBPF code, in the form that
// clang gives them and loaders expect: 64 bits, little endian, sections with
// instructions named for what they attach to, and relocations where an
// instruction refers to a map, to data or to a function elsewhere.
package object
