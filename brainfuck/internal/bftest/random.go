package bftest

import (
	"bytes"
	"math/rand/v2"
	"strings"
)

// Random returns a program and an input for it, the same for the same seed.
//
// The programs are short and full of what optimisers rewrite: runs that cancel
// out, clear, multiply and scan loops with all kinds of steps, loops that run
// once or never, loops that do not come back to their cell, input and output
// within loops, walks over the left end of the tape. Many end, many do not, so
// give them a bound.
func Random(seed uint64) (src, input []byte) {
	g := generator{r: rand.New(rand.NewPCG(seed, 0x6266))}
	if g.one(8) {
		g.noise(10 + g.r.IntN(60))
	} else {
		if g.one(6) {
			g.write("[" + g.pick("comment-,.", "->+<", "[-]>", "") + "]")
		}
		if g.one(3) {
			g.move(g.r.IntN(7) - 1)
		}
		g.block(3, 3+g.r.IntN(8))
	}
	input = make([]byte, g.r.IntN(8))
	for i := range input {
		input[i] = g.pick("\x00", "\x01", "\x02", "\x05", "\x80", "\xff", "a", "\n")[0]
	}
	return g.b.Bytes(), input
}

type generator struct {
	r *rand.Rand
	b bytes.Buffer
	// at is where the pointer is if every loop that is not written to do
	// otherwise comes back to its cell.
	at int
}

func (g *generator) one(in int) bool              { return g.r.IntN(in) == 0 }
func (g *generator) pick(choice ...string) string { return choice[g.r.IntN(len(choice))] }
func (g *generator) write(s string)               { g.b.WriteString(s) }

// noise writes n commands that only have matching brackets in common with a
// program.
func (g *generator) noise(n int) {
	depth := 0
	for range n {
		c := "+-><.,[]+-><"[g.r.IntN(12)]
		if c == ']' && depth == 0 {
			c = '['
		}
		switch c {
		case '[':
			depth++
		case ']':
			depth--
		}
		g.b.WriteByte(c)
	}
	g.write(strings.Repeat("]", depth))
}

// block writes n statements with loops nested at most depth deep.
func (g *generator) block(depth, n int) {
	for range n {
		g.statement(depth)
	}
}

func (g *generator) statement(depth int) {
	kind := g.r.IntN(23)
	if depth == 0 && kind >= 14 {
		kind -= 9
	}
	switch kind {
	case 0, 1, 2, 3:
		g.add(g.r.IntN(9) - 4)
	case 4, 5, 6:
		g.move(g.r.IntN(5) - 2)
	case 7, 8:
		g.write(".")
	case 9:
		g.write(g.pick(",", ",", ",.", "+,+.", "[-],+", ",[-]"))
	case 10:
		g.cancelled()
	case 11:
		g.clear()
	case 12:
		g.multiply()
	case 13:
		g.scan()
	case 14, 15:
		g.counted(depth)
	case 16:
		g.conditional(depth)
	case 17:
		g.unbalanced(depth)
	case 18:
		g.add(g.r.IntN(600) - 300) // more than 8 bits hold
	case 19:
		g.settling()
	case 20:
		g.nest(1 + g.r.IntN(3))
	case 21:
		g.linear(1 + g.r.IntN(2))
	case 22:
		home := g.at
		g.write("[")
		g.block(depth-1, g.r.IntN(4))
		g.move(home - g.at)
		g.write("]")
	}
}

// add adds n to the cell at the pointer.
func (g *generator) add(n int) { g.repeat("+", "-", n) }

// move moves the pointer by n cells.
func (g *generator) move(n int) {
	g.repeat(">", "<", n)
	g.at += n
}

func (g *generator) repeat(up, down string, n int) {
	if n < 0 {
		up, n = down, -n
	}
	g.write(strings.Repeat(up, n))
}

// cancelled writes runs of which little or nothing remains.
func (g *generator) cancelled() {
	g.write(g.pick("+-", "-+", "><", "<>", "+><-", "->+<+", ">+<>-<", "<+->", "[-]+-", "+[-]", "[-]++[-]", ">-<[-]>+<"))
}

// clear writes loops that set their cell to 0, and some that may never end.
func (g *generator) clear() {
	g.write(g.pick("[-]", "[-]", "[+]", "[---]", "[+++++]", "[--]", "[++]", "[----]", "[+-]", "[[-]]", "[-]+", "[-]>[-]<", ",[-]"))
}

// multiply writes a loop that adds to cells nearby and counts its own cell.
func (g *generator) multiply() {
	step := -1
	if g.one(3) {
		step = g.r.IntN(9) - 4
	}
	at := 0
	g.write("[")
	for range 1 + g.r.IntN(3) {
		if g.one(3) { // the counter is changed anywhere in the body, or in parts
			g.move(-at)
			g.add(step)
			at, step = 0, g.r.IntN(2)*-2
		}
		to := g.r.IntN(7) - 3
		g.move(to - at)
		at = to
		g.add(g.r.IntN(7) - 3)
	}
	if g.one(8) {
		g.write(g.pick(".", ",", "[-]", "[>]"))
	}
	g.move(-at)
	g.add(step)
	g.write("]")
}

