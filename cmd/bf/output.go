package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeOutput writes a file that a command made. A regular file is there with
// all of its contents or not at all, also if the command is interrupted: they
// are written to a new file beside it, which then takes its name. "-" is standard
// output; pipes and devices are written to as they are.
func writeOutput(ctx context.Context, name string, data []byte, mode os.FileMode) error {
	if name == "-" {
		_, err := os.Stdout.Write(data)
		return err
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return outputError(name, writeInto(name, data))
	}
	return outputError(name, replaceFile(ctx, name, data, mode))
}

// writeInto writes to a file that is not a regular one.
func writeInto(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// replaceFile gives the name to a new file with the data.
func replaceFile(ctx context.Context, name string, data []byte, mode os.FileMode) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target // what a link points to is replaced, not the link
	}
	f, err := createBeside(name, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Close())
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is the one to tell
	}
	return err
}

// createBeside makes a new file in the folder of another. Unlike os.CreateTemp's,
// its mode is subject to the umask, as that of any output.
func createBeside(name string, mode os.FileMode) (*os.File, error) {
	for n := os.Getpid(); ; n++ {
		temp := fmt.Sprintf("%s.%d.tmp", name, n)
		f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// outputError says what is wrong with an output: the name, then the cause alone.
func outputError(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return fmt.Errorf("%s: %w", name, err)
}
