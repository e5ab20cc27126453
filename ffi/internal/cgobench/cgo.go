//go:build cgo

package cgobench

/*
#include <errno.h>
#include <stdlib.h>

typedef long   (*long_function)(long);
typedef double (*double_function)(double);
typedef long   (*six_function)(long, long, long, long, long, long);
typedef long   (*twelve_function)(long, long, long, long, long, long, long, long, long, long, long, long);
typedef long   (*pointer_function)(const char *);

static long   add4(long x) { return x + 4; }
static double half(double x) { return x / 2; }
static long   sum6(long a, long b, long c, long d, long e, long f) { return a + b + c + d + e + f; }
static long   sum12(long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long k, long l) {
	return a + b + c + d + e + f + g + h + i + j + k + l;
}
static long   first(const char *s) { return s[0]; }
static long   fails(long x) { errno = ENOENT; return -1; }
static long   apply(long_function f, long x) { return f(x); }
static double apply_double(double_function f, double x) { return f(x); }
static long   apply6(six_function f, long a, long b, long c, long d, long e, long g) { return f(a, b, c, d, e, g); }
static long   apply12(twelve_function f, long a, long b, long c, long d, long e, long g, long h, long i, long j, long k, long l, long m) {
	return f(a, b, c, d, e, g, h, i, j, k, l, m);
}
static long   apply_pointer(pointer_function f, const char *s) { return f(s); }

static void *address(int function) {
	void *functions[] = {add4, half, sum6, sum12, first, fails, apply};
	return functions[function];
}

long cgobenchGoAdd4(long);
static long   callsGo(long x) { return cgobenchGoAdd4(x); }
*/
import "C"

import "unsafe"

// A Function names one of the C functions.
type Function int

// The functions.
const (
	Add4Func Function = iota
	HalfFunc
	Sum6Func
	Sum12Func
	FirstFunc
	FailsFunc
	ApplyFunc
)

// Addr returns the address of f.
func (f Function) Addr() uintptr { return uintptr(C.address(C.int(f))) }

// Add4 returns x + 4.
func Add4(x int64) int64 { return int64(C.add4(C.long(x))) }

// At calls the function of x at an address, as cgo reaches code that was made at
// run time.
func At(f uintptr, x int64) int64 {
	return int64(C.apply(*(*C.long_function)(unsafe.Pointer(&f)), C.long(x)))
}

// HalfAt, Sum6At, Sum12At and FirstAt are At for the types of other functions.

func HalfAt(f uintptr, x float64) float64 {
	return float64(C.apply_double(*(*C.double_function)(unsafe.Pointer(&f)), C.double(x)))
}

func Sum6At(at uintptr, a, b, c, d, e, f int64) int64 {
	return int64(C.apply6(*(*C.six_function)(unsafe.Pointer(&at)), C.long(a), C.long(b), C.long(c), C.long(d), C.long(e), C.long(f)))
}

func Sum12At(at uintptr, a, b, c, d, e, f, g, h, i, j, k, l int64) int64 {
	return int64(C.apply12(*(*C.twelve_function)(unsafe.Pointer(&at)), C.long(a), C.long(b), C.long(c), C.long(d), C.long(e), C.long(f),
		C.long(g), C.long(h), C.long(i), C.long(j), C.long(k), C.long(l)))
}

func FirstAt(f uintptr, s []byte) int64 {
	return int64(C.apply_pointer(*(*C.pointer_function)(unsafe.Pointer(&f)), (*C.char)(unsafe.Pointer(unsafe.SliceData(s)))))
}

// Half returns x / 2.
func Half(x float64) float64 { return float64(C.half(C.double(x))) }

// Sum6 returns the sum of its arguments.
func Sum6(a, b, c, d, e, f int64) int64 {
	return int64(C.sum6(C.long(a), C.long(b), C.long(c), C.long(d), C.long(e), C.long(f)))
}

// Sum12 returns the sum of its arguments.
func Sum12(a, b, c, d, e, f, g, h, i, j, k, l int64) int64 {
	return int64(C.sum12(C.long(a), C.long(b), C.long(c), C.long(d), C.long(e), C.long(f),
		C.long(g), C.long(h), C.long(i), C.long(j), C.long(k), C.long(l)))
}

// First returns the first byte of s, which it passes without a copy.
func First(s []byte) int64 { return int64(C.first((*C.char)(unsafe.Pointer(unsafe.SliceData(s))))) }

// FirstString returns the first byte of s, which it copies as cgo has it.
func FirstString(s string) int64 {
	c := C.CString(s)
	defer C.free(unsafe.Pointer(c))
	return int64(C.first(c))
}

// Fails returns -1 and ENOENT.
func Fails(x int64) (int64, error) {
	r, err := C.fails(C.long(x))
	return int64(r), err
}

// CallsGo calls C, which calls [goAdd4].
func CallsGo(x int64) int64 { return int64(C.callsGo(C.long(x))) }

//export cgobenchGoAdd4
func cgobenchGoAdd4(x C.long) C.long { return x + 4 }
