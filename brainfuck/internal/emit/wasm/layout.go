package wasm

import "github.com/seed1605a99e/movabs/brainfuck/internal/emit/structured"

// Addresses in memory.
const (
	iovecAt = 0 // a pointer and a length, for fd_read and fd_write
	countAt = 8 // where these store how many bytes they read or wrote
	dataAt  = 16

	bufferBytes = 1 << 16
	pageBytes   = 1 << 16
)

// layoutOf says where the rest lies in the memory of a module.
type layoutOf struct {
	outAt, inAt int64
	base        int64 // of the leftmost cell
	bias        int64 // by which the pointer is larger than its cell's offset from base
	text        map[string]span
}

// A span is a text in the module's data.
type span struct{ at, length int32 }

// The keys of texts that differ between modules.
const (
	textName  = "name"
	textAfter = "after"
)

// layout decides where everything lies in memory.
func (g *generator) layout() {
	if g.needsRuntime() {
		g.texts()
	}
	at := roundUp(dataAt+int64(len(g.data)), 16)
	if g.needsRuntime() {
		g.outAt = at
		at += bufferBytes
	}
	if g.reads() {
		g.inAt = at
		at += bufferBytes
	}
	g.bias = int64(g.plan.MaxOffset) * g.bytes
	g.base = roundUp(max(at, g.bias-int64(g.plan.MinOffset)*g.bytes), 16)
	end := g.base
	if g.plan.Accesses() {
		end += g.plan.Tape()
	}
	g.pages = uint32(roundUp(end, pageBytes) / pageBytes)
}

// texts puts what messages consist of into the data.
func (g *generator) texts() {
	before, between, after := g.plan.Outside()
	g.text = map[string]span{}
	g.say(textName, g.plan.Name+":")
	g.say(before, ": "+before)
	g.say(between, between)
	g.say(textAfter, after+"\n")
	g.say(structured.InputEnded, ": "+structured.InputEnded+"\n")
	for _, text := range []string{":", "left", "right", " write: WASI error ", " read: WASI error ", "\n"} {
		g.say(text, text)
	}
}

func roundUp(n, to int64) int64 { return (n + to - 1) / to * to }

// say adds a text to the data.
func (g *generator) say(key, text string) {
	g.text[key] = span{int32(dataAt + len(g.data)), int32(len(text))}
	g.data = append(g.data, text...)
}
