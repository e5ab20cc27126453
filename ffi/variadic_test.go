package ffi_test

import (
	"errors"
	"math"
	"testing"

	"github.com/seed1605a99e/movabs/ffi"
	"github.com/seed1605a99e/movabs/ffi/cabi"
)

func TestVariadic(t *testing.T) {
	if !cabi.Supported {
		t.Skip("no gate")
	}
	snprintf := mustImport[func(buf []byte, size int, format string, args ...any) int32](t, "snprintf")
	buf := make([]byte, 200)
	for _, test := range []struct {
		format string
		args   []any
		want   string
	}{
		{"plain", nil, "plain"},
		{"%d %s %g", []any{int32(-3), "text", 2.5}, "-3 text 2.5"},
		{"%g %g", []any{float32(0.5), math.Pi}, "0.5 3.14159"},
		{"%hhd %c %lu", []any{int8(-1), byte('x'), uint64(math.MaxUint64)}, "-1 x 18446744073709551615"},
		{"%p %d", []any{nil, true}, "(nil) 1"},
		{"%g %g %g %g %g %g %g %g %g %d %g", []any{1., 2., 3., 4., 5., 6., 7., 8., 9., 10, 11.}, "1 2 3 4 5 6 7 8 9 10 11"},
	} {
		n := snprintf(buf, len(buf), test.format, test.args...)
		if got := string(buf[:n]); got != test.want {
			t.Errorf("%q: %q, want %q", test.format, got, test.want)
		}
	}
	checked := mustImport[func(format string, args ...any) (int32, error)](t, "printf")
	if _, err := checked("%d", struct{}{}); !errors.As(err, new(*ffi.TypeError)) {
		t.Errorf("printf of a struct: %v", err)
	}
	if _, err := checked("%d", make([]any, 40)...); !errors.As(err, new(*ffi.TypeError)) {
		t.Errorf("printf of 40 values: %v", err)
	}
}
