package debug

// maxOutput is how much of the output is kept, in bytes.
const maxOutput = 16 << 20

// An output is what the program has written up to the present, and what it had
// written already when it went back.
type output struct {
	length  int64  // up to the present
	data    []byte // from dropped on; longer than up to the present after going back
	dropped int64
}

// put adds bytes, unless they are known from before.
func (o *output) put(b []byte) {
	if known := min(o.dropped+int64(len(o.data))-o.length, int64(len(b))); known > 0 {
		o.length += known
		b = b[known:]
	}
	if len(b) == 0 {
		return
	}
	o.data = append(o.data, b...)
	o.length += int64(len(b))
	if len(o.data) > 2*maxOutput {
		n := len(o.data) - maxOutput
		o.data = append(o.data[:0], o.data[n:]...)
		o.dropped += int64(n)
	}
}

// text returns what is kept up to the present.
func (o *output) text() []byte {
	return o.data[:max(min(o.length-o.dropped, int64(len(o.data))), 0)]
}

// forget drops what lies in the future.
func (o *output) forget() {
	o.data = o.text()
	if o.length < o.dropped {
		o.data, o.dropped = nil, o.length
	}
}
