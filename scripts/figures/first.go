package main

import (
	"os"
	"strings"

	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
)

// firstOutput compares how long it takes until a program of more and more bytes
// prints something, which it does at once when it runs.
func firstOutput(s *settings) (*figure, error) {
	f := &figure{
		Title: "Time to the first output",
		Note:  "from the start of the process; the program is read, compiled and run",
		X:     axis{"megabytes of source", true},
		Y:     axis{"seconds", true},
	}
	commands := append([]string{"bf=" + s.bf + " run"}, s.peers...)
	for _, command := range commands {
		name, _, _ := strings.Cut(command, "=")
		f.Series = append(f.Series, series{Name: name})
	}
	for _, megabytes := range []float64{0.1, 0.3, 1, 3, 10, 30, 70} {
		big, _ := gen.Big(int(megabytes*1e6), 1)
		file, err := temporary(append([]byte("+.[-]"), big...))
		if err != nil {
			return nil, err
		}
		for i, command := range commands {
			_, command, _ = strings.Cut(command, "=")
			args := append(strings.Fields(command), file)
			seconds, err := firstByte(s.runs, args[0], args[1:]...)
			if err != nil {
				return nil, err
			}
			line := &f.Series[i]
			line.X, line.Y = append(line.X, megabytes), append(line.Y, seconds)
		}
		os.Remove(file)
	}
	return f, nil
}
