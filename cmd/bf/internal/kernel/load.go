package kernel

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// A kind is a type of program, as the kernel and loaders call it.
type kind struct {
	section           string
	number, flags, at int // prog_type, prog_flags, expected_attach_type
}

// kinds are those that 'bf build' makes, by their names in the table.
var kinds = map[string]kind{
	"syscall":       {"syscall", 31, sleepable, 0},
	"cgroup/dev":    {"cgroup/dev", 15, 0, attachDevice},
	"socket_filter": {"socket", 1, 0, 0},
	"xdp":           {"xdp", 6, 0, attachXDP},
}

const (
	attachDevice = 6
	attachXDP    = 37
)

// A loaded is a program in the kernel, with its maps. It is there until it is
// closed and nothing else, such as a link, holds it.
type loaded struct {
	prog int
	maps map[string]int
	fds  []int
}

// load puts an object into the kernel. The error is a [*RejectedError] if the
// verifier refuses the program.
func (o *object) load() (_ *loaded, err error) {
	l := &loaded{maps: map[string]int{}}
	defer func() {
		if err != nil {
			l.close()
		}
	}()
	for _, m := range o.maps {
		if err := l.addMap(m); err != nil {
			return nil, o.explain(err, nil)
		}
	}
	if len(o.rodata) > 0 {
		if err := l.addData(o.rodata); err != nil {
			return nil, o.explain(err, nil)
		}
	}
	types, err := l.open(btfAttr(o.types).do("load types", btfLoad))
	if err != nil {
		return nil, o.explain(err, nil)
	}
	if err := o.link(l.maps); err != nil {
		return nil, err
	}
	if l.prog, err = l.open(o.progAttr(types, nil).do("load the program", progLoad)); err != nil {
		return nil, o.explain(err, o.verifierLog(types))
	}
	return l, nil
}

// open keeps a descriptor to close.
func (l *loaded) open(fd int, err error) (int, error) {
	if err == nil {
		l.fds = append(l.fds, fd)
	}
	return fd, err
}

func (l *loaded) close() {
	for _, fd := range l.fds {
		_ = closeFile(fd) // nothing can be done about it
	}
	l.fds = nil
}

func (l *loaded) addMap(m mapSpec) (err error) {
	a := new(attr)
	const key, entries = 4, 1
	a.u32(typeArray, key, m.bytes, entries, m.flags, 0, 0)
	a.name(m.name)
	a.u32(0)
	l.maps[m.name], err = l.open(a.do("make the map "+m.name, mapCreate))
	return err
}

// addData makes the section .rodata a map that nobody can change any more: so the
// verifier knows what is in it.
func (l *loaded) addData(data []byte) error {
	if err := l.addMap(mapSpec{rodataName, len(data), readOnlyProg}); err != nil {
		return err
	}
	fd := l.maps[rodataName]
	a := new(attr)
	a.u32(fd, 0)
	a.blob(make([]byte, 4)) // key 0
	a.blob(data)
	a.u32(0, 0)
	if _, err := a.do("fill the map of constants", mapUpdate); err != nil {
		return err
	}
	a = new(attr)
	a.u32(fd)
	_, err := a.do("freeze the map of constants", mapFreeze)
	return err
}

// link writes the descriptors of maps into the code that refers to them. Such an
// instruction is a load of 64 bits, whose two halves have a number each, and whose
// source register says what the first one is.
func (o *object) link(maps map[string]int) error {
	const mapFD, mapValue = 1, 2 // BPF_PSEUDO_MAP_FD, BPF_PSEUDO_MAP_VALUE
	for _, r := range o.refs {
		fd, ok := maps[r.name]
		if !ok || r.at+2*insnBytes > len(o.code) {
			return errNotOurs
		}
		insn := o.code[r.at:]
		kind := byte(mapFD)
		if r.name == rodataName {
			kind = mapValue
			copy(insn[12:16], insn[4:8]) // the offset in the map
		}
		insn[1] = insn[1]&0x0f | kind<<4
		binary.LittleEndian.PutUint32(insn[4:], uint32(fd))
	}
	return nil
}

func btfAttr(types []byte) *attr {
	a := new(attr)
	a.blob(types)
	a.u32(0, 0, len(types), 0, 0, 0)
	return a
}

// progAttr describes the program, which the verifier tells about in log, if that
// is not nil.
func (o *object) progAttr(types int, log []byte) *attr {
	k := kinds[o.table.Type]
	a := new(attr)
	a.u32(k.number, len(o.code)/insnBytes)
	a.blob(o.code)
	a.blob(o.license)
	level := 0
	if log != nil {
		level = 1
	}
	a.u32(level, len(log))
	a.log = a.blob(log)
	a.u32(0, k.flags)
	a.name(entryName)
	a.u32(0, k.at, types)
	a.u32(funcInfoBytes)
	a.blob(o.funcs)
	a.u32(len(o.funcs)/funcInfoBytes, lineInfoBytes)
	a.blob(o.lines)
	a.u32(len(o.lines)/lineInfoBytes, 0, 0, 0)
	return a
}

// run runs the program once, on a packet if there is one, and returns its result.
func (l *loaded) run(packet []byte) (result uint32, err error) {
	a := new(attr)
	a.u32(l.prog, 0, len(packet), 0)
	a.blob(packet)
	a.u32(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	_, err = a.do("run the program", progRun)
	return binary.NativeEndian.Uint32(a.data[4:]), err
}

// attach attaches the program to a control group, for as long as the descriptor
// that it returns is open.
func (l *loaded) attach(dir string) (fd int, err error) {
	group, err := openFolder(dir)
	if err != nil {
		return 0, err
	}
	a := new(attr)
	a.u32(l.prog, group, attachDevice, 0)
	fd, err = a.do("attach", linkCreate)
	return fd, errors.Join(err, closeFile(group))
}

// logBytes is the size of the buffer for the verifier's log, of which the kernel
// keeps the end.
const logBytes = 1 << 20

// verifierLog returns what the verifier says about a program that it refuses.
func (o *object) verifierLog(types int) []byte {
	a := o.progAttr(types, make([]byte, logBytes))
	defer a.free()
	if fd, err := a.call(progLoad); err == nil {
		_ = closeFile(fd) // it is not refused this time; the first error stands
		return nil
	}
	if a.log == nil {
		return nil
	}
	text, err := a.log.ReadString(0)
	if err != nil {
		return nil
	}
	return fmt.Append(nil, text)
}
