package main

import (
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck"
)

// passes shows how Mandelbrot becomes faster: under the tutorial's compiler, ours
// without any pass, and with each pass added to those before it.
func passes(s *settings) (*figure, error) {
	f := &figure{
		Title: "Mandelbrot, pass by pass",
		Note:  "processor time of the whole process; each bar has the passes of all before it",
		Y:     axis{"seconds", false},
	}
	bars := series{Name: "mandelbrot"}
	measure := func(name string, command ...string) error {
		seconds, err := fastest(s.runs, command[0], command[1:]...)
		f.Categories = append(f.Categories, name)
		bars.Y = append(bars.Y, seconds)
		return err
	}
	if err := measure("tutorial 4", s.naive, s.one); err != nil {
		return nil, err
	}
	if err := measure("no pass", s.bf, "run", "-O0", s.one); err != nil {
		return nil, err
	}
	var names []string
	for _, p := range brainfuck.Passes() {
		names = append(names, p.Name)
		if err := measure("+ "+p.Name, s.bf, "run", "--passes="+strings.Join(names, ","), s.one); err != nil {
			return nil, err
		}
	}
	f.Series = []series{bars}
	return f, nil
}
