package arm64

// Checksums (CRC32), with the polynomial of Ethernet and zip, or that of iSCSI
// for those with a c: d = the checksum n continued with the lowest bytes of m.

// Crc32b continues with 1 byte.
func (a *Assembler) Crc32b(d, n, m Reg) { a.done3(a.crc(0x1AC04000, d, n, m), "crc32b", d, n, m) }

// Crc32h continues with 2 bytes.
func (a *Assembler) Crc32h(d, n, m Reg) { a.done3(a.crc(0x1AC04400, d, n, m), "crc32h", d, n, m) }

// Crc32w continues with 4 bytes.
func (a *Assembler) Crc32w(d, n, m Reg) { a.done3(a.crc(0x1AC04800, d, n, m), "crc32w", d, n, m) }

// Crc32x continues with the 8 bytes of a 64-bit register.
func (a *Assembler) Crc32x(d, n, m Reg) { a.done3(a.crc64(0x1AC04C00, d, n, m), "crc32x", d, n, m) }

// Crc32cb continues with 1 byte.
func (a *Assembler) Crc32cb(d, n, m Reg) { a.done3(a.crc(0x1AC05000, d, n, m), "crc32cb", d, n, m) }

// Crc32ch continues with 2 bytes.
func (a *Assembler) Crc32ch(d, n, m Reg) { a.done3(a.crc(0x1AC05400, d, n, m), "crc32ch", d, n, m) }

// Crc32cw continues with 4 bytes.
func (a *Assembler) Crc32cw(d, n, m Reg) { a.done3(a.crc(0x1AC05800, d, n, m), "crc32cw", d, n, m) }

// Crc32cx continues with the 8 bytes of a 64-bit register.
func (a *Assembler) Crc32cx(d, n, m Reg) { a.done3(a.crc64(0x1AC05C00, d, n, m), "crc32cx", d, n, m) }

// crc encodes sf 0011010110 Rm 010 C sz Rn Rd.
func (a *Assembler) crc(op uint32, d, n, m Reg) problem {
	if d.is64() {
		return noForm
	}
	return a.three(op, d, n, m)
}

func (a *Assembler) crc64(op uint32, d, n, m Reg) problem {
	if !same(d, n) || d.is64() || !m.data() || !m.is64() {
		return noForm
	}
	a.word(op | m.sf() | rm(m) | rn(n) | rd(d))
	return fine
}
