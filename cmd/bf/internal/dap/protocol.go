package dap

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// The messages of the protocol, as far as they are used here. Fields that a client
// sends and nobody looks at are left out.

// A request is a message of the client.
type request struct {
	Seq       int             `json:"seq"`
	Type      string          `json:"type"`
	Command   string          `json:"command"`
	Arguments json.RawMessage `json:"arguments"`
}

// A response answers a request.
type response struct {
	Seq        int    `json:"seq"`
	Type       string `json:"type"`
	RequestSeq int    `json:"request_seq"`
	Success    bool   `json:"success"`
	Command    string `json:"command"`
	Message    string `json:"message,omitempty"`
	Body       any    `json:"body,omitempty"`
}

// An event is a message that nobody has asked for.
type event struct {
	Seq   int    `json:"seq"`
	Type  string `json:"type"`
	Event string `json:"event"`
	Body  any    `json:"body,omitempty"`
}

// A fields is a body, by the names that the protocol has for its parts.
type fields map[string]any

// The structures in bodies.
type (
	source struct {
		Name string `json:"name,omitempty"`
		Path string `json:"path,omitempty"`
	}
	stackFrame struct {
		ID        int    `json:"id"`
		Name      string `json:"name"`
		Source    source `json:"source"`
		Line      int    `json:"line"`
		Column    int    `json:"column"`
		EndLine   int    `json:"endLine,omitempty"`
		EndColumn int    `json:"endColumn,omitempty"`
	}
	scope struct {
		Name               string `json:"name"`
		PresentationHint   string `json:"presentationHint,omitempty"`
		VariablesReference int    `json:"variablesReference"`
		Expensive          bool   `json:"expensive"`
	}
	variable struct {
		Name               string `json:"name"`
		Value              string `json:"value"`
		Type               string `json:"type,omitempty"`
		PresentationHint   *hint  `json:"presentationHint,omitempty"`
		EvaluateName       string `json:"evaluateName,omitempty"`
		VariablesReference int    `json:"variablesReference"`
	}
	hint struct {
		Attributes []string `json:"attributes,omitempty"`
	}
	breakpoint struct {
		ID       int    `json:"id,omitempty"`
		Verified bool   `json:"verified"`
		Message  string `json:"message,omitempty"`
		Line     int    `json:"line,omitempty"`
		Column   int    `json:"column,omitempty"`
	}
	location struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	errorMessage struct {
		ID        int               `json:"id"`
		Format    string            `json:"format"`
		Variables map[string]string `json:"variables,omitempty"`
		ShowUser  bool              `json:"showUser"`
	}
)

// largestMessage bounds what a client can make us allocate, in bytes.
const largestMessage = 64 << 20

// readMessage reads the next message: header fields, of which one has the length
// of the JSON that follows them.
func readMessage(r *bufio.Reader) (*request, error) {
	length := -1
	for {
		line, err := r.ReadString('\n')
		if err == io.EOF && line == "" && length < 0 {
			return nil, io.EOF
		}
		if err != nil {
			return nil, noEOF(err)
		}
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("%q is no header field", line)
		}
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil || length < 0 || length > largestMessage {
				return nil, fmt.Errorf("a message can not have the length %q", value)
			}
		}
	}
	if length < 0 {
		return nil, fmt.Errorf("a message has no Content-Length")
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, noEOF(err)
	}
	m := new(request)
	return m, json.Unmarshal(text, m)
}

// noEOF makes the end of the stream an error: it is amid a message.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// writeMessage writes a message.
func writeMessage(w io.Writer, m any) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "Content-Length: %d\r\n\r\n%s", len(text), text)
	return err
}
