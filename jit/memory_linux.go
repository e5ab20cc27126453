package jit

import (
	"fmt"
	"os"
	"strings"
)

// findLargePageSize reads the size of the large pages that memfd_create and
// mmap give by default from /proc/meminfo, see proc_meminfo(5).
func findLargePageSize() int {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(info)) {
		var kilobytes int
		if _, err := fmt.Sscanf(line, "Hugepagesize: %d kB", &kilobytes); err == nil {
			return kilobytes << 10
		}
	}
	return 0
}
