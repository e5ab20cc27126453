// Package nativetest has the tests that every generator of machine code has to
// pass, whatever it generates. The test files of the generators call them; what
// the code does when it runs is tested in package codegen, for the processor that
// the tests run on.
package nativetest
