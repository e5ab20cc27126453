package dap

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-dap"
)

var update = flag.Bool("update", false, "rewrite the transcripts")

// TestSessions plays the requests of testdata/*.txt to a server and compares all
// that it sends. In such a file
//
//	program FILE CODE      writes a program
//	> COMMAND ARGUMENTS    is a request; DIR in its arguments is the folder of the program
//	wait EVENT             reads up to an event, which must come
//	< MESSAGE              is what the server sent, from the golden run
func TestSessions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no sessions", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// play plays the client's part of a transcript and returns the whole.
func play(t *testing.T, script string) string {
	c := connect(t)
	for line := range strings.Lines(script) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "< ") {
			continue
		}
		fmt.Fprintln(&c.transcript, line)
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "program":
			name, code, _ := strings.Cut(rest, " ")
			if err := os.WriteFile(filepath.Join(c.dir, name), []byte(strings.ReplaceAll(code, "|", "\n")), 0o666); err != nil {
				t.Fatal(err)
			}
		case ">":
			command, arguments, _ := strings.Cut(rest, " ")
			c.request(command, arguments)
		case "wait":
			c.until("event", rest)
		}
	}
	return c.transcript.String()
}

// A client is the other end of a server.
type client struct {
	t          *testing.T
	dir        string
	to         io.WriteCloser
	messages   chan []byte
	seq        int
	transcript strings.Builder
}

func connect(t *testing.T) *client {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	c := &client{t: t, dir: t.TempDir(), to: inW, messages: make(chan []byte, 100)}
	ended := make(chan error, 1)
	go func() {
		ended <- serve(inR, outW, time.Minute) // so that outputs do not come in parts
		outW.Close()
	}()
	go func() {
		defer close(c.messages)
		r := bufio.NewReader(outR)
		for {
			m, err := dap.ReadBaseMessage(r)
			if err != nil {
				return
			}
			c.messages <- m
		}
	}()
	t.Cleanup(func() {
		inW.Close()
		if err := <-ended; err != nil {
			t.Errorf("the server ends with %v", err)
		}
	})
	return c
}

// request sends a request and reads up to its response.
func (c *client) request(command, arguments string) {
	c.t.Helper()
	c.seq++
	if arguments == "" {
		arguments = "{}"
	}
	arguments = strings.ReplaceAll(arguments, "DIR", c.dir)
	m := fmt.Sprintf(`{"seq":%d,"type":"request","command":%q,"arguments":%s}`, c.seq, command, arguments)
	if err := dap.WriteBaseMessage(c.to, []byte(m)); err != nil {
		c.t.Fatal(err)
	}
	c.until("command", command)
}

// until reads messages up to one with a key and a value.
func (c *client) until(key, value string) {
	c.t.Helper()
	for {
		select {
		case raw, ok := <-c.messages:
			if !ok {
				c.t.Fatalf("the stream has ended before %s %s\n%s", key, value, c.transcript.String())
			}
			var m map[string]any
			if err := json.Unmarshal(raw, &m); err != nil {
				c.t.Fatal(err)
			}
			fmt.Fprintf(&c.transcript, "< %s\n", c.compact(m))
			if m[key] == value {
				return
			}
		case <-time.After(20 * time.Second):
			c.t.Fatalf("nothing comes before %s %s\n%s", key, value, c.transcript.String())
		}
	}
}

// compact writes a message without what is the same in all.
func (c *client) compact(m map[string]any) string {
	name := m["event"]
	if name == nil {
		name = m["command"]
	}
	var b strings.Builder
	fmt.Fprint(&b, name)
	if m["success"] == false {
		return strings.ReplaceAll(fmt.Sprintf("%v refused: %v", name, m["message"]), c.dir, "DIR")
	}
	body, _ := m["body"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(body)) {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(body[key]); err != nil {
			c.t.Fatal(err)
		}
		fmt.Fprintf(&b, " %s=%s", key, strings.TrimSpace(text.String()))
	}
	return strings.ReplaceAll(b.String(), c.dir, "DIR")
}

// TestPause: a program that never ends can be paused, asked and stopped.
func TestPause(t *testing.T) {
	got := play(t, `program endless.b +[>+<]
> initialize
> launch {"program":"DIR/endless.b"}
wait initialized
> configurationDone
> evaluate {"expression":"[0]"}
> pause
wait stopped
> continue
> disconnect
`)
	for _, want := range []string{"< evaluate result=\"1\"", "< stopped allThreadsStopped=true reason=\"pause\"", "< disconnect"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestHostileClient: what is no request ends the server with an error, or is
// refused.
func TestHostileClient(t *testing.T) {
	for _, in := range []string{
		"Content-Length: 5\r\n\r\nhello", "nonsense\r\n\r\n", "Content-Length: 99999999999\r\n\r\n{}",
	} {
		if err := Serve(strings.NewReader(in), io.Discard); err == nil {
			t.Errorf("%q is accepted", in)
		}
	}
	var out bytes.Buffer
	message := `{"seq":1,"type":"request","command":"dance"}`
	in := fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(message), message)
	if err := Serve(strings.NewReader(in), &out); err != nil || !strings.Contains(out.String(), `does not know the request \"dance\"`) {
		t.Errorf("%v: %s", err, out.String())
	}
}
