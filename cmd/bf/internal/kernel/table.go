package kernel

import (
	"bytes"
	"debug/elf"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// A table is what an object says of itself, in the section .brainfuck.
type table struct {
	Name        string
	Type        string
	Cell        int
	Left, Right int64
	// Start is the offset, in the map of the tape, of the cell where the pointer
	// starts. In and Out are the offsets of the buffers in the shared map; each
	// has Buffer bytes.
	Start, In, Out, Buffer int64
	Sites                  []site
	// Failures are what the program was about to access, in this order, when it
	// left for good: offset from the pointer in cells; offset, line and column
	// of the command.
	Failures [][][4]int64
	Params   []string
}

// A site is where a program left, and goes on.
type site struct {
	Kind string
	Pos  [3]int64 // offset, line and column of the command
}

// Numbers in the control block: of the start, the end, the first site and the
// first failure.
const (
	siteStart    = 0
	siteEnded    = 1
	firstSite    = 2
	firstFailure = 1 << 24
)

func position(at []int64) brainfuck.Position {
	return brainfuck.Position{Offset: int(at[0]), Line: int(at[1]), Column: int(at[2])}
}

var errNotOurs = errors.New("not an object that 'bf build --target bpf' made")

// readTable finds the table in an object.
func readTable(object []byte) (*table, error) {
	f, err := elf.NewFile(bytes.NewReader(object))
	if err != nil {
		return nil, errNotOurs
	}
	section := f.Section(".brainfuck")
	if section == nil {
		return nil, errNotOurs
	}
	data, err := section.Data()
	if err != nil {
		return nil, err
	}
	t := new(table)
	if err := json.Unmarshal(data, t); err != nil {
		return nil, fmt.Errorf("%w: %w", errNotOurs, err)
	}
	return t, nil
}
