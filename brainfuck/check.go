package brainfuck

import (
	"sort"

	"github.com/seed1605a99e/movabs/brainfuck/internal/check"
	"github.com/seed1605a99e/movabs/brainfuck/internal/syntax"
)

// A Finding is something that is likely wrong with a program.
type Finding struct {
	Kind FindingKind
	// Pos is the first command that the finding is about, End the place behind
	// the last one.
	Pos, End Position
	// Message says what is wrong and why, in one line.
	Message string

	src []byte
}

// A FindingKind says what is wrong.
type FindingKind uint8

// The kinds of findings. All are certain, if the program gets there at all.
const (
	NeverRuns = FindingKind(check.NeverRuns) // the code is not reached
	NeverEnds = FindingKind(check.NeverEnds) // the loop, once it is entered
	OffTape   = FindingKind(check.OffTape)   // the access fails with a RangeError
	NoEffect  = FindingKind(check.NoEffect)  // nobody can see what the code does
)

var findingNames = [...]string{NeverRuns: "never-runs", NeverEnds: "never-ends", OffTape: "off-tape", NoEffect: "no-effect"}

// String returns "never-runs", "never-ends", "off-tape" or "no-effect".
func (k FindingKind) String() string { return nameOf(findingNames[:], int(k)) }

// Excerpt returns the source line of the finding with a caret under it. It
// contains no characters that a terminal would act upon.
func (f *Finding) Excerpt() string {
	return syntax.Excerpt(f.src, syntax.Note{Pos: syntax.Position(f.Pos), Text: f.Kind.String()})
}

// Check returns what is likely wrong with the program, by position. That it
// finds nothing proves nothing. The optimiser's level does not matter.
func (p *Program) Check() []Finding {
	parsed, err := syntax.Parse(p.src, p.dialect)
	if err != nil {
		return nil // only if the source was changed since Compile
	}
	lines := lineStarts(p.src)
	var findings []Finding
	for _, f := range check.Run(parsed.Program, &p.machine, p.src) {
		findings = append(findings, Finding{
			Kind:    FindingKind(f.Kind),
			Pos:     lines.position(int(f.From)),
			End:     lines.position(int(f.To)),
			Message: f.Text,
			src:     p.src,
		})
	}
	return findings
}

// starts are the offsets at which the lines of a source start.
type starts []int

func lineStarts(src []byte) starts {
	lines := starts{0}
	for i, b := range src {
		if b == '\n' {
			lines = append(lines, i+1)
		}
	}
	return lines
}

func (s starts) position(offset int) Position {
	line := sort.SearchInts(s, offset+1) - 1
	return Position{Offset: offset, Line: line + 1, Column: offset - s[line] + 1}
}
