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
	// base is the folder of outputs that this text's are recorded with, and key
	// what else they depend on than others there.
	base, key string
	// top is the folder that was named, from anywhere in which pictures can
	// come; "" for a text that was named itself.
	top string
}

// stream is the name of standard input and output on the command line.
const stream = "-"

// isText reports whether a file in a folder is a text, by its ending.
func isText(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdx", ".qmd", ".rmd":
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

// gatherer finds the texts that inputs stand for.
type gatherer struct {
	settings *settings
	out      *outputs
	list     []source
	errs     []error
}

// expand lists the texts that inputs stand for, in order; those of a folder by
// path. The errors are about inputs without any; the others are listed all
// the same.
func (g *gatherer) expand(inputs []input) {
	for _, in := range inputs {
		if in.kind != folder {
			g.file(in.path)
			continue
		}
		before := len(g.list)
		err := g.walk(in.path)
		if err == nil && len(g.list) == before && len(g.settings.exclude) == 0 {
			err = inputError(in.path, "texts end in .md or .markdown", "there is no text in this folder")
		}
		if err != nil {
			g.errs = append(g.errs, err)
		}
	}
}

// file adds a text that was named itself.
func (g *gatherer) file(path string) {
	rel := "stdin"
	if path != stream {
		rel = filepath.Base(path)
		if below, err := filepath.Rel(g.settings.root, path); g.settings.root != "" && err == nil && filepath.IsLocal(below) {
			rel = below
		}
	}
	if !g.settings.excludesFile(path) {
		g.add(path, rel, "")
	}
}

func (g *gatherer) add(path, rel, top string) {
	s := source{path: path, rel: rel, top: top, base: top}
	switch {
	case g.out.folder != "":
		s.base = g.out.folder
	case top == "":
		s.base = "."
	}
	g.list = append(g.list, s)
}

// walk adds the texts in a folder and below. Files and folders whose names
// begin with a dot are left out.
func (g *gatherer) walk(root string) error {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		switch {
		case err != nil:
			return err
		case path != root && (strings.HasPrefix(d.Name(), ".") || g.settings.excludes(path, rel)):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !isText(d.Name()) || d.IsDir():
		case d.Type()&fs.ModeSymlink != 0 && isBroken(path):
			g.errs = append(g.errs, inputError(path, "mend or remove it", "this link leads to a file that is not there"))
		case !isFile(path, d):
		case d.Type()&fs.ModeSymlink != 0 && g.leadsOut(root, path):
			g.errs = append(g.errs, inputError(path, "name the text itself, or a folder that holds both",
				"this link leads out of the folder that was named"))
		default:
			g.add(path, rel, root)
		}
		return nil
	})
	if err != nil {
		return walkError(root, err)
	}
	return nil
}

// leadsOut reports whether a link leads to a file that is neither in the folder
// root nor in that of --resource-dir.
func (g *gatherer) leadsOut(root, link string) bool {
	to, err := filepath.EvalSymlinks(link)
	if err != nil {
		return true
	}
	for _, allowed := range []string{root, g.settings.resourceDir} {
		if allowed == "" {
			continue
		}
		if real, err := filepath.EvalSymlinks(allowed); err == nil && holds(real, to) {
			return false
		}
	}
	return true
}

// holds reports whether a file is in a folder or below it.
func holds(folder, file string) bool {
	_, err := within(folder, file)
	return err == nil
}

// isBroken reports whether a link leads to nothing.
func isBroken(link string) bool {
	_, err := os.Stat(link)
	return errors.Is(err, fs.ErrNotExist)
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
