package bpf

import (
	"fmt"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/btf"
	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/bpf/insn"
)

// Source lines, which the verifier quotes in its log. A line of Brainfuck may
// have millions of commands, and the log tells the line's number only: so the
// text of a line that the object gives begins with line and column, and shows the
// commands from there on.

const (
	quoteBytes = 24
	// maxQuotes bounds the bytes of such texts: the kernel takes 16 MiB of
	// types and texts at most, and keeps them for as long as the program.
	maxQuotes = 4 << 20
)

// lineInfos returns the source lines of a function.
func lineInfos(b *btf.Builder, u *emit.Unit, c *insn.Code) []btf.LineInfo {
	file := b.String(u.Name)
	infos := make([]btf.LineInfo, 0, len(c.Lines))
	most := b.Size() + maxQuotes
	for _, l := range c.Lines {
		line, column := u.Locate(l.Pos)
		quote := ""
		if b.Size() < most {
			quote = fmt.Sprintf("%d:%d %s", line, column, excerpt(u.Source, l.Pos))
		}
		infos = append(infos, btf.LineInfo{
			Insn: l.Insn, File: file, Text: b.String(quote), Line: line, Column: column,
		})
	}
	return infos
}

// excerpt returns the commands from pos on, and nothing that could disturb a
// log.
func excerpt(src []byte, pos int32) string {
	var text []byte
	for i := int(pos); i < len(src) && len(text) < quoteBytes; i++ {
		switch c := src[i]; c {
		case '+', '-', '<', '>', '[', ']', '.', ',', '#':
			text = append(text, c)
		case '\n':
			return string(text)
		}
	}
	return string(text)
}
