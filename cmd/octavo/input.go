package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"octavo/doc"
	"octavo/internal/ledger"
	"octavo/internal/nearest"
)

// inputName is what messages call an input.
func inputName(path string) string {
	if path == stream {
		return "stdin"
	}
	return path
}

// textFile is a text as it was read.
type textFile struct {
	path  string // or stream
	top   string // the folder that pictures can come from; "" for its own
	data  []byte
	info  fs.FileInfo // nil for standard input
	draft bool        // if that is known
}

// readText reads a text of at most limits. Its errors are *doc.Error, or that
// of a pipe that gives nothing until the time is over.
func (p *process) readText(path string, limits doc.Limits) (*textFile, error) {
	t := &textFile{path: path}
	var err error
	if path == stream {
		t.data, err = readAll(p.stdin, path, limits)
		return t, err
	}
	f, err := os.OpenFile(path, openQuickly, 0)
	if err != nil {
		return nil, openError(path, err)
	}
	defer f.Close()
	if t.info, err = f.Stat(); err != nil {
		return nil, openError(path, err)
	}
	if limits.Context != nil {
		if end, ok := limits.Context.Deadline(); ok {
			_ = f.SetReadDeadline(end) // files have none, and don't wait
		}
	}
	t.data, err = readAll(f, path, limits)
	if err == nil && len(t.data) == 0 && t.info.Mode()&fs.ModeNamedPipe != 0 {
		return nil, inputError(path, "start what writes to it first", "nothing writes to this pipe")
	}
	return t, err
}

// usage is how the text was seen.
func (t *textFile) usage(r *records) ledger.Usage {
	if t.info == nil {
		return ledger.Usage{}
	}
	path, err := filepath.Abs(t.path)
	if err != nil {
		return ledger.Usage{} // which never is as it was
	}
	return r.files.Read(path, t.info, t.data)
}

func readAll(r io.Reader, path string, limits doc.Limits) ([]byte, error) {
	most := limits.Full().TextBytes
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, context.DeadlineExceeded
	case err != nil:
		return nil, inputError(path, "", "reading failed: %v", cause(err))
	case len(data) > most:
		return nil, inputError(path, doc.SplitIt, "this is larger than %s", doc.Bytes(most))
	}
	return data, checkText(path, data)
}

// openError says why a file can't be opened, and which was perhaps meant.
func openError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return inputError(path, "", "the file may not be read")
	case !errors.Is(err, fs.ErrNotExist):
		return inputError(path, "", "opening failed: %v", cause(err))
	}
	return inputError(path, missingHint(path), "there is no such file")
}

// similarFile is a file that exists and has nearly the name, or that name with
// the ending .md; "" if there is none.
func similarFile(path string) string {
	if _, err := os.Stat(path + ".md"); err == nil {
		return path + ".md"
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if near := nearest.Name(filepath.Base(path), names); near != "" {
		return filepath.Join(filepath.Dir(path), near)
	}
	return ""
}

func inputError(path, hint, format string, args ...any) error {
	return &doc.Error{Pos: doc.Pos{File: inputName(path)}, Message: fmt.Sprintf(format, args...), Hint: hint}
}

// cause is what the system says, without the name of the file.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}
