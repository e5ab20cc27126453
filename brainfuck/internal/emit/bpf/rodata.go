package bpf

import "encoding/binary"

// texts is the section .rodata: the parameters, then texts.
type texts struct {
	data   []byte
	params int // bytes
}

// rodataName is the section, and the symbol of its start.
const rodataName = ".rodata"

func newTexts(params []Param) *texts {
	t := new(texts)
	for _, p := range params {
		t.data = binary.LittleEndian.AppendUint32(t.data, p.Value)
	}
	t.params = len(t.data)
	return t
}

// add adds a text for trace_printk, and returns where it is and its size.
func (t *texts) add(s string) (at, size int32) {
	at = int32(len(t.data))
	t.data = append(append(t.data, s...), 0)
	return at, int32(len(s) + 1)
}
