package main

import (
	"testing"
	"time"
)

func TestRounded(t *testing.T) {
	tests := []struct{ d, want time.Duration }{
		{1234, 1234},
		{123456, 123500},
		{987654321, 987700000},
	}
	for _, test := range tests {
		if got := rounded(test.d); got != test.want {
			t.Errorf("%d: got %d, want %d", test.d, got, test.want)
		}
	}
}
