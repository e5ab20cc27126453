package jit

// trap is the instruction that fills unused memory: INT3 (Intel SDM vol. 2).
var trap = [...]byte{0xcc}