// settling writes a loop that counts and otherwise sets and tests cells nearby,
// so that after a turn or two it may have nothing new to do.
func (g *generator) settling() {
	step := g.pick("-", "-", "+", "---", "--")
	g.write(g.pick("", "+", "+++", "[-]++") + "[")
	for n := 1 + g.r.IntN(4); n > 0; n-- {
		if g.one(3) {
			g.write(step)
			step = g.pick("", "--", "+")
		}
		g.write(g.pick(
			">[-]<", ">[-]++<", ">-<", ">>+<<", ">-[>[-]<[-]]<", ">[>+<[-]]<", ">>[<[-]+>[-]]<<", ">[>>[-]+<<[-]]<",
			">>[<+>[-]]<<", ">[-<+>]<", "[>+<[-]]", ">[<--->[-]]<", ">[->+>-<<]<", "<[-]+>", "<-[>>[-]<<[-]]>",
		))
	}
	g.write(step + "]>.>.<<")
}

// nest writes counting loops within each other that step along the tape, where
// a program may run for ever at large widths unless its optimiser sees what
// they come to.
func (g *generator) nest(depth int) {
	if g.one(2) {
		g.add(g.r.IntN(7))
	}
	if depth == 0 {
		g.write(g.pick("[-]", "[->+<]", "[->+>+<<]>>[-<<+>>]<<", "[--]", "+++[-]", "."))
		return
	}
	step := g.pick("-", "-", "-", "+", "---", "--")
	to := 1 + g.r.IntN(2)
	g.write("[" + step)
	g.repeat(">", "<", to)
	g.write(g.pick("", "-", "+", "++", "[-]", "[-]+++"))
	g.nest(depth - 1)
	g.write(g.pick("", "", "+", "[-]", "[->>+<<]"))
	g.repeat(">", "<", -to)
	g.write("]")
}

// linear writes a loop that does in each turn what is linear in the cells, or
// nearly so: it counts, adds, sets, copies and moves.
func (g *generator) linear(depth int) {
	g.write(g.pick("", "", "[-]+++", "[-]++++++", "+++", ",", "-"))
	step := g.pick("-", "-", "-", "+", "---", "--")
	g.write("[" + step)
	at := 0
	for range 1 + g.r.IntN(4) {
		to := g.r.IntN(7) - 3
		g.repeat(">", "<", to-at)
		at = to
		switch {
		case to == 0 && !g.one(6):
		case depth > 1 && g.one(4):
			g.linear(depth - 1)
		default:
			g.write(g.pick("+", "--", "[-]", "[-]++", "[-<+>]", "[->+<]", "[->>+<<]", "[->+>++<<]", "[->+<]>[-<+>]<", "[>+<[-]]", "[<<+>>--]"))
		}
	}
	g.repeat(">", "<", -at)
	g.write("]")
}

// scan writes a search for a 0, over cells that are not.
func (g *generator) scan() {
	step := g.r.IntN(7) - 3
	if g.one(2) {
		for range 1 + g.r.IntN(4) {
			g.write("+")
			g.move(step)
		}
		g.move(-step)
	}
	g.write("[")
	g.repeat(">", "<", step)
	g.write("]")
}

// counted writes a loop that most often runs a few times.
func (g *generator) counted(depth int) {
	g.write(g.pick("[-]+++", "++", "[-]++++++++", ",", "-"))
	step := g.pick("-", "-", "-", "+", "---", "--")
	before := g.one(2)
	g.write("[")
	if before {
		g.write(step)
	}
	home := g.at
	g.move(g.r.IntN(5) - 2)
	g.block(depth-1, 1+g.r.IntN(4))
	g.move(home - g.at)
	if !before {
		g.write(step)
	}
	g.write("]")
}

// conditional writes a loop that runs at most once, with or without an else.
func (g *generator) conditional(depth int) {
	g.write("[")
	home := g.at
	g.block(depth-1, 1+g.r.IntN(3))
	if !g.one(4) {
		g.move(home - g.at)
	}
	g.write(g.pick("[-]]", ">[-]<[-]]", "[-]>]<", ">[-]]", "[-]>+<]", "-]"))
}

// unbalanced writes a loop that ends at another cell than it began.
func (g *generator) unbalanced(depth int) {
	g.write("[")
	g.block(depth-1, 1+g.r.IntN(3))
	g.write(g.pick("->", "-<", ">", "<", "[-]>>", "-[<]>"))
	g.write("]")
}
