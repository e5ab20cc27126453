package text

import "strings"

// Limits of the search: cells that the loop sets, and its rounds.
const (
	mostCells  = 8
	mostRounds = 16
)

// fullSearch is the length in bytes up to which every start is improved; longer
// texts would take too long, and their loops matter less.
const fullSearch = 2000

// Program returns a program that prints a text, which may hold any bytes.
func Program(text []byte) []byte {
	best := printing(nil, text)
	for cells := 1; cells <= mostCells; cells++ {
		centres := groups(text, cells)
		if len(centres) < cells {
			break // fewer different characters than cells
		}
		for rounds := 2; rounds <= mostRounds; rounds++ {
			s := newSetup(rounds, centres)
			if len(text) <= fullSearch {
				s = s.improve(text)
			}
			if p := s.program(text); len(p) < len(best) {
				best = p
			}
		}
	}
	return []byte(best)
}

// repeat writes a command n times, or its opposite -n times.
func repeat(b *strings.Builder, n int, plus, minus string) {
	if n < 0 {
		plus, n = minus, -n
	}
	for range n {
		b.WriteString(plus)
	}
}

func abs(n int) int { return max(n, -n) }
