package progs

import (
	"bytes"

	"github.com/seed1605a99e/movabs/scripts/bfgen/macro"
)

const (
	lifeWidth       = 24
	lifeGenerations = 30
)

// life reads a board with lines of 24 characters, where * is a living cell,
// plays the game of life on it and writes 30 generations. Cells beyond the
// edges are dead.
//
// There is a record for each character, also for the line feeds, which are the
// dead cells between the end of a line and the start of the next.
func life(a *macro.Asm) {
	a.Note("Plays the game of life on lines of %d characters", lifeWidth)
	left := a.Cell()
	temps := a.Cells(4)
	mark, feed, alive, count := a.Cell(), a.Cell(), a.Probe(), a.Cell()
	c, key, fate := a.Cell(), a.Cell(), a.Cell()
	local := a.Cells(3)
	stride := int(local[2]-mark) + 1
	a.Fix(temps)

	const pitch = lifeWidth + 1
	neighbour := func(dx, dy int) macro.Cell { return macro.Cell((dy*pitch + dx) * stride) }
	start := (pitch + 2) * stride // of the first record, beyond the counts of its neighbours

	board := func(body func()) {
		a.Local(local, func() {
			a.Shift(start)
			a.While(mark, func() {
				body()
				a.Shift(stride)
			})
			a.Shift(-stride)
			a.Slide(mark, -stride)
			a.Shift(stride - start)
		})
	}
	a.Note("read the board")
	a.Local(local, func() {
		a.Shift(start)
		a.Read(c)
		a.While(c, func() {
			a.Inc(mark)
			a.Switch(c, nil,
				macro.Case{Value: '\n', Do: func() { a.Inc(feed) }},
				macro.Case{Value: '*', Do: func() { a.Inc(alive.Value) }})
			a.Shift(stride)
			a.Read(c)
		})
		a.Shift(-stride)
		a.Slide(mark, -stride)
		a.Shift(stride - start)
	})
	a.Set(left, lifeGenerations)
	a.While(left, func() {
		a.Dec(left)
		a.Note("write the board and count neighbours")
		board(func() {
			a.Copy(feed, key)
			a.AddConst(c, '.')
			a.IfFlag(key, func() { a.Add(c, '\n'-'.') })
			a.Branch(alive, func() {
				a.Add(c, '*'-'.')
				for _, dy := range []int{-1, 0, 1} {
					for _, dx := range []int{-1, 0, 1} {
						if dx != 0 || dy != 0 {
							a.Inc(count + neighbour(dx, dy))
						}
					}
				}
			}, nil)
			a.Out(c)
			a.Clear(c)
		})
		a.Print("\n")
		a.Note("three neighbours give life and two keep it")
		board(func() {
			a.Switch(count, nil,
				macro.Case{Value: 2, Do: func() { a.Copy(alive.Value, fate) }},
				macro.Case{Value: 3, Do: func() { a.Inc(fate) }})
			a.Clear(alive.Value)
			a.Copy(feed, key)
			a.IfFlag(key, func() { a.Clear(fate) })
			a.Move(fate, alive.Value)
		})
	})
}

func wantLife(in []byte) []byte {
	var out bytes.Buffer
	board := bytes.Split(bytes.TrimSpace(in), []byte("\n"))
	at := func(y, x int) bool {
		return y >= 0 && y < len(board) && x >= 0 && x < len(board[y]) && board[y][x] == '*'
	}
	for range lifeGenerations {
		next := make([][]byte, len(board))
		for y := range board {
			next[y] = bytes.Repeat([]byte{'.'}, lifeWidth)
			for x := range next[y] {
				n := 0
				for dy := -1; dy <= 1; dy++ {
					for dx := -1; dx <= 1; dx++ {
						if (dx != 0 || dy != 0) && at(y+dy, x+dx) {
							n++
						}
					}
				}
				if n == 3 || n == 2 && at(y, x) {
					next[y][x] = '*'
				}
			}
			out.Write(append(board[y], '\n'))
		}
		out.WriteByte('\n')
		board = next
	}
	return out.Bytes()
}
