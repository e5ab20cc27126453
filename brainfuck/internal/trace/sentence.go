package trace

import (
	"strconv"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// sentence tells what a pass has done here.
func (c *change) sentence(pass string) string {
	text := ""
	switch pass {
	case "fold":
		text = c.folded()
	case "offsets":
		text = c.displaced()
	case "clear":
		text = c.cleared()
	case "scan":
		text = c.scanned()
	case "multiply":
		text = c.multiplied()
	case "copy":
		text = c.copied()
	case "once":
		text = c.once()
	case "settle":
		text = c.settled()
	case "dead":
		text = c.removed()
	case "constants":
		text = c.computed()
	case "merge":
		text = c.merged()
	case "stores":
		text = c.unstored()
	}
	if text == "" {
		text = c.counted()
	}
	return text
}

// counted tells of a pass that has no sentence of its own.
func (c *change) counted() string {
	n := len(c.gone)
	if n == 0 && len(c.changed) == 0 {
		return "Nothing to do here."
	}
	return "Took away " + many(n, "op") + " and changed " + strconv.Itoa(len(c.changed)) + "."
}

func (c *change) folded() string {
	var did []string
	for _, kind := range []struct {
		ir.Kind
		runs, into string
	}{{ir.Add, "of + and -", "addition"}, {ir.Move, "of > and <", "move"}} {
		lost, into := count(c.gone, kind.Kind), 0
		for i := range c.changed {
			if c.changed[i].from.Kind == kind.Kind {
				into++
			}
		}
		switch {
		case into > 0:
			did = append(did, many(lost+into, "run")+" "+kind.runs+" into "+many(into, kind.into))
		case lost > 0:
			did = append(did, many(lost, "run")+" "+kind.runs+" into nothing")
		}
	}
	if n := count(c.before, ir.Add, ir.Move); len(did) == 0 && n < 2 {
		return "Nothing to join."
	} else if len(did) == 0 {
		return "Nothing to join: no two of the " + many(n, "run") + " of + and - or > and < are neighbours."
	}
	text := "Joined " + strings.Join(did, ", ")
	if len(c.changed) > 0 {
		p := c.changed[0]
		text += "; " + c.at(p.from.Pos) + ", " + c.text(p.from.Pos, c.next(p.to.Pos)) + " became " + p.to.String()
	}
	return text + "."
}

// next returns the place of the first op of after beyond an offset.
func (c *change) next(offset int32) int32 {
	end := int32(len(c.src))
	for i := range c.after {
		if at := place(&c.after[i]); at > offset {
			end = min(end, at)
		}
	}
	return end
}

func (c *change) displaced() string {
	before, after := count(c.before, ir.Move), count(c.after, ir.Move)
	if before == 0 {
		return "Nothing to do: the pointer never moves."
	}
	named := 0
	var first *pair
	for i := range c.changed {
		if p := &c.changed[i]; p.from.Kind == p.to.Kind && p.from.Kind != ir.Move {
			named++
			if first == nil {
				first = p
			}
		}
	}
	text := "Left out " + strconv.Itoa(max(before-after, 0)) + " of " + many(before, "move") + ": " +
		many(named, "op") + " " + verb(named, "names its cell", "name their cells") + " by an offset instead"
	if after > 0 {
		text += "; " + many(after, "move") + " " + verb(after, "remains", "remain") + ", at the end of blocks that do not come back to their cell"
	}
	if first != nil {
		text += ". " + capital(c.at(first.from.Pos)) + ", " + first.from.String() + " became " + first.to.String()
	}
	return text + "."
}

func (c *change) cleared() string {
	if len(c.closed) == 0 {
		return "Found no loop that only brings its cell to 0."
	}
	n := len(c.closed)
	return "Found " + many(n, "loop") + " that only " + verb(n, "brings its cell", "bring their cell") +
		" to 0; " + c.became(c.example(c.closed)) + "."
}

func (c *change) scanned() string {
	if len(c.closed) == 0 {
		return "Found no loop that only looks for a cell that is 0."
	}
	n := len(c.closed)
	return "Found " + many(n, "loop") + " that only " + verb(n, "looks", "look") +
		" for a cell that is 0; " + c.became(c.example(c.closed)) + "."
}

func (c *change) multiplied() string {
	if len(c.closed) == 0 {
		return "Found no loop that counts and only adds."
	}
	products := max(count(c.after, ir.MulAdd)-count(c.before, ir.MulAdd), 0)
	n := len(c.closed)
	text := "Solved " + many(n, "loop") + " that " + verb(n, "counts and adds", "count and add")
	if products > 0 {
		text += ", with " + many(products, "product")
	}
	return text + "; " + c.became(c.example(c.closed)) + "."
}

func (c *change) copied() string {
	lost := len(c.before) - len(c.after)
	if lost <= 0 {
		return "Found no copy by way of a spare cell."
	}
	text := "Saw through copies by way of a spare cell, which took " + many(lost, "op")
	if len(c.gone) > 0 {
		text += "; " + c.at(place(&c.gone[0])) + ", " + c.gone[0].String() + " is not needed"
	}
	return text + "." + c.more(c.closed)
}

func (c *change) once() string {
	ifs := c.ifs()
	if len(ifs) == 0 {
		if len(c.closed) == 0 {
			return "Found no loop that is known to run one turn at most."
		}
		return "Found " + many(len(c.closed), "loop") + " that " + verb(len(c.closed), "runs", "run") + " one turn at most."
	}
	text := "Made " + verb(len(ifs), "an if", "ifs") + " of " + many(len(ifs), "loop") + " that " +
		verb(len(ifs), "runs", "run") + " one turn at most; the one " + c.at(ifs[0].open) + " ends with a cell that is 0"
	return text + "." + c.more(c.closed[:len(c.closed)-len(ifs)])
}

func (c *change) settled() string {
	if len(c.closed) == 0 {
		return "Found no loop whose turns all do the same."
	}
	n := len(c.closed)
	return "Found " + many(n, "loop") + " " + verb(n, "whose turns do", "whose turns each do") +
		" the same from the second on; " + c.became(c.example(c.closed)) + "."
}

func (c *change) removed() string {
	var never []span
	for _, s := range outermost(c.closed) {
		if len(c.indexes(s)) == 0 {
			never = append(never, s)
		}
	}
	ops := len(c.before) - len(c.after)
	if ops <= 0 {
		return "Found nothing that can never run."
	}
	if len(never) == 0 {
		return "Removed " + many(ops, "op") + " that can never run, where a cell is known to be 0."
	}
	s := never[0]
	return "Removed " + many(ops, "op") + " that can never run, among them " + many(len(never), "loop") + "; " +
		c.at(s.open) + ", the cell of " + c.text(s.open, s.end+1) + " is known to be 0."
}

func (c *change) computed() string {
	var toSet, toAdd int
	var first *pair
	for i := range c.changed {
		p := &c.changed[i]
		switch {
		case p.to.Kind == ir.Set && (p.from.Kind == ir.Add || p.from.Kind == ir.MulAdd):
			toSet++
		case p.to.Kind == ir.Add && p.from.Kind == ir.MulAdd:
			toAdd++
		default:
			continue
		}
		if first == nil {
			first = p
		}
	}
	var did []string
	if toSet > 0 {
		did = append(did, many(toSet, "result")+" that "+verb(toSet, "does", "do")+" not depend on the input "+
			verb(toSet, "is a set", "are sets")+" now")
	}
	if toAdd > 0 {
		did = append(did, many(toAdd, "product")+" of a known cell became "+verb(toAdd, "an addition", "additions"))
	}
	if n := len(c.gone); n > 0 {
		did = append(did, many(n, "op")+" "+verb(n, "was", "were")+" not needed")
	}
	if len(did) == 0 {
		return "Nothing is known beforehand: all values depend on the input, or on how often loops run."
	}
	text := "Computed beforehand: " + strings.Join(did, ", ")
	if first != nil {
		text += "; " + c.at(first.from.Pos) + ", " + first.from.String() + " became " + first.to.String()
	}
	return text + "." + c.more(c.closed)
}

// more tells of loops that a pass closed although that is not its own work.
func (c *change) more(loops []span) string {
	if len(loops) == 0 {
		return ""
	}
	return " With what is known now, " + many(len(loops), "more loop") + " could be replaced."
}

func (c *change) merged() string {
	lost := len(c.before) - len(c.after)
	if lost <= 0 {
		return "Found no two writes to a cell that could be one."
	}
	text := "Merged " + many(lost, "write") + " into " + verb(lost, "another", "others") + " to the same cell"
	for i := range c.changed {
		if p := &c.changed[i]; p.from.Kind != p.to.Kind || p.from.Arg != p.to.Arg {
			return text + "; " + c.at(p.from.Pos) + ", " + p.from.String() + " became " + p.to.String() + "."
		}
	}
	return text + "."
}

func (c *change) unstored() string {
	writes, ifs := count(c.gone, ir.Add, ir.Set, ir.MulAdd), count(c.gone, ir.If)
	if writes == 0 && ifs == 0 {
		return "Found no write that nobody reads."
	}
	text := "Removed " + many(writes, "write") + " that nobody " + verb(writes, "reads", "reads")
	if ifs > 0 {
		text += ", and " + many(ifs, "if") + " of which nothing was left"
	}
	for i := range c.gone {
		if op := &c.gone[i]; op.Kind != ir.End {
			return text + "; the first was " + op.String() + " " + c.at(place(op)) + "."
		}
	}
	return text + "."
}
