package progs

import (
	"bytes"
	"strings"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// quineCommands are the commands that the quine uses. Command i of its second
// half is the number i+1 in its first half.
const quineCommands = "+-.<>[]"

// quineStride is the distance of these numbers on the tape.
const quineStride = 4

// quine returns a program that writes itself. Its first half puts the commands
// of the second half on the tape as numbers, as in >>>>+++>>>>+; the second
// half writes first what put them there and then the commands that they mean.
func quine() []byte {
	var a macro.Asm
	number, again, char, t := a.Cell(), a.Cell(), a.Cell(), a.Cell()
	a.Fix([]macro.Cell{t})
	a.Slide(number, -quineStride)
	a.Shift(quineStride)
	a.While(number, func() {
		a.AddConst(char, '>')
		for range quineStride {
			a.Out(char)
		}
		a.AddConst(char, '+'-'>')
		a.While(number, func() {
			a.Dec(number)
			a.Inc(again)
			a.Out(char)
		})
		a.Clear(char)
		a.Shift(quineStride)
	})
	a.Shift(-quineStride)
	a.Slide(again, -quineStride)
	a.Shift(quineStride)
	a.While(again, func() {
		quineChar(&a, again, char, 0, quineCommands)
		a.Out(char)
		a.Shift(quineStride)
	})
	code := strings.Join(strings.Fields(string(a.Bytes())), "")
	var src bytes.Buffer
	for i := range len(code) {
		src.WriteString(strings.Repeat(">", quineStride))
		src.WriteString(strings.Repeat("+", 1+strings.IndexByte(quineCommands, code[i])))
	}
	src.WriteString(code)
	return src.Bytes()
}

// quineChar turns a number into its command: each loop is entered if the number
// has not come to 0 yet, and adds the distance to the next command.
func quineChar(a *macro.Asm, number, char macro.Cell, last byte, commands string) {
	if commands == "" {
		return
	}
	a.While(number, func() {
		a.Dec(number)
		a.AddConst(char, int(commands[0]-last))
		quineChar(a, number, char, commands[0], commands[1:])
	})
}
