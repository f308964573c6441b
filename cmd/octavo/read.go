package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode"

	"octavo/doc"
)

// openQuickly opens a file to read: the opening of a pipe doesn't wait for who
// writes to it.
const openQuickly = os.O_RDONLY | syscall.O_NONBLOCK

// Files that describe something are no longer than this.
const (
	maxConfig = 1 << 20
	maxList   = 256 << 20
)

// errNoFile is the error of what is in a file's place.
var errNoFile = errors.New("it is a pipe or a device, not a file")

// errNoWriter is the error of a pipe that is empty.
var errNoWriter = errors.New("nothing writes to this pipe")

// readNamed reads a file that the command line names, or a pipe as of a shell's
// <(...), for as long as wait; 0 for ever. It has at most so many bytes.
func readNamed(path string, most int, wait time.Duration) ([]byte, error) {
	f, err := os.OpenFile(path, openQuickly, 0)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, cause(err)
	case info.IsDir():
		return nil, errors.New("it is a folder")
	}
	if wait > 0 {
		_ = f.SetReadDeadline(time.Now().Add(wait)) // files have none, and don't wait
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("nothing more came of it in %v", wait)
	case err != nil:
		return nil, cause(err)
	case len(data) > most:
		return nil, fmt.Errorf("it is larger than %s", doc.Bytes(most))
	case len(data) == 0 && info.Mode()&fs.ModeNamedPipe != 0:
		return nil, errNoWriter
	}
	return data, nil
}

// readPlain reads a file that nobody named, such as a configuration file: a pipe
// or a device in its place is an error.
func readPlain(path string, most int) ([]byte, error) {
	f, err := os.OpenFile(path, openQuickly, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	_, data, err := readFile(f, most)
	return data, err
}

// readFile reads a file of at most so many bytes, and nothing but a file.
func readFile(f *os.File, most int) (fs.FileInfo, []byte, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, nil, err
	case info.IsDir():
		return info, nil, errors.New("it is a folder")
	case !info.Mode().IsRegular():
		return info, nil, errNoFile
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err == nil && len(data) > most {
		return info, nil, fmt.Errorf("it is larger than %s", doc.Bytes(most))
	}
	return info, data, err
}

// quoted is a path as messages have it: as it is, or where it would break lines
// or garble a terminal, in quotes.
func quoted(path string) string {
	if path == "" || strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return strconv.Quote(path)
	}
	return path
}
