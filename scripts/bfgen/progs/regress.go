package progs

import (
	"bytes"
	"strings"

	"github.com/seed1605a99e/movabs/scripts/bfgen/gen"
	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

// tapeLast writes and reads the last cell of a tape of 30,000, and the first.
func tapeLast(a *macro.Asm) {
	a.Note("Uses the last cell of a tape of 30000 cells")
	const stride = 300
	count, text := a.Cell(), a.Cell()
	a.Add(count, 99)
	a.AddConst(text, 'o')
	a.Note("99 strides that take two cells along")
	a.While(count, func() {
		a.Dec(count)
		a.Move(count, count+stride)
		a.Move(text, text+stride)
		a.Shift(stride)
	})
	a.Note("298 cells more")
	a.Move(text, text+stride-2)
	a.Shift(stride - 2)
	a.Out(text)
	a.Add(text, 'k'-'o')
	a.Out(text)
	a.Clear(text)
	a.Note("back to cell 0 in one go")
	a.Shift(-99*stride - stride + 2)
	a.Add(count, '\n')
	a.Out(count)
}

// tapeFar uses cell 51,380,292, as programs made by compilers do.
func tapeFar(a *macro.Asm) {
	a.Note("Uses a cell far away on the default tape")
	const stride, side = 4096, 112 // 4096*112*112 is 51,380,224
	outer, inner, near := a.Cell(), a.Cell(), a.Temp()
	a.Free(near)
	a.AddConst(outer, side)
	a.While(outer, func() {
		a.Dec(outer)
		a.AddConst(inner, side)
		a.While(inner, func() {
			a.Dec(inner)
			a.Move(outer, outer+stride)
			a.Move(inner, inner+stride)
			a.Shift(stride)
		})
	})
	a.Note("the cell of the text is number 51380292 now")
	a.Shift(68 - int(near))
	a.Print("ok\n")
}

// stringsRound is what writeStrings writes in each of three rounds.
const stringsRound = "ab\nabc\nab\nb\nabc\nab\nb\nabcabc\nab" + stringsLong + "\nab\n"

// stringsLong is longer than a small buffer for constants.
const stringsLong = "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz" +
	"0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz"

// writeStrings writes strings that are alike, some of them in loops.
func writeStrings(a *macro.Asm) {
	a.Note("Writes strings that begin or end with each other")
	rounds, twice := a.Cell(), a.Cell()
	a.Add(rounds, 3)
	a.While(rounds, func() {
		a.Dec(rounds)
		a.Print("ab\n")
		a.Add(twice, 2)
		a.While(twice, func() {
			a.Dec(twice)
			a.Print("abc\n")
			a.Print("ab\n")
			a.Print("b\n")
		})
		a.Add(twice, 2)
		a.While(twice, func() {
			a.Dec(twice)
			a.Print("abc")
		})
		a.Print("\nab")
		a.Print(stringsLong)
		a.Print("\n")
		a.Print("ab\n")
	})
}

// otherBytes returns a program among all bytes that are no commands. The
// exclamation mark and the number sign are comments unless asked for.
func otherBytes() []byte {
	var src bytes.Buffer
	for i, part := range []string{"++++++++++[->++++++++", "+++>+<<]>+.--", "-", "-.>", "."} {
		for b := range 256 {
			if !strings.ContainsRune("+-<>.,[]", rune(b)) {
				src.WriteByte(byte(b))
			}
		}
		src.WriteString(part)
		src.WriteString([]string{"\n", "\r\n", "\r"}[i%3])
	}
	return src.Bytes()
}

// deepSource returns a program of 10,000 nested loops.
func deepSource() []byte {
	src, _ := gen.Deep(10_000)
	return src
}

func wantDeep([]byte) []byte {
	_, out := gen.Deep(10_000)
	return out
}
