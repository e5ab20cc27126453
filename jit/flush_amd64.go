package jit

// flush makes the processor see code that was written to memory. On x86-64 it
// watches itself (Intel SDM vol. 3, 11.6).
func flush(memory []byte) {}
