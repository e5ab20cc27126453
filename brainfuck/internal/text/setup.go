package text

import (
	"slices"
	"strings"
)

// A setup is a loop that sets cells: cell i+1 to rounds times factors[i].
type setup struct {
	rounds  int
	factors []int
}

// newSetup returns the setup whose cells are nearest to some values.
func newSetup(rounds int, values []int) setup {
	s := setup{rounds: rounds}
	for _, v := range values {
		s.factors = append(s.factors, (v+rounds/2)/rounds)
	}
	return s
}

// cells returns what all cells hold behind the loop, with the one that counts its
// rounds.
func (s setup) cells() []int {
	cells := []int{0}
	for _, f := range s.factors {
		cells = append(cells, s.rounds*f)
	}
	return cells
}

// cost returns the length of the loop.
func (s setup) cost() int {
	n := s.rounds + len("[-]") + 2*len(s.factors)
	for _, f := range s.factors {
		n += abs(f)
	}
	return n
}

// loop returns the loop.
func (s setup) loop() string {
	var b strings.Builder
	repeat(&b, s.rounds, "+", "-")
	b.WriteByte('[')
	for _, f := range s.factors {
		b.WriteByte('>')
		repeat(&b, f, "+", "-")
	}
	repeat(&b, len(s.factors), "<", ">")
	b.WriteString("-]")
	return b.String()
}

// program returns the program that prints a text after the loop.
func (s setup) program(text []byte) string {
	return s.loop() + printing(s.cells(), text)
}

// total returns about how long that program is.
func (s setup) total(text []byte) int {
	return s.cost() + printCost(s.cells(), text)
}

// improve changes single factors, and exchanges neighbours, as long as that makes
// the program shorter.
func (s setup) improve(text []byte) setup {
	best := s.total(text)
	try := func(t setup) bool {
		n := t.total(text)
		if n >= best {
			return false
		}
		s, best = t, n
		return true
	}
	for better := true; better; {
		better = false
		for i := range s.factors {
			for _, d := range []int{-1, 1} {
				t := setup{s.rounds, slices.Clone(s.factors)}
				if t.factors[i] += d; t.factors[i] >= 0 {
					better = try(t) || better
				}
			}
		}
		for i := range len(s.factors) - 1 {
			t := setup{s.rounds, slices.Clone(s.factors)}
			t.factors[i], t.factors[i+1] = t.factors[i+1], t.factors[i]
			better = try(t) || better
		}
	}
	return s
}

// groups returns n values that the bytes of a text are near to, in the order in
// which the text needs them, fewer if it has fewer different bytes (k-means: S.
// Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information
// Theory 28, 1982).
func groups(text []byte, n int) []int {
	var count [256]int
	for _, c := range text {
		count[c]++
	}
	var values []int
	for v, k := range count {
		if k > 0 {
			values = append(values, v)
		}
	}
	if len(values) < n {
		return nil
	}
	centres := make([]int, n)
	for i := range centres {
		centres[i] = values[(2*i+1)*len(values)/(2*n)]
	}
	for range 20 {
		var sum, weight [mostCells]int
		for _, v := range values {
			i := nearest(centres, v)
			sum[i] += v * count[v]
			weight[i] += count[v]
		}
		for i := range centres {
			if weight[i] > 0 {
				centres[i] = sum[i] / weight[i]
			}
		}
	}
	return byFirstUse(centres, text)
}

func nearest(centres []int, v int) int {
	best := 0
	for i, c := range centres {
		if abs(c-v) < abs(centres[best]-v) {
			best = i
		}
	}
	return best
}

func byFirstUse(centres []int, text []byte) []int {
	var order []int
	for _, c := range text {
		if i := nearest(centres, int(c)); !slices.Contains(order, i) {
			order = append(order, i)
			if len(order) == len(centres) {
				break
			}
		}
	}
	var sorted []int
	for _, i := range order {
		sorted = append(sorted, centres[i])
	}
	for i, c := range centres {
		if !slices.Contains(order, i) {
			sorted = append(sorted, c)
		}
	}
	return sorted
}
