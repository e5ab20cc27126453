package opt

// The pass stores removes writes that nobody reads, because the cell is set
// before, and ifs of which nothing remains.
//
//	muladd [1], [0], 2; set [1], 0         =>  set [1], 0
//	if [0]; add [1], 1; end; set [1], 0    =>  set [1], 0
//
// Before a loop, at its end and at that of the program, all cells are taken to
// be needed. So an access off the tape is removed only before one that stays.
