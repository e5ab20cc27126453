// Package bftest is what tests of Brainfuck engines share.
//
// [Random] makes programs biased to what optimisers rewrite and get wrong.
// [Programs] loads those of testdata/programs, [Corpus] those that others
// wrote, where they are present. [Reference] runs a program at level 0 of the
// interpreter, which is what it means, and [Compare] says whether another
// engine's [Outcome] agrees with that.
package bftest
