package amd64

import "github.com/seed1605a99e/movabs/jit/amd64"

// The instructions of the scan routines that the assembler does not have yet,
// with the registers of these routines only.

func (g *generator) Bsf(_, _ amd64.Reg)                { g.Emit(0x0f, 0xbc, 0xff) }       // bsf edi, edi
func (g *generator) Bsr(_, _ amd64.Reg)                { g.Emit(0x0f, 0xbd, 0xff) }       // bsr edi, edi
func (g *generator) Pxor(_, _ amd64.XMM)               { g.Emit(0x66, 0x0f, 0xef, 0xc9) } // pxor xmm1, xmm1
func (g *generator) Movdqa(_ amd64.XMM, _ amd64.Mem)   { g.Emit(0x66, 0x0f, 0x6f, 0x06) } // movdqa xmm0, [rsi]
func (g *generator) Pcmpeqb(_, _ amd64.XMM)            { g.Emit(0x66, 0x0f, 0x74, 0xc1) } // pcmpeqb xmm0, xmm1
func (g *generator) Pcmpeqw(_, _ amd64.XMM)            { g.Emit(0x66, 0x0f, 0x75, 0xc1) } // pcmpeqw xmm0, xmm1
func (g *generator) Pcmpeqd(_, _ amd64.XMM)            { g.Emit(0x66, 0x0f, 0x76, 0xc1) } // pcmpeqd xmm0, xmm1
func (g *generator) Pmovmskb(_ amd64.Reg, _ amd64.XMM) { g.Emit(0x66, 0x0f, 0xd7, 0xf8) } // pmovmskb edi, xmm0
