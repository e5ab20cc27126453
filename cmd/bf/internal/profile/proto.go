package profile

// A message is a message in the encoding of Protocol Buffers: fields one after
// the other, each with its number and type before it
// (https://protobuf.dev/programming-guides/encoding).
type message []byte

// Types of fields on the wire.
const (
	wireVarint = 0
	wireBytes  = 2
)

func (m *message) varint(v uint64) {
	for v >= 0x80 {
		*m = append(*m, byte(v)|0x80)
		v >>= 7
	}
	*m = append(*m, byte(v))
}

// number adds a field with a number; 0 is what fields have that are not there.
func (m *message) number(field int, v int64) {
	if v != 0 {
		m.varint(uint64(field)<<3 | wireVarint)
		m.varint(uint64(v))
	}
}

func (m *message) bytes(field int, b []byte) {
	m.varint(uint64(field)<<3 | wireBytes)
	m.varint(uint64(len(b)))
	*m = append(*m, b...)
}

// numbers adds a field with many numbers, packed.
func (m *message) numbers(field int, list []int64) {
	var packed message
	for _, v := range list {
		packed.varint(uint64(v))
	}
	m.bytes(field, packed)
}
