//go:build linux || freebsd

package jit

// rewritable tells whether memory that is mapped twice can be rewritten after
// code in it has run. x86-64 processors see writes through any address.
func rewritable() error { return nil }
