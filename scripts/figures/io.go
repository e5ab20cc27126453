package main

import (
	"bytes"
	"math"
	"os"
	"strings"
)

// mostSystemCalls is the most bytes that are written by a system call each.
const mostSystemCalls = 1e6

// inputOutput compares the I/O modes on programs that print more and more.
func inputOutput(s *settings) (*figure, error) {
	f := &figure{
		Title: "System calls, libc, and a buffer",
		Note:  "processor time of the whole process that writes so many bytes to /dev/null",
		X:     axis{"bytes written", true},
		Y:     axis{"seconds", true},
	}
	for _, mode := range []string{"syscall", "libc", "buffered"} {
		line := series{Name: mode}
		for depth := 0; depth <= 7; depth++ {
			bytes := math.Pow10(depth)
			if mode == "syscall" && bytes > mostSystemCalls {
				break
			}
			file, err := temporary(prints(depth))
			if err != nil {
				return nil, err
			}
			seconds, err := fastest(s.runs, s.bf, "run", "--io="+mode, file)
			os.Remove(file)
			if err != nil {
				return nil, err
			}
			line.X, line.Y = append(line.X, bytes), append(line.Y, seconds)
		}
		f.Series = append(f.Series, line)
	}
	return f, nil
}

// prints returns a program that prints ten to the power of depth bytes, by loops
// in each other.
func prints(depth int) []byte {
	var b bytes.Buffer
	ten := strings.Repeat("+", 10)
	for range depth {
		b.WriteString(ten + "[>")
	}
	b.WriteString(".")
	for range depth {
		b.WriteString("<-]")
	}
	return b.Bytes()
}
