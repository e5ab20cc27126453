package jit

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/seed1605a99e/movabs/ffi"
)

// probeWriteAndExecute asks for more memory of this kind than there are
// addresses. Filters and security modules refuse it before the kernel looks for
// a place (mm/util.c, vm_mmap_pgoff), and otherwise the kernel does, with
// ENOMEM; in no case there is such memory. The rule of PR_SET_MDWE comes after
// that, but can be asked for, see PR_GET_MDWE(2const).
func probeWriteAndExecute() error {
	rule, err := unix.PrctlRetInt(unix.PR_GET_MDWE, 0, 0, 0, 0)
	if err == nil && rule&unix.PR_MDWE_REFUSE_EXEC_GAIN != 0 {
		return fmt.Errorf("prctl(PR_SET_MDWE) was called: %w", unix.EACCES)
	}
	const prot = unix.PROT_READ | unix.PROT_WRITE | unix.PROT_EXEC
	_, err = ffi.Mmap(0, 1<<56, prot, unix.MAP_PRIVATE|unix.MAP_ANON, -1, 0)
	if errors.Is(err, unix.ENOMEM) {
		return nil
	}
	return err
}
