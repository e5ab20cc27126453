package amd64

// Multiplication and addition of floating-point numbers with a single rounding
// (FMA). The digits in a name tell which operands are multiplied and added: 231 is
// the second times the third plus the first.

// Vfmadd132ps encodes dst = dst * y + x of float32s.
func (a *Assembler) Vfmadd132ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3898, wNone, dst, x, y), "vfmadd132ps", dst, x, y) // VEX.66.0F38.W0 98 /r
}

// Vfmadd132pd encodes dst = dst * y + x of float64s.
func (a *Assembler) Vfmadd132pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F3898, w64, dst, x, y), "vfmadd132pd", dst, x, y) // VEX.66.0F38.W1 98 /r
}

// Vfmadd132ss encodes dst = dst * y + x of the lowest float32s.
func (a *Assembler) Vfmadd132ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F3899, wNone, w32, dst, x, y), "vfmadd132ss", dst, x, y) // VEX.66.0F38.W0 99 /r
}

// Vfmadd132sd encodes dst = dst * y + x of the lowest float64s.
func (a *Assembler) Vfmadd132sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F3899, w64, w64, dst, x, y), "vfmadd132sd", dst, x, y) // VEX.66.0F38.W1 99 /r
}

// Vfmadd213ps encodes dst = x * dst + y of float32s.
func (a *Assembler) Vfmadd213ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38A8, wNone, dst, x, y), "vfmadd213ps", dst, x, y) // VEX.66.0F38.W0 A8 /r
}

// Vfmadd213pd encodes dst = x * dst + y of float64s.
func (a *Assembler) Vfmadd213pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38A8, w64, dst, x, y), "vfmadd213pd", dst, x, y) // VEX.66.0F38.W1 A8 /r
}

// Vfmadd213ss encodes dst = x * dst + y of the lowest float32s.
func (a *Assembler) Vfmadd213ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38A9, wNone, w32, dst, x, y), "vfmadd213ss", dst, x, y) // VEX.66.0F38.W0 A9 /r
}

// Vfmadd213sd encodes dst = x * dst + y of the lowest float64s.
func (a *Assembler) Vfmadd213sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38A9, w64, w64, dst, x, y), "vfmadd213sd", dst, x, y) // VEX.66.0F38.W1 A9 /r
}

// Vfmadd231ps encodes dst = x * y + dst of float32s.
func (a *Assembler) Vfmadd231ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38B8, wNone, dst, x, y), "vfmadd231ps", dst, x, y) // VEX.66.0F38.W0 B8 /r
}

// Vfmadd231pd encodes dst = x * y + dst of float64s.
func (a *Assembler) Vfmadd231pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38B8, w64, dst, x, y), "vfmadd231pd", dst, x, y) // VEX.66.0F38.W1 B8 /r
}

// Vfmadd231ss encodes dst = x * y + dst of the lowest float32s.
func (a *Assembler) Vfmadd231ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38B9, wNone, w32, dst, x, y), "vfmadd231ss", dst, x, y) // VEX.66.0F38.W0 B9 /r
}

// Vfmadd231sd encodes dst = x * y + dst of the lowest float64s.
func (a *Assembler) Vfmadd231sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38B9, w64, w64, dst, x, y), "vfmadd231sd", dst, x, y) // VEX.66.0F38.W1 B9 /r
}

// Vfmsub132ps encodes dst = dst * y - x of float32s.
func (a *Assembler) Vfmsub132ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389A, wNone, dst, x, y), "vfmsub132ps", dst, x, y) // VEX.66.0F38.W0 9A /r
}

// Vfmsub132pd encodes dst = dst * y - x of float64s.
func (a *Assembler) Vfmsub132pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389A, w64, dst, x, y), "vfmsub132pd", dst, x, y) // VEX.66.0F38.W1 9A /r
}

// Vfmsub132ss encodes dst = dst * y - x of the lowest float32s.
func (a *Assembler) Vfmsub132ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389B, wNone, w32, dst, x, y), "vfmsub132ss", dst, x, y) // VEX.66.0F38.W0 9B /r
}

// Vfmsub132sd encodes dst = dst * y - x of the lowest float64s.
func (a *Assembler) Vfmsub132sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389B, w64, w64, dst, x, y), "vfmsub132sd", dst, x, y) // VEX.66.0F38.W1 9B /r
}

