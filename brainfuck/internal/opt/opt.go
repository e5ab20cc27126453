package opt

import "github.com/seed1605a99e/movabs/brainfuck/internal/ir"

// A Pass is one kind of rewrite.
type Pass struct {
	Name string
	Doc  string // the rewrite, in one line
	// Level is the lowest level of optimisation that includes the pass.
	Level int
	// Run rewrites a well-formed program in place. Running a pass twice gives
	// what running it once gives.
	Run func(*ir.Program)
}

// MaxLevel is the level that includes all passes.
const MaxLevel = 3

// Passes returns the passes in the order in which they run. One that pays
// again after others stands there twice.
func Passes() []Pass {
	return []Pass{
		{"fold", "+++-  =>  add 2,  >><  =>  move 1", 1, fold},
		{"offsets", ">+<  =>  add [1], 1", 1, offsets},
		{"clear", "[-]  =>  set [0], 0", 2, clearLoops},
		{"merge", "add [1], 2; out [0]; add [1], 3  =>  add [1], 5; out [0]", 3, merge},
		{"scan", "[>>]  =>  scan [0], 2", 2, scan},
		{"multiply", "[->+++<]  =>  if [0]; muladd [1], [0], 3; set [0], 0; end", 2, multiply},
		{"once", "[>+<[-]]  =>  if [0]; add [1], 1; set [0], 0; end", 3, once},
		{"settle", "[>[[-]>[-]<]<-]  =>  if [0] { first turn; if [0] { what all others do } }", 3, settle},
		{"dead", "set [0], 0; open [0] ... close [0]  =>  set [0], 0", 3, dead},
		{"constants", "set [0], 2; muladd [1], [0], 3  =>  set [0], 2; add [1], 6", 3, constants},
		{"merge", "set [0], 2; set [0], 0  =>  set [0], 0", 3, merge},
	}
}

// Run runs the passes of a level: 0 is none, 1 straightens moves and sums, 2
// adds closed forms for simple loops, 3 is all.
func Run(p *ir.Program, level int) {
	for _, pass := range Passes() {
		if pass.Level <= level {
			pass.Run(p)
		}
	}
}
