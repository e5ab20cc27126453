package kernel

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// denied reports whether an error says that the process lacks a right.
func denied(err error) bool { return errors.Is(err, unix.EPERM) || errors.Is(err, unix.EACCES) }

// checkGroup says what is wrong with the folder of a control group, if anything
// is.
func checkGroup(dir string) error {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return fmt.Errorf("control group %s: %w", dir, err)
	}
	if fs.Type != unix.CGROUP2_SUPER_MAGIC {
		return fmt.Errorf("%s is not the folder of a control group of version 2", dir)
	}
	return nil
}
