package text

import "strings"

// printCost returns how many commands print a text from cells that hold something
// already: for each character, the cell is taken that is cheapest to go to and to
// change.
func printCost(cells []int, text []byte) int {
	n := len(text) // the dots
	choose(cells, text, func(move, change int) { n += abs(move) + abs(change) })
	return n
}

// printing returns those commands.
func printing(cells []int, text []byte) string {
	var b strings.Builder
	choose(cells, text, func(move, change int) {
		repeat(&b, move, ">", "<")
		repeat(&b, change, "+", "-")
		b.WriteByte('.')
	})
	return b.String()
}

// choose calls print for each character, with how far to move and how much to add.
func choose(cells []int, text []byte, print func(move, change int)) {
	var now [mostCells + 2]int
	used := max(1, copy(now[:], cells))
	at := 0
	for _, c := range text {
		best, price := 0, -1
		for i, v := range now[:used] {
			p := abs(i-at) + abs(int(c)-v)
			if price < 0 || p < price {
				best, price = i, p
			}
		}
		print(best-at, int(c)-now[best])
		at, now[best] = best, int(c)
	}
}
