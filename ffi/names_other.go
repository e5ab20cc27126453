//go:build !linux && !darwin && !freebsd

package ffi

var libcNames []string

const errnoSymbol = ""
