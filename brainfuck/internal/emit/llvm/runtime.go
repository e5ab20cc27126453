package llvm

import (
	"fmt"
	"strings"

	"github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"
	"github.com/seed1605a99e/movabs/brainfuck/internal/ir"
)

// head writes what comes before the parts: the tape, and the functions that they
// call.
func (e *emitter) head() {
	p := e.plan
	e.printf("; A Brainfuck program. Comments tell lines and columns of its source.\n")
	e.printf("source_filename = \"%s\"\n", hexadecimal(p.Name))
	e.runtime(buffers)
	if e.Library {
		e.runtime(callbacks)
	} else {
		e.texts()
		e.runtime(posix)
		e.printf("\n@tape = internal global [%d x %s] zeroinitializer, align 64\n", p.Machine.Left+p.Machine.Right, e.cell)
		e.runtime(main)
	}
	ended := "  ret CELL %now"
	switch p.Machine.EOF {
	case ir.EOFZero:
		ended = "  ret CELL 0"
	case ir.EOFMinus:
		ended = "  ret CELL -1"
	case ir.EOFError:
		ended = "  call void @ended(HERE)\n  unreachable"
	}
	extend := "%wide = zext i8 %byte to CELL\n  ret CELL %wide"
	if e.cell == "i8" {
		extend = "ret i8 %byte"
	}
	e.runtime(strings.NewReplacer("ENDED", ended, "EXTEND", extend).Replace(get))
}

// runtime writes functions with their variable parts filled in.
func (e *emitter) runtime(text string) {
	where, here := "i32 %line, i32 %column", "i32 %line, i32 %column"
	if e.Library {
		where, here = "i64 %pos", "i64 %pos"
	}
	m := e.plan.Machine
	e.WriteString(strings.NewReplacer("CELLS", fmt.Sprint(m.Left+m.Right), "CELL", e.cell,
		"LEFT", fmt.Sprint(m.Left), "WHERE", where, "HERE", here).Replace(text))
}

// texts writes the texts of messages as constants.
func (e *emitter) texts() {
	before, between, after := e.plan.Outside()
	name := strings.ReplaceAll(e.plan.Name, "%", "%%")
	for _, text := range []struct{ name, text string }{
		{"outside.text", name + ":%d:%d: " + before + "%s" + between + "%lld" + after + "\n"},
		{"ended.text", name + ":%d:%d: " + structured.InputEnded + "\n"},
		{"write.text", e.plan.Name + ": write"},
		{"read.text", e.plan.Name + ": read"},
		{"left.text", "left"},
		{"right.text", "right"},
	} {
		e.printf("\n@%s.array = private constant [%d x i8] c\"%s\\00\"\n", text.name, len(text.text)+1, hexadecimal(text.text))
		e.printf("define internal i8* @%s() alwaysinline {\n  ret i8* getelementptr inbounds ([%d x i8], [%d x i8]* @%s.array, i64 0, i64 0)\n}\n",
			text.name, len(text.text)+1, len(text.text)+1, text.name)
	}
}

// hexadecimal returns text as it stands in a string of LLVM: what is not a letter,
// digit or space, as its code.
func hexadecimal(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		switch {
		case c == ' ' || c == ':' || c == '.' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "\\%02X", c)
		}
	}
	return b.String()
}

