package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"octavo/doc"
)

// tempFiles knows the temporary files that are being written, so that an
// interrupt can remove them.
type tempFiles struct {
	creating sync.RWMutex // held to read while a file gets a name, and to write at the end
	over     bool         // guarded by creating
	mu       sync.Mutex   // guards paths
	paths    map[string]bool
}

// unlessOver does something to files, if none have been abandoned yet.
func (t *tempFiles) unlessOver(do func() error) error {
	t.creating.RLock()
	defer t.creating.RUnlock()
	if t.over {
		return errInterrupted
	}
	return do()
}

// hold calls create, which makes a temporary file, and remembers its name.
func (t *tempFiles) hold(create func() (string, error)) error {
	return t.unlessOver(func() error {
		path, err := create()
		if err != nil {
			return err
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.paths == nil {
			t.paths = map[string]bool{}
		}
		t.paths[path] = true
		return nil
	})
}

var errInterrupted = errors.New("it was interrupted")

func (t *tempFiles) release(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.paths, path)
}

// abandon removes the temporary files; there will be no others.
func (t *tempFiles) abandon() {
	t.creating.Lock()
	defer t.creating.Unlock()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	for path := range t.paths {
		os.Remove(path)
	}
}

// writeOutput writes a finished file: all of it or, if it fails, nothing. A file
// by itself is on the disk then. One of many is when the system comes to it, as
// with what copies and compiles: what a loss of power cuts off is made again by
// the next run, since its length is not the one that was recorded.
func (p *process) writeOutput(path string, data []byte, oneOfMany bool) error {
	if path == stream {
		return p.writeStream(data)
	}
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real // replace the file, not the link to it
	}
	info, err := os.Stat(target)
	var writeErr error
	switch {
	case err == nil && info.IsDir():
		return outputError(path, "this is a folder; to write into it, end it with a slash")
	case err == nil && !info.Mode().IsRegular():
		writeErr = writeThrough(target, data) // a device or a pipe
	default:
		file := newFile{path: target, data: data, sync: !oneOfMany}
		writeErr = file.put(p.temps)
	}
	if errors.Is(writeErr, fs.ErrNotExist) {
		if err := missingFolder(path); err != nil {
			return err
		}
		return outputError(path, "no file can be made here")
	}
	if errors.Is(writeErr, fs.ErrPermission) {
		return outputError(path, "the folder or the file may not be written to")
	}
	if writeErr != nil {
		return outputError(path, fmt.Sprintf("writing failed: %v", cause(writeErr)))
	}
	return nil
}

// missingFolder is an error where the folder of an output is not there.
func missingFolder(path string) error {
	dir := filepath.Dir(path)
	if path == stream {
		return nil
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	slash := string(filepath.Separator)
	return &doc.Error{Pos: doc.Pos{File: path}, Message: "the folder " + dir + slash + " does not exist",
		Hint: "make it first; or let -o " + dir + slash + " make it, and name the file after the input"}
}

// writeThrough writes to what can't be replaced.
func writeThrough(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func (p *process) writeStream(data []byte) error {
	_, err := p.stdout.Write(data)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return outputError("stdout", "its reader went away before the end")
	}
	if err != nil {
		return outputError("stdout", fmt.Sprintf("writing failed: %v", cause(err)))
	}
	return nil
}

// isTerminal reports whether w is a terminal, which a PDF would only garble.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

func outputError(path, message string) error {
	return &doc.Error{Pos: doc.Pos{File: path}, Message: message}
}
