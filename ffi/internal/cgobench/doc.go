// Package cgobench holds small C functions and their calls through cgo, for the
// benchmarks that compare this module's calls with cgo's. It is empty in
// programs built without cgo, and nothing but tests imports it.
package cgobench
