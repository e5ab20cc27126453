//go:build !((linux || freebsd) && (amd64 || arm64))

package jit

import "errors"

// rewritable tells whether memory that is mapped twice can be rewritten after
// code in it has run. No way to map it so is known on this system.
func rewritable() error { return errors.ErrUnsupported }