// Vfmsub213ps encodes dst = x * dst - y of float32s.
func (a *Assembler) Vfmsub213ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AA, wNone, dst, x, y), "vfmsub213ps", dst, x, y) // VEX.66.0F38.W0 AA /r
}

// Vfmsub213pd encodes dst = x * dst - y of float64s.
func (a *Assembler) Vfmsub213pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AA, w64, dst, x, y), "vfmsub213pd", dst, x, y) // VEX.66.0F38.W1 AA /r
}

// Vfmsub213ss encodes dst = x * dst - y of the lowest float32s.
func (a *Assembler) Vfmsub213ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AB, wNone, w32, dst, x, y), "vfmsub213ss", dst, x, y) // VEX.66.0F38.W0 AB /r
}

// Vfmsub213sd encodes dst = x * dst - y of the lowest float64s.
func (a *Assembler) Vfmsub213sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AB, w64, w64, dst, x, y), "vfmsub213sd", dst, x, y) // VEX.66.0F38.W1 AB /r
}

// Vfmsub231ps encodes dst = x * y - dst of float32s.
func (a *Assembler) Vfmsub231ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BA, wNone, dst, x, y), "vfmsub231ps", dst, x, y) // VEX.66.0F38.W0 BA /r
}

// Vfmsub231pd encodes dst = x * y - dst of float64s.
func (a *Assembler) Vfmsub231pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BA, w64, dst, x, y), "vfmsub231pd", dst, x, y) // VEX.66.0F38.W1 BA /r
}

// Vfmsub231ss encodes dst = x * y - dst of the lowest float32s.
func (a *Assembler) Vfmsub231ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BB, wNone, w32, dst, x, y), "vfmsub231ss", dst, x, y) // VEX.66.0F38.W0 BB /r
}

// Vfmsub231sd encodes dst = x * y - dst of the lowest float64s.
func (a *Assembler) Vfmsub231sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BB, w64, w64, dst, x, y), "vfmsub231sd", dst, x, y) // VEX.66.0F38.W1 BB /r
}

// Vfnmadd132ps encodes dst = -(dst * y) + x of float32s.
func (a *Assembler) Vfnmadd132ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389C, wNone, dst, x, y), "vfnmadd132ps", dst, x, y) // VEX.66.0F38.W0 9C /r
}

// Vfnmadd132pd encodes dst = -(dst * y) + x of float64s.
func (a *Assembler) Vfnmadd132pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389C, w64, dst, x, y), "vfnmadd132pd", dst, x, y) // VEX.66.0F38.W1 9C /r
}

// Vfnmadd132ss encodes dst = -(dst * y) + x of the lowest float32s.
func (a *Assembler) Vfnmadd132ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389D, wNone, w32, dst, x, y), "vfnmadd132ss", dst, x, y) // VEX.66.0F38.W0 9D /r
}

// Vfnmadd132sd encodes dst = -(dst * y) + x of the lowest float64s.
func (a *Assembler) Vfnmadd132sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389D, w64, w64, dst, x, y), "vfnmadd132sd", dst, x, y) // VEX.66.0F38.W1 9D /r
}

// Vfnmadd213ps encodes dst = -(x * dst) + y of float32s.
func (a *Assembler) Vfnmadd213ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AC, wNone, dst, x, y), "vfnmadd213ps", dst, x, y) // VEX.66.0F38.W0 AC /r
}

// Vfnmadd213pd encodes dst = -(x * dst) + y of float64s.
func (a *Assembler) Vfnmadd213pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AC, w64, dst, x, y), "vfnmadd213pd", dst, x, y) // VEX.66.0F38.W1 AC /r
}

// Vfnmadd213ss encodes dst = -(x * dst) + y of the lowest float32s.
func (a *Assembler) Vfnmadd213ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AD, wNone, w32, dst, x, y), "vfnmadd213ss", dst, x, y) // VEX.66.0F38.W0 AD /r
}

// Vfnmadd213sd encodes dst = -(x * dst) + y of the lowest float64s.
func (a *Assembler) Vfnmadd213sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AD, w64, w64, dst, x, y), "vfnmadd213sd", dst, x, y) // VEX.66.0F38.W1 AD /r
}

// Vfnmadd231ps encodes dst = -(x * y) + dst of float32s.
func (a *Assembler) Vfnmadd231ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BC, wNone, dst, x, y), "vfnmadd231ps", dst, x, y) // VEX.66.0F38.W0 BC /r
}

