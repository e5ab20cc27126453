package bench

import "encoding/json"

// A Measure is what was measured.
type Measure string

// The measures, both of whole processes.
const (
	Wall Measure = "wall-clock time"
	CPU  Measure = "processor time"
)

// A Report holds what was measured.
type Report struct {
	Date       string   `json:"date"`
	Machine    string   `json:"machine"`
	Measure    Measure  `json:"measure"`
	Runs       int      `json:"runs"`
	Contenders []string `json:"contenders"`
	Rows       []Row    `json:"programs"`
}

// A Row holds the results of all contenders on a program.
type Row struct {
	Program string   `json:"program"`
	Results []Result `json:"results"`
}

// A Result holds the runs of a contender on a program.
type Result struct {
	// Seconds are the times of the runs, in the order in which they were made.
	Seconds []float64 `json:"seconds"`
	// Wrong says what went wrong, "" if nothing did: "output", "timeout", or the
	// signal that ended the process. Then no more runs were made.
	Wrong string `json:"wrong,omitempty"`
}

// MarshalJSON adds the figures that people want to read.
func (r Result) MarshalJSON() ([]byte, error) {
	type plain Result
	s := r.Spread()
	return json.Marshal(struct {
		Spread
		plain
	}{s, plain(r)})
}
