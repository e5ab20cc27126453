package main

import (
	"context"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// clangVersion returns the major version of the clang that would compile a file here,
// 0 if there is none.
func clangVersion(ctx context.Context) int {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	about, err := exec.CommandContext(ctx, "clang", "--version").Output()
	if err != nil {
		return 0
	}
	m := regexp.MustCompile(`version (\d+)\.`).FindSubmatch(about)
	if m == nil {
		return 0
	}
	version, _ := strconv.Atoi(string(m[1])) // digits, or so many that it is not the version
	return version
}
