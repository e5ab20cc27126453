package gdb

import (
	"encoding/binary"
	"runtime"
)

// Instructions of call frame information (DWARF 5, 6.4.2).
const (
	cfaAdvance32  = 0x04 // + 32-bit distance
	cfaDefine     = 0x0c // + register, offset
	cfaDefineOff  = 0x0e // + offset
	cfaOffset     = 0x80 // | register, + offset in units of the data alignment
	cfaRestore    = 0xc0 // | register: as at the beginning
	cfaNop        = 0x00
	cfaDataFactor = 8
)

// A machine is what call frame information must know of an architecture.
type machine struct {
	sp, returns byte // DWARF numbers of the stack pointer and the return address
	pushed      int  // bytes of the return address on the stack
}

// From the System V ABI, AMD64 supplement, 3.6.2, and the ABI for the Arm
// 64-bit architecture, DWARF, 4.1.
func machineOf(arch string) machine {
	if arch == "arm64" {
		return machine{sp: 31, returns: 30}
	}
	return machine{sp: 7, returns: 16, pushed: 8}
}

// frameInfo makes an .eh_frame section (Linux Standard Base 5, 10.6) for code
// of n bytes at addr.
func frameInfo(addr, n uint64, frames []Frame) []byte {
	if len(frames) == 0 {
		return make([]byte, 4)
	}
	m := machineOf(runtime.GOARCH)
	cie := []byte{
		0, 0, 0, 0, // a common entry
		1, 0, // version; no augmentation: addresses are 64-bit and absolute
		1, 0x80 - cfaDataFactor, // code alignment 1, data alignment -8
		m.returns,
		cfaDefine, m.sp, byte(m.pushed),
	}
	if m.pushed != 0 {
		cie = append(cie, cfaOffset|m.returns, 1)
	}
	section := appendEntry(nil, cie)
	fde := binary.LittleEndian.AppendUint32(nil, uint32(len(section)+4)) // distance back to the common entry
	fde = binary.LittleEndian.AppendUint64(fde, addr)
	fde = binary.LittleEndian.AppendUint64(fde, n)
	at := 0
	for _, f := range frames {
		if f.Offset > at {
			fde = append(fde, cfaAdvance32)
			fde = binary.LittleEndian.AppendUint32(fde, uint32(f.Offset-at))
			at = f.Offset
		}
		fde = append(fde, cfaDefineOff)
		fde = binary.AppendUvarint(fde, uint64(f.Depth+m.pushed))
		switch {
		case m.pushed != 0: // it does not move
		case f.Link != 0:
			fde = append(fde, cfaOffset|m.returns)
			fde = binary.AppendUvarint(fde, uint64(f.Link/cfaDataFactor))
		default:
			fde = append(fde, cfaRestore|m.returns)
		}
	}
	section = appendEntry(section, fde)
	return append(section, 0, 0, 0, 0) // the end
}

// appendEntry appends an entry, filled up to 8 bytes with its length.
func appendEntry(section, entry []byte) []byte {
	for (len(entry)+4)%8 != 0 {
		entry = append(entry, cfaNop)
	}
	section = binary.LittleEndian.AppendUint32(section, uint32(len(entry)))
	return append(section, entry...)
}
