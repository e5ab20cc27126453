package bpf

import (
	"encoding/json"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// tableName is the section with what a driver needs to know.
const tableName = ".brainfuck"

// A Table is the contents of the section .brainfuck, as JSON: what whoever
// drives the program has to know of it.
type Table struct {
	Name string `json:"name"` // of the source
	Type Type   `json:"type"`
	Cell int    `json:"cell"` // bits of a cell
	// The tape has Left cells left of the start and Right from there on.
	Left  int64 `json:"left"`
	Right int64 `json:"right"`
	// Start is the offset, in the map of the tape, of the cell where the pointer
	// starts. In and Out are the offsets of the buffers in the shared map; each
	// has Buffer bytes.
	Start  int64 `json:"start,omitempty"`
	In     int64 `json:"in,omitempty"`
	Out    int64 `json:"out,omitempty"`
	Buffer int64 `json:"buffer,omitempty"`
	// Sites are where a whole program can leave and go on: the first is number
	// 2; 0 is the start and 1 the end. Failures are where it leaves for good;
	// the first is number 1<<24.
	Sites    []TableSite  `json:"sites,omitempty"`
	Failures [][][4]int64 `json:"failures,omitempty"`
	// Params are the names of parameters.
	Params []string `json:"params,omitempty"`
}

// A TableSite is a site of a program: its kind, and the offset in bytes, line and
// column of its command. A failure is a list of accesses that the program is about
// to make, in order; each is an offset from the pointer in cells before such a
// position.
type TableSite struct {
	Kind string   `json:"kind"`
	Pos  [3]int64 `json:"pos"`
}

func tableOf(u *emit.Unit, o *Options) *Table {
	t := &Table{Name: u.Name, Type: o.Type, Cell: u.Program.Bits, Left: u.Machine.Left, Right: u.Machine.Right}
	for _, p := range o.Params {
		t.Params = append(t.Params, p.Name)
	}
	return t
}

// addSites describes the memory and the sites of a whole program.
func (t *Table) addSites(g *generator) {
	t.Start = g.tape.margin + g.tape.start
	t.In, t.Out, t.Buffer = inStart, outStart, bufferBytes
	position := func(pos int32) (p [3]int64) {
		line, column := g.unit.Locate(pos)
		return [3]int64{int64(pos), int64(line), int64(column)}
	}
	for _, s := range g.sites {
		t.Sites = append(t.Sites, TableSite{s.kind, position(s.pos)})
	}
	for _, list := range g.failures {
		var failure [][4]int64
		for _, x := range list {
			p := position(x.pos)
			failure = append(failure, [4]int64{x.off, p[0], p[1], p[2]})
		}
		t.Failures = append(t.Failures, failure)
	}
}

func (t *Table) bytes() []byte {
	b, err := json.Marshal(t)
	if err != nil {
		panic(err)
	}
	return b
}
