package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// kind says what an input is.
type kind uint8

// The kinds of inputs.
const (
	text     kind = iota // a Markdown file, or standard input
	folder               // of texts
	summary              // a SUMMARY.md, which lists the texts of a book
	bookFile             // an octavo.yaml, which describes a book
)

// input is what the command line names.
type input struct {
	path string
	kind kind
}

// source is a text that is converted by itself.
type source struct {
	path string // or stream
	// rel is its place in the tree of outputs: its path in the folder that was
	// named, or its own name.
	rel string
	// root is the folder that was named; "" for a text named by itself.
	root string
}

// stream is the name of standard input and output on the command line.
const stream = "-"

// isText reports whether a file in a folder is a text, by its ending.
func isText(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	return false
}

// classify says what kind of input a path names. What isn't there is taken for
// a text, whose reading will fail.
func classify(path string) kind {
	if path == stream {
		return text
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return folder
	}
	switch name := filepath.Base(path); {
	case name == "SUMMARY.md":
		return summary
	case strings.HasSuffix(name, ".yaml"), strings.HasSuffix(name, ".yml"):
		return bookFile
	}
	return text
}

// expand lists the texts that inputs stand for, in order; those of a folder by
// path. The errors are about inputs without any; the others are listed all
// the same.
func expand(inputs []input) (list []source, errs []error) {
	for _, in := range inputs {
		if in.kind != folder {
			rel := "stdin"
			if in.path != stream {
				rel = filepath.Base(in.path)
			}
			list = append(list, source{path: in.path, rel: rel})
			continue
		}
		found, err := walk(in.path)
		if err == nil && len(found) == 0 {
			err = inputError(in.path, "texts end in .md or .markdown", "there is no text in this folder")
		}
		if err != nil {
			errs = append(errs, err)
		}
		list = append(list, found...)
	}
	return list, errs
}

// walk lists the texts in a folder and below. Files and folders whose names
// begin with a dot are left out.
func walk(root string) ([]source, error) {
	var list []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !isText(d.Name()) || !isFile(path, d):
			return nil
		}
		rel, err := filepath.Rel(root, path)
		list = append(list, source{path: path, rel: rel, root: root})
		return err
	})
	if err != nil {
		return nil, walkError(root, err)
	}
	return list, nil
}

// isFile reports whether an entry of a folder is a file, or a link to one.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type().IsRegular() {
		return true
	}
	if d.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func walkError(root string, err error) error {
	path := root
	var pe *fs.PathError
	if errors.As(err, &pe) {
		path = pe.Path
	}
	if errors.Is(err, fs.ErrPermission) {
		return inputError(path, "", "the folder may not be read")
	}
	return inputError(path, "", "the folder can't be read: %v", cause(err))
}
