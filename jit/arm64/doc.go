// Package arm64 is an assembler for A64, the machine code of 64-bit Arm
// processors.
package arm64