// Vfnmadd231pd encodes dst = -(x * y) + dst of float64s.
func (a *Assembler) Vfnmadd231pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BC, w64, dst, x, y), "vfnmadd231pd", dst, x, y) // VEX.66.0F38.W1 BC /r
}

// Vfnmadd231ss encodes dst = -(x * y) + dst of the lowest float32s.
func (a *Assembler) Vfnmadd231ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BD, wNone, w32, dst, x, y), "vfnmadd231ss", dst, x, y) // VEX.66.0F38.W0 BD /r
}

// Vfnmadd231sd encodes dst = -(x * y) + dst of the lowest float64s.
func (a *Assembler) Vfnmadd231sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BD, w64, w64, dst, x, y), "vfnmadd231sd", dst, x, y) // VEX.66.0F38.W1 BD /r
}

// Vfnmsub132ps encodes dst = -(dst * y) - x of float32s.
func (a *Assembler) Vfnmsub132ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389E, wNone, dst, x, y), "vfnmsub132ps", dst, x, y) // VEX.66.0F38.W0 9E /r
}

// Vfnmsub132pd encodes dst = -(dst * y) - x of float64s.
func (a *Assembler) Vfnmsub132pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F389E, w64, dst, x, y), "vfnmsub132pd", dst, x, y) // VEX.66.0F38.W1 9E /r
}

// Vfnmsub132ss encodes dst = -(dst * y) - x of the lowest float32s.
func (a *Assembler) Vfnmsub132ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389F, wNone, w32, dst, x, y), "vfnmsub132ss", dst, x, y) // VEX.66.0F38.W0 9F /r
}

// Vfnmsub132sd encodes dst = -(dst * y) - x of the lowest float64s.
func (a *Assembler) Vfnmsub132sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F389F, w64, w64, dst, x, y), "vfnmsub132sd", dst, x, y) // VEX.66.0F38.W1 9F /r
}

// Vfnmsub213ps encodes dst = -(x * dst) - y of float32s.
func (a *Assembler) Vfnmsub213ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AE, wNone, dst, x, y), "vfnmsub213ps", dst, x, y) // VEX.66.0F38.W0 AE /r
}

// Vfnmsub213pd encodes dst = -(x * dst) - y of float64s.
func (a *Assembler) Vfnmsub213pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38AE, w64, dst, x, y), "vfnmsub213pd", dst, x, y) // VEX.66.0F38.W1 AE /r
}

// Vfnmsub213ss encodes dst = -(x * dst) - y of the lowest float32s.
func (a *Assembler) Vfnmsub213ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AF, wNone, w32, dst, x, y), "vfnmsub213ss", dst, x, y) // VEX.66.0F38.W0 AF /r
}

// Vfnmsub213sd encodes dst = -(x * dst) - y of the lowest float64s.
func (a *Assembler) Vfnmsub213sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38AF, w64, w64, dst, x, y), "vfnmsub213sd", dst, x, y) // VEX.66.0F38.W1 AF /r
}

// Vfnmsub231ps encodes dst = -(x * y) - dst of float32s.
func (a *Assembler) Vfnmsub231ps(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BE, wNone, dst, x, y), "vfnmsub231ps", dst, x, y) // VEX.66.0F38.W0 BE /r
}

// Vfnmsub231pd encodes dst = -(x * y) - dst of float64s.
func (a *Assembler) Vfnmsub231pd(dst, x, y Operand) {
	a.done3(a.vec3(p66|0x0F38BE, w64, dst, x, y), "vfnmsub231pd", dst, x, y) // VEX.66.0F38.W1 BE /r
}

// Vfnmsub231ss encodes dst = -(x * y) - dst of the lowest float32s.
func (a *Assembler) Vfnmsub231ss(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BF, wNone, w32, dst, x, y), "vfnmsub231ss", dst, x, y) // VEX.66.0F38.W0 BF /r
}

// Vfnmsub231sd encodes dst = -(x * y) - dst of the lowest float64s.
func (a *Assembler) Vfnmsub231sd(dst, x, y Operand) {
	a.done3(a.scalar3(p66|0x0F38BF, w64, w64, dst, x, y), "vfnmsub231sd", dst, x, y) // VEX.66.0F38.W1 BF /r
}
