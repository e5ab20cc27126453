// Package debug runs Brainfuck programs under the control of somebody who wants
// to see what they do. It knows nothing of terminals and editors.
//
//	d, err := debug.New(src, nil)
//	...
//	d.SetBreakpoint(17, "")
//	stop := d.Continue(ctx)      // as machine code, up to the breakpoint
//	fmt.Println(stop, d.Position(), d.Pointer(), d.Cell(d.Pointer()))
//	d.Back(ctx)                  // one command back
//
// # Forwards
//
// A [Debugger] executes commands one by one (exec.go), as the interpreter at
// level 0 would. To go far it compiles the program with points (points.go),
// places at which the machine code can be left and entered with everything on
// the tape as the source has it, and lets the code run from point to point
// (machine.go): breakpoints are points that always leave, beginnings of turns of
// loops are points that leave after a number of turns, and before it touches
// watched cells the code leaves, too. What is between the points is optimised.
// Where machine code can not be had, commands are executed one by one.
//
// # Backwards
//
// The time in a program is the number of turns of loops begun so far, which
// machine code can count at little cost, and the number of commands since the
// last of them (time.go). Every now and then a snapshot is taken (snapshot.go).
// To go to an earlier time, the last snapshot before it is restored and the
// program runs again (back.go), with the same input, which is recorded. So there
// is no record of what every command did, and running forwards stays fast.
//
// Changing a cell begins a new history. Who goes back beyond that moment finds
// the program as it was without the change.
//
// Read next: debug.go, run.go, back.go.
package debug
