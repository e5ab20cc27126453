package profile

import (
	"compress/gzip"
	"io"
	"path/filepath"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// Fields of the messages of profile.proto (github.com/google/pprof/proto). The
// package that reads and writes these, google/pprof/profile, would cost bf a
// fifth of its time to start; tests read with it what is written here.
const (
	profileSampleType        = 1
	profileSample            = 2
	profileMapping           = 3
	profileLocation          = 4
	profileFunction          = 5
	profileStringTable       = 6
	profileDurationNanos     = 10
	profilePeriodType        = 11
	profilePeriod            = 12
	profileDefaultSampleType = 14

	valueTypeType = 1
	valueTypeUnit = 2

	sampleLocation = 1
	sampleValue    = 2

	mappingID             = 1
	mappingFilename       = 5
	mappingHasFunctions   = 7
	mappingHasFilenames   = 8
	mappingHasLineNumbers = 9

	locationID      = 1
	locationMapping = 2
	locationLine    = 4

	lineFunction = 1
	lineLine     = 2
	lineColumn   = 3

	functionID         = 1
	functionName       = 2
	functionSystemName = 3
	functionFilename   = 4
	functionStartLine  = 5
)

// Pprof writes the profile for go tool pprof. A loop is a function, named as
// "loop 3:14", that the loop around it calls; the whole program is one too, named
// as its file. Lines and columns are those of the source.
func (r *Report) Pprof(w io.Writer) error {
	e := &encoder{r: r, strings: map[string]int64{"": 0}, functions: map[int]int64{}, locations: map[frame]int64{}}
	e.table = append(e.table, "")
	e.profile()
	z := gzip.NewWriter(w)
	if _, err := z.Write(e.out); err != nil {
		return err
	}
	return z.Close()
}

// An encoder makes a message of a report.
type encoder struct {
	r         *Report
	out       message
	strings   map[string]int64 // indexes in table
	table     []string
	functions map[int]int64 // identifiers, by the index of the loop
	locations map[frame]int64
}

// A frame is a place in a loop, or in the program outside of all loops (-1).
type frame struct {
	loop         int
	line, column int
}

func (e *encoder) profile() {
	if e.r.exact() {
		e.valueType(profileSampleType, "ops", "count")
		e.valueType(profileSampleType, "turns", "count")
		e.out.number(profileDefaultSampleType, e.string("ops"))
	} else {
		e.valueType(profileSampleType, "samples", "count")
		e.valueType(profileSampleType, "cpu", "nanoseconds")
		e.out.number(profileDefaultSampleType, e.string("cpu"))
		e.valueType(profilePeriodType, "cpu", "nanoseconds")
		e.out.number(profilePeriod, int64(e.r.period()))
	}
	for _, h := range e.r.Hits {
		second := int64(0)
		if !e.r.exact() {
			second = h.Count * int64(e.r.period())
		}
		e.sample(h.Pos, h.Count, second)
	}
	for i := range e.r.Loops {
		start := e.r.Loops[i].Start
		if c := e.r.Counts[start.Offset]; c.Turns > 0 {
			e.sample(start, 0, c.Turns)
		}
	}
	var mapping message // the source, which needs no symbols looked up
	mapping.number(mappingID, 1)
	mapping.number(mappingFilename, e.string(e.file()))
	mapping.number(mappingHasFunctions, 1)
	mapping.number(mappingHasFilenames, 1)
	mapping.number(mappingHasLineNumbers, 1)
	e.out.bytes(profileMapping, mapping)
	e.out.number(profileDurationNanos, int64(e.r.Elapsed))
	for _, s := range e.table { // last: now all are known
		e.out.bytes(profileStringTable, []byte(s))
	}
}

// file is the name of the source.
func (e *encoder) file() string {
	if e.r.Path != "" {
		return e.r.Path
	}
	return e.r.Name
}

func (e *encoder) string(s string) int64 {
	i, ok := e.strings[s]
	if !ok {
		i = int64(len(e.table))
		e.strings[s] = i
		e.table = append(e.table, s)
	}
	return i
}

func (e *encoder) valueType(field int, kind, unit string) {
	var m message
	m.number(valueTypeType, e.string(kind))
	m.number(valueTypeUnit, e.string(unit))
	e.out.bytes(field, m)
}

// sample adds values to a place in the source, with the loops around it as its
// callers.
func (e *encoder) sample(pos brainfuck.Position, values ...int64) {
	var stack []int64
	for loop := e.r.Innermost(pos.Offset); ; loop = e.r.Loops[loop].Outer {
		stack = append(stack, e.location(frame{loop, pos.Line, pos.Column}))
		if loop < 0 {
			break
		}
		pos = e.r.Loops[loop].Start
	}
	var m message
	m.numbers(sampleLocation, stack)
	m.numbers(sampleValue, values)
	e.out.bytes(profileSample, m)
}

func (e *encoder) location(f frame) int64 {
	if id, ok := e.locations[f]; ok {
		return id
	}
	id := int64(len(e.locations) + 1)
	e.locations[f] = id
	var line message
	line.number(lineFunction, e.function(f.loop))
	line.number(lineLine, int64(f.line))
	line.number(lineColumn, int64(f.column))
	var m message
	m.number(locationID, id)
	m.number(locationMapping, 1)
	m.bytes(locationLine, line)
	e.out.bytes(profileLocation, m)
	return id
}

func (e *encoder) function(loop int) int64 {
	if id, ok := e.functions[loop]; ok {
		return id
	}
	id := int64(len(e.functions) + 1)
	e.functions[loop] = id
	name, start := filepath.Base(e.r.Name), 1
	if loop >= 0 {
		name, start = "loop "+e.r.Loops[loop].Start.String(), e.r.Loops[loop].Start.Line
	}
	var m message
	m.number(functionID, id)
	m.number(functionName, e.string(name))
	m.number(functionSystemName, e.string(name))
	m.number(functionFilename, e.string(e.file()))
	m.number(functionStartLine, int64(start))
	e.out.bytes(profileFunction, m)
	return id
}