const buffers = `
@out = internal global [65536 x i8] zeroinitializer
@used = internal global i64 0
@in = internal global [65536 x i8] zeroinitializer
@in.next = internal global i64 0
@in.end = internal global i64 0
@in.done = internal global i1 false

declare i64 @read(i32, i8*, i64)
declare i64 @write(i32, i8*, i64)

; flush writes out what put has collected.
define dso_local void @flush() noinline {
entry:
  %used = load i64, i64* @used
  br label %more
more:
  %at = phi i64 [ 0, %entry ], [ %next, %wrote ]
  %left = sub i64 %used, %at
  %done = icmp eq i64 %left, 0
  br i1 %done, label %end, label %go
go:
  %from = getelementptr inbounds [65536 x i8], [65536 x i8]* @out, i64 0, i64 %at
  %n = call i64 @write(i32 1, i8* %from, i64 %left)
  %bad = icmp slt i64 %n, 0
  br i1 %bad, label %fails, label %wrote
wrote:
  %next = add i64 %at, %n
  br label %more
fails:
  call void @write.fails()
  unreachable
end:
  store i64 0, i64* @used
  ret void
}

define internal void @put(i8 %byte) noinline {
  %used = load i64, i64* @used
  %full = icmp eq i64 %used, 65536
  br i1 %full, label %flush, label %room
flush:
  call void @flush()
  br label %room
room:
  %at = load i64, i64* @used
  %to = getelementptr inbounds [65536 x i8], [65536 x i8]* @out, i64 0, i64 %at
  store i8 %byte, i8* %to
  %next = add i64 %at, 1
  store i64 %next, i64* @used
  ret void
}
`

const get = `
; get reads a byte, which follows what the cell holds now.
define internal CELL @get(CELL %now, WHERE) noinline {
  %next = load i64, i64* @in.next
  %end = load i64, i64* @in.end
  %empty = icmp eq i64 %next, %end
  br i1 %empty, label %fill, label %take
fill:
  call void @flush()
  %done = load i1, i1* @in.done
  br i1 %done, label %ended, label %read
read:
  %to = getelementptr inbounds [65536 x i8], [65536 x i8]* @in, i64 0, i64 0
  %n = call i64 @read(i32 0, i8* %to, i64 65536)
  %bad = icmp slt i64 %n, 0
  br i1 %bad, label %fails, label %came
fails:
  call void @read.fails()
  unreachable
came:
  store i64 0, i64* @in.next
  store i64 %n, i64* @in.end
  %none = icmp eq i64 %n, 0
  store i1 %none, i1* @in.done
  br i1 %none, label %ended, label %take
ended:
ENDED
take:
  %i = load i64, i64* @in.next
  %from = getelementptr inbounds [65536 x i8], [65536 x i8]* @in, i64 0, i64 %i
  %byte = load i8, i8* %from
  %after = add i64 %i, 1
  store i64 %after, i64* @in.next
  EXTEND
}
`

const callbacks = `
declare void @outside(i64, i64) cold noreturn
declare void @ended(i64) cold noreturn

define internal void @write.fails() {
  unreachable
}
define internal void @read.fails() {
  unreachable
}
`

const posix = `
declare i32 @dprintf(i32, i8*, ...)
declare void @perror(i8*)
declare void @exit(i32) noreturn

define internal void @write.fails() cold noreturn noinline {
  %text = call i8* @write.text()
  call void @perror(i8* %text)
  call void @exit(i32 1)
  unreachable
}

define internal void @read.fails() cold noreturn noinline {
  %text = call i8* @read.text()
  call void @perror(i8* %text)
  call void @exit(i32 1)
  unreachable
}

; outside ends the program with a message about a cell off the tape.
define internal void @outside(i64 %cell, WHERE) cold noreturn noinline {
  call void @flush()
  %number = sub i64 %cell, LEFT
  %negative = icmp slt i64 %number, 0
  %left = call i8* @left.text()
  %right = call i8* @right.text()
  %side = select i1 %negative, i8* %left, i8* %right
  %text = call i8* @outside.text()
  call i32 (i32, i8*, ...) @dprintf(i32 2, i8* %text, HERE, i8* %side, i64 %number)
  call void @exit(i32 1)
  unreachable
}

; ended ends the program with a message about a read at the end of the input.
define internal void @ended(WHERE) cold noreturn noinline {
  call void @flush()
  %text = call i8* @ended.text()
  call i32 (i32, i8*, ...) @dprintf(i32 2, i8* %text, HERE)
  call void @exit(i32 1)
  unreachable
}
`

const main = `
define i32 @main() {
  %tape = getelementptr inbounds [CELLS x CELL], [CELLS x CELL]* @tape, i64 0, i64 0
  call i64 @program(CELL* %tape, i64 LEFT)
  call void @flush()
  ret i32 0
}
`
