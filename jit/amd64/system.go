package amd64

// Each of these is a fixed sequence of bytes.

// Syscall enters the kernel, which finds the number of the call in RAX. RCX
// and R11 are lost.
func (a *Assembler) Syscall() {
	a.Put(0x050F, 2) // 0F 05
	a.done0("syscall")
}

// Ud2 never is an instruction: it raises SIGILL.
func (a *Assembler) Ud2() {
	a.Put(0x0B0F, 2) // 0F 0B
	a.done0("ud2")
}

// Int3 is a breakpoint: it raises SIGTRAP.
func (a *Assembler) Int3() {
	a.Put(0xCC, 1) // CC
	a.done0("int3")
}

// Hlt is for kernels: elsewhere it raises SIGSEGV.
func (a *Assembler) Hlt() {
	a.Put(0xF4, 1) // F4
	a.done0("hlt")
}

// Cpuid describes the processor: EAX, and for some questions ECX, select what
// EAX, EBX, ECX and EDX tell.
func (a *Assembler) Cpuid() {
	a.Put(0xA20F, 2) // 0F A2
	a.done0("cpuid")
}

// Xgetbv encodes EDX:EAX = extended control register ECX: number 0 tells
// whether the system saves the YMM registers.
func (a *Assembler) Xgetbv() {
	a.Put(0xD0010F, 3) // 0F 01 D0
	a.done0("xgetbv")
}

// Rdtsc encodes EDX:EAX = the time-stamp counter.
func (a *Assembler) Rdtsc() {
	a.Put(0x310F, 2) // 0F 31
	a.done0("rdtsc")
}

// Rdtscp is Rdtsc after all instructions before it, with the processor's
// number in ECX.
func (a *Assembler) Rdtscp() {
	a.Put(0xF9010F, 3) // 0F 01 F9
	a.done0("rdtscp")
}

// Endbr64 marks where indirect branches may go to, if the system wants to know
// (CET).
func (a *Assembler) Endbr64() {
	a.Put(0xFA1E0FF3, 4) // F3 0F 1E FA
	a.done0("endbr64")
}

// Clc clears the carry flag.
func (a *Assembler) Clc() {
	a.Put(0xF8, 1) // F8
	a.done0("clc")
}

// Stc sets the carry flag.
func (a *Assembler) Stc() {
	a.Put(0xF9, 1) // F9
	a.done0("stc")
}

// Cmc changes the carry flag.
func (a *Assembler) Cmc() {
	a.Put(0xF5, 1) // F5
	a.done0("cmc")
}

// Lahf encodes AH = the sign, zero, adjust, parity and carry flags.
func (a *Assembler) Lahf() {
	a.Put(0x9F, 1) // 9F
	a.done0("lahf")
}

// Sahf sets the flags that Lahf reads.
func (a *Assembler) Sahf() {
	a.Put(0x9E, 1) // 9E
	a.done0("sahf")
}

// Rdrand encodes dst = a random number; the carry flag tells whether there was
// one (RDRAND).
func (a *Assembler) Rdrand(dst Reg) { a.done1(a.random(6, dst), "rdrand", dst) } // 0F C7 /6

// Rdseed is Rdrand for seeds of generators (RDSEED).
func (a *Assembler) Rdseed(dst Reg) { a.done1(a.random(7, dst), "rdseed", dst) } // 0F C7 /7

func (a *Assembler) random(digit, dst Reg) bool {
	if !dst.valid() || dst.width() == w8 {
		return false
	}
	a.regReg(0x0FC7, dst.width(), digit, dst)
	return true
}

// Prefetchnta brings the cache line of m near, to be used once. It never faults.
func (a *Assembler) Prefetchnta(m Mem) { a.cacheLine("prefetchnta", 0x0F18, 0, m) } // 0F 18 /0

// Prefetcht0 brings the cache line of m into all caches. It never faults.
func (a *Assembler) Prefetcht0(m Mem) { a.cacheLine("prefetcht0", 0x0F18, 1, m) } // 0F 18 /1

// Prefetcht1 brings the cache line of m into the caches from level 2. It never faults.
func (a *Assembler) Prefetcht1(m Mem) { a.cacheLine("prefetcht1", 0x0F18, 2, m) } // 0F 18 /2

// Prefetcht2 brings the cache line of m into the caches from level 3. It never faults.
func (a *Assembler) Prefetcht2(m Mem) { a.cacheLine("prefetcht2", 0x0F18, 3, m) } // 0F 18 /3

// Clflush writes the cache line of m back to memory and drops it.
func (a *Assembler) Clflush(m Mem) { a.cacheLine("clflush", 0x0FAE, 7, m) } // 0F AE /7

func (a *Assembler) cacheLine(name string, op opcode, digit Reg, m Mem) {
	m.Size = 1 // of no consequence, but a listing shows what other assemblers want
	a.done1(a.regMem(op, wNone, digit, addressOf(m)), name, m)
}
