package perf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/jit"
)

// A Dump is a [jit.Watcher] that writes a file jit-PID.dump (perf's
// documentation, jitdump-specification.txt).
type Dump struct {
	mu     sync.Mutex
	file   *os.File
	marker []byte // the mapping that tells perf of the file
	index  uint64 // functions so far
	err    error  // the first
}

// Values of the specification.
const (
	dumpMagic   = 0x4A695444
	dumpVersion = 1
	loadRecord  = 0
	closeRecord = 3
)

// elfMachines are the numbers of architectures in the header.
var elfMachines = map[string]uint32{"amd64": 62, "arm64": 183}

type dumpHeader struct {
	Magic, Version, Size, Machine, _, PID uint32
	Time, Flags                           uint64
}

type dumpRecord struct {
	ID, Size uint32
	Time     uint64
}

type dumpLoad struct {
	dumpRecord
	PID, TID                uint32
	Addr, Code, Size, Index uint64
}

// NewDump makes the file in a directory; "" is the current one. The directory
// must not be on a file system that is mounted noexec: perf learns of the file
// because a page of it is mapped executable, though nobody runs it.
func NewDump(dir string) (*Dump, error) {
	d, err := newDump(filepath.Join(dir, fmt.Sprintf("jit-%d.dump", os.Getpid())))
	if err != nil {
		return nil, fmt.Errorf("perf: %w", err)
	}
	return d, nil
}

func newDump(path string) (*Dump, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return nil, err
	}
	h := dumpHeader{
		Magic: dumpMagic, Version: dumpVersion, Machine: elfMachines[runtime.GOARCH],
		PID: uint32(os.Getpid()), Time: now(),
	}
	h.Size = uint32(binary.Size(h))
	if err := binary.Write(file, binary.LittleEndian, h); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	marker, err := unix.Mmap(int(file.Fd()), 0, os.Getpagesize(), unix.PROT_READ|unix.PROT_EXEC, unix.MAP_PRIVATE)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("map %s executable: %w", path, err), file.Close())
	}
	return &Dump{file: file, marker: marker}, nil
}

// Name returns the path of the file.
func (d *Dump) Name() string { return d.file.Name() }

// now is the time of the clock that perf must be told to use too.
func now() uint64 {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &t); err != nil {
		return 0
	}
	return uint64(t.Nano())
}

// Loaded is called by an arena.
func (d *Dump) Loaded(c *jit.Code, code []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range c.Symbols() {
		addr := uint64(c.Addr()) + uint64(s.Offset)
		r := dumpLoad{
			dumpRecord: dumpRecord{ID: loadRecord, Time: now()},
			PID:        uint32(os.Getpid()), TID: uint32(unix.Gettid()),
			Addr: addr, Code: addr, Size: uint64(s.Size), Index: d.index,
		}
		d.index++
		name := symbolName(s.Name)
		r.dumpRecord.Size = uint32(binary.Size(r) + len(name) + 1 + s.Size)
		var b bytes.Buffer
		binary.Write(&b, binary.LittleEndian, r)
		b.WriteString(name)
		b.WriteByte(0)
		b.Write(code[s.Offset : s.Offset+s.Size])
		d.write(b.Bytes())
	}
}

// Closed is called by an arena. A piece that is loaded in the same place later
// takes over from then on.
func (d *Dump) Closed(*jit.Code) {}

// Close ends and closes the file and returns the first error of all writes.
func (d *Dump) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	var b bytes.Buffer
	r := dumpRecord{ID: closeRecord, Time: now()}
	r.Size = uint32(binary.Size(r))
	binary.Write(&b, binary.LittleEndian, r)
	d.write(b.Bytes())
	if err := errors.Join(d.err, unix.Munmap(d.marker), d.file.Close()); err != nil {
		return fmt.Errorf("perf: %w", err)
	}
	return nil
}

func (d *Dump) write(b []byte) {
	if _, err := d.file.Write(b); err != nil && d.err == nil {
		d.err = err
	}
}
