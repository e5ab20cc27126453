package ffi_test

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// TestCallbacksUnderMDWE makes callbacks in a process that may not make memory
// executable which was writable.
func TestCallbacksUnderMDWE(t *testing.T) {
	const child = "MOVABS_TEST_MDWE"
	if os.Getenv(child) == "" {
		cmd := again("-test.v", "-test.run=^TestCallbacksUnderMDWE$")
		cmd.Env = append(os.Environ(), child+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	if err := unix.Prctl(unix.PR_SET_MDWE, unix.PR_MDWE_REFUSE_EXEC_GAIN, 0, 0, 0); err != nil {
		t.Skip(err) // Linux before 6.3
	}
	c := mustCallback(t, func(a int64) int64 { return a + 1 })
	defer c.Close()
	if r, err := ffi.Call(c.Addr(), 41); r != 42 || err != nil {
		t.Errorf("callback returns %d, %v", r, err)
	}
}
