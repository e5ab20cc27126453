package bench

import (
	"math"
	"slices"
)

// A Spread says how times are distributed, in seconds.
type Spread struct {
	Min    float64 `json:"min"`
	Median float64 `json:"median"`
	Max    float64 `json:"max"`
	// Deviation is the median distance from the median, which one slow run does
	// not change.
	Deviation float64 `json:"deviation"`
}

// Spread returns the distribution of the runs; zero if there are none.
func (r Result) Spread() Spread {
	if len(r.Seconds) == 0 {
		return Spread{}
	}
	s := Spread{Min: slices.Min(r.Seconds), Median: median(r.Seconds), Max: slices.Max(r.Seconds)}
	var distances []float64
	for _, t := range r.Seconds {
		distances = append(distances, math.Abs(t-s.Median))
	}
	s.Deviation = median(distances)
	return s
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// ratio returns the first contender's time over that of another; false if one of
// them was wrong.
func (r Row) ratio(other int) (float64, bool) {
	a, b := r.Results[0], r.Results[other]
	x, y := a.Spread().Median, b.Spread().Median
	return x / y, a.Wrong == "" && b.Wrong == "" && x > 0 && y > 0
}

// mean returns the geometric mean of the first contender's ratios to another, and
// of how many programs.
func (r *Report) mean(other int) (mean float64, programs int) {
	sum := 0.0
	for _, row := range r.Rows {
		if ratio, ok := row.ratio(other); ok {
			sum += math.Log(ratio)
			programs++
		}
	}
	return math.Exp(sum / float64(programs)), programs
}
