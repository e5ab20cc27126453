// Package native is the agreement between the generators of machine code, one
// package per instruction set below this one, and the run time, package rt,
// that maps, enters and leaves that code.
//
// The code of a program is a C function
//
//	uint32_t run(State *state); // returns a Reason
//
// that keeps the tape pointer and the buffer cursors in registers while it
// runs. Whenever it needs something that it can not do itself (make room in
// the output buffer, say) it leaves: it stores these registers to the [State],
// notes there where to go on, and returns the [Reason]. The run time does its
// part and calls the function again with the same State. So no call crosses
// between Go and the code for each byte, and between two calls the State tells
// everything about a running program.
//
// The code does not check that the tape pointer stays on the tape. The run time
// surrounds the tape with guard pages, [Code.Reach] bytes wide, and turns the
// fault into an error: [Code.PosAt] finds the command to blame. It is the same
// with cancelling: a signal stops the code at any instruction between
// [Code.Lo] and [Code.Hi], where [Code.Registers] names the registers that hold
// what the State will not hold then.
//
// Read next: state.go (the memory that both sides share), code.go (what a
// generator returns), config.go (what it is told).
package native
