package c

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// head writes what comes before the functions: the program's name, the headers,
// the tape.
func (e *emitter) head() {
	p := e.plan
	e.printf("/* %s, a Brainfuck program as C99. The comments tell lines and columns of it. */\n\n", plainName(p.Name))
	if e.reads() {
		e.printf("#if defined(__unix__) || defined(__APPLE__)\n#include <unistd.h> /* read */\n#define HAVE_READ\n#endif\n")
	}
	e.printf("#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n\n")
	if p.Uses[ir.Open] || p.Uses[ir.Scan] {
		e.printf("/* A loop that the compiler does not take for one that ends. */\n#define LOOP(while_true) for (;;) if (!(while_true)) break; else\n\n")
	}
	e.printf("#ifdef __GNUC__ /* many copies of a function take compilers long */\n" +
		"#define NOINLINE __attribute__((noinline))\n#else\n#define NOINLINE\n#endif\n\n")
	e.printf("#define LEFT INT64_C(%d) /* cells left of the start cell */\n", p.Machine.Left)
	e.printf("#define CELLS INT64_C(%d)\n\n", p.Machine.Left+p.Machine.Right)
	e.printf("typedef uint%d_t cell;\n", p.Program.Bits)
	if p.Accesses() {
		e.printf("static cell tape[CELLS];\n")
	}
}

// runtime writes those of the functions behind the statements that the program
// uses.
func (e *emitter) runtime() {
	p := e.plan
	plain := quoted(p.Name)
	name := strings.ReplaceAll(plain, "%", "%%") // as part of a format
	if e.writes() {
		e.WriteString(strings.ReplaceAll(output, "PLAIN", plain))
	}
	if e.reads() {
		e.WriteString(strings.NewReplacer("PLAIN", plain, "FLUSH", e.flush()).Replace(input))
		e.WriteString(e.get(name))
	}
	if p.Checks {
		e.needFunction(name)
	}
	if p.Uses[ir.Dump] {
		e.WriteString(strings.NewReplacer("NAME", name, "REACH", fmt.Sprint(ir.SnapshotReach), "FLUSH", e.flush()).Replace(dump))
	}
}

func (e *emitter) writes() bool { return e.plan.Uses[ir.Out] }
func (e *emitter) reads() bool  { return e.plan.Uses[ir.In] }

// flush returns the statement that writes the output out, if there is any.
func (e *emitter) flush() string {
	if e.writes() {
		return "flush();"
	}
	return ""
}

const output = `
static unsigned char out[1 << 15];
static size_t out_used;

/* flush writes out what put has collected. */
static void flush(void)
{
	if (fwrite(out, 1, out_used, stdout) != out_used || fflush(stdout) != 0) {
		perror("PLAIN: write");
		exit(1);
	}
	out_used = 0;
}

static NOINLINE void put(unsigned char byte)
{
	if (out_used == sizeof out)
		flush();
	out[out_used++] = byte;
}
`

const input = `
static unsigned char in[1 << 15];
static size_t in_next, in_end;
static int in_ended;

/* fill reads what there is of the input, at least a byte, and returns 0 at its end. */
static NOINLINE int fill(void)
{
	FLUSH
	in_next = in_end = 0;
	if (in_ended)
		return 0;
#ifdef HAVE_READ
	{
		long n = (long)read(0, in, sizeof in);
		if (n < 0) {
			perror("PLAIN: read");
			exit(1);
		}
		in_end = (size_t)n;
	}
#else
	{
		int byte = getchar();
		if (ferror(stdin)) {
			perror("PLAIN: read");
			exit(1);
		}
		if (byte != EOF)
			in[in_end++] = (unsigned char)byte;
	}
#endif
	in_ended = in_end == 0;
	return !in_ended;
}
`

// get returns the function behind a read.
func (e *emitter) get(name string) string {
	arguments, ended := "cell now", "\t\treturn now;\n"
	switch e.plan.Machine.EOF {
	case ir.EOFZero:
		ended = "\t\treturn now & 0;\n"
	case ir.EOFMinus:
		ended = "\t\treturn now | (cell)-1;\n"
	case ir.EOFError:
		arguments = "long line, long column"
		ended = "\t\tfprintf(stderr, \"" + name + ":%ld:%ld: " + structured.InputEnded + "\\n\", line, column);\n\t\texit(1);\n"
	}
	return "\n/* get reads a byte. */\nstatic NOINLINE cell get(" + arguments + ")\n{\n\tif (in_next == in_end && !fill()) {\n" +
		ended + "\t}\n\treturn in[in_next++];\n}\n"
}

// needFunction writes the function that ends the program unless a cell is on the tape.
func (e *emitter) needFunction(name string) {
	before, between, after := e.plan.Outside()
	e.WriteString(strings.NewReplacer("NAME", name, "FLUSH", e.flush(),
		"BEFORE", before, "BETWEEN", between, "AFTER", after).Replace(need))
}

const need = `
static NOINLINE void outside(int64_t i, long line, long column)
{
	FLUSH
	fprintf(stderr, "NAME:%ld:%ld: BEFORE%sBETWEEN%lldAFTER\n",
		line, column, i < LEFT ? "left" : "right", (long long)(i - LEFT));
	exit(1);
}

/* need ends the program if there is no cell i. */
static void need(int64_t i, long line, long column)
{
	if ((uint64_t)i >= (uint64_t)CELLS)
		outside(i, line, column);
}
`

const dump = `
/* dump shows the cells around cell i. */
static void dump(int64_t i, long line, long column)
{
	int64_t from = i - REACH < 0 ? 0 : i - REACH;
	int64_t end = i + REACH + 1 > CELLS ? CELLS : i + REACH + 1;

	FLUSH
	fprintf(stderr, "NAME:%ld:%ld: pointer at cell %lld; from cell %lld:",
		line, column, (long long)(i - LEFT), (long long)(from - LEFT));
	for (; from < end; from++)
		fprintf(stderr, from == i ? " [%llu]" : " %llu", (unsigned long long)tape[from]);
	fprintf(stderr, "\n");
}
`

// quoted returns text as it stands in a C string.
func quoted(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		switch {
		case c == '"' || c == '\\' || c == '?': // ?? may begin a trigraph
			b.WriteString("\\" + string(c))
		case c < ' ' || c > '~':
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// plainName returns text as it may stand in a comment.
func plainName(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '*' || r == '?' || r == '\\' {
			return '_'
		}
		return r
	}, text)
}
