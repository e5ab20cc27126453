package progs

import (
	"bytes"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// prompt asks for a name and greets it, until the line is empty. Each question
// must appear before the program waits for the answer.
func prompt(a *macro.Asm) {
	a.Note("Asks for names and greets them until a line is empty")
	more := a.Cell()
	home := a.Cells(4)
	const stride = 6
	line := a.Cells(stride) // record 0 of the line: its byte, temporary cells
	c, key, temps := line[0], line[1], line[2:]
	a.Fix(home)
	readByte := func() {
		a.Local(temps, func() {
			a.Read(c)
			a.Copy(c, key)
			a.Switch(key, nil, macro.Case{Value: '\n', Do: func() { a.Clear(c) }})
		})
	}
	a.Inc(more)
	a.While(more, func() {
		a.Dec(more)
		a.Note("the question")
		a.Print("What is your name? ")
		a.Note("the answer goes to records 1 and up")
		a.Shift(stride)
		readByte()
		a.While(c, func() {
			a.Shift(stride)
			readByte()
		})
		a.Shift(-stride)
		a.Slide(c, -stride)
		a.Note("if there is a first byte it is answered and asked again")
		has := c + stride
		tell := a.Temp()
		a.Copy(has, tell)
		a.If(tell, func() {
			a.Inc(more)
			a.Print("Hello, ")
			a.Shift(stride)
			a.While(c, func() {
				a.Out(c)
				a.Shift(stride)
			})
			a.Note("back over the line and forget it")
			a.Shift(-stride)
			a.While(c, func() {
				a.Clear(c)
				a.Shift(-stride)
			})
			a.Print("!\n")
		})
	})
	a.Print("Bye.\n")
}

func wantPrompt(in []byte) []byte {
	var out bytes.Buffer
	for name := range bytes.Lines(append(in, '\n')) {
		name = bytes.TrimSuffix(name, []byte("\n"))
		out.WriteString("What is your name? ")
		if len(name) == 0 {
			break
		}
		out.WriteString("Hello, " + string(name) + "!\n")
	}
	out.WriteString("Bye.\n")
	return out.Bytes()
}
