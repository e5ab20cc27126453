package object

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit"
)

// Where struct bf_run has its members, on the 64-bit processors that there are.
const (
	runTape   = 8 * iota // address of the leftmost cell
	runCells             // number of cells
	runStart             // of them left of the start cell
	runRead              // function, or 0
	runWrite             // function, or 0
	runUser              // its first argument
	runCell              // result: number of a cell, from the start cell
	runLine              // result, of 4 bytes
	runColumn = runLine + 4
)

// The results of the function.
const (
	resultDone    = 0
	resultRange   = 1
	resultInput   = 2
	resultStopped = 3
)

// common is the part of all headers that may be read twice.
const common = `#ifndef BF_RUN_H
#define BF_RUN_H

#include <stddef.h>
#include <stdint.h>

/* What a program runs with, and where it ended. */
struct bf_run {
	/* The cells, and their number. The program accesses no other memory. To
	 * begin as programs expect it, they must be 0; afterwards they are as the
	 * program left them. */
	void *tape;
	size_t cells;
	/* The index of the cell that the program starts at. */
	size_t start;

	/* read fills a buffer of size bytes with as many as there are, at least one,
	 * and returns their number; 0 is the end of the input. write takes all size
	 * bytes and returns 0. Any other value stops the program. Without read the
	 * input is empty, without write the output is lost. */
	ptrdiff_t (*read)(void *user, void *buffer, size_t size);
	int (*write)(void *user, const void *data, size_t size);
	void *user;

	/* Unless the program is done: the line and column that it has come to, from
	 * 1; and for BF_RANGE the number of the cell, counted from the start. */
	int64_t cell;
	uint32_t line, column;
};

/* How a program ends. All that it has written until then was passed to write. */
enum bf_result {
	BF_DONE,    /* at its end */
	BF_RANGE,   /* at an access to a cell that is not on the tape */
	BF_INPUT,   /* at a read after the end of the input, if that is an error */
	BF_STOPPED  /* because read or write said so */
};

#endif
`

// Header returns the header for an object. The function has the symbol as its
// name.
func Header(u *emit.Unit, symbol string) []byte {
	var b strings.Builder
	guard := strings.ToUpper(symbol)
	cells := u.Machine.Left + u.Machine.Right
	fmt.Fprintf(&b, "/* %s as a function, made by bf build. */\n\n", comment(u.Name))
	fmt.Fprintf(&b, "#ifndef %s_H\n#define %s_H\n\n", guard, guard)
	b.WriteString(common)
	fmt.Fprintf(&b, "\n/* The cells of its tape, and how many of them, and which is the start, by the\n")
	fmt.Fprintf(&b, " * options that it was built with. */\n")
	fmt.Fprintf(&b, "typedef uint%d_t %s_cell;\n", u.Program.Bits, symbol)
	fmt.Fprintf(&b, "#define %s_CELLS %d\n", guard, cells)
	fmt.Fprintf(&b, "#define %s_START %d\n\n", guard, u.Machine.Left)
	b.WriteString("#ifdef __cplusplus\nextern \"C\"\n#endif\n")
	fmt.Fprintf(&b, "enum bf_result %s(struct bf_run *run);\n\n#endif\n", symbol)
	return []byte(b.String())
}

// comment makes a name fit for a comment in C.
func comment(name string) string {
	return strings.ToValidUTF8(strings.NewReplacer("*/", "* /", "\n", " ", "\r", " ", "\\", "/").Replace(name), "?")
}

// checkSymbol says what is wrong with the name of a function.
func checkSymbol(name string) error {
	for i, c := range []byte(name) {
		letter := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return emit.Unfitf("the symbol %q is no name in C: it has letters, digits and underscores", name)
		}
	}
	if name == "" {
		return emit.Unfitf("the symbol has no name")
	}
	return nil
}
