package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"octavo"
)

// outputs are what -o and -t say: a folder, or files, or nothing.
type outputs struct {
	folder  string
	files   []string
	formats []octavo.Format // none if -t is not given
}

// chooseOutputs reads -o and -t together.
func chooseOutputs(s *settings) (*outputs, error) {
	out := &outputs{formats: s.formats}
	if s.check && len(s.formats) == 0 && len(s.outputs) == 0 {
		out.formats = octavo.Formats()
	}
	for _, path := range s.outputs {
		if isFolder(path) {
			out.folder = path
		} else {
			out.files = append(out.files, path)
		}
	}
	if out.folder != "" && len(s.outputs) > 1 {
		return nil, usagef("give one folder, or files alone", "-o %s is a folder, and there is another -o", out.folder)
	}
	return out, nil
}

// usual are the formats of -t, or the usual one.
func (o *outputs) usual() []octavo.Format {
	if len(o.formats) > 0 {
		return o.formats
	}
	return octavo.Formats()[:1]
}

// placed are the outputs of a text in the folder, or beside it.
func (o *outputs) placed(src source) []target {
	base := strings.TrimSuffix(src.rel, filepath.Ext(src.rel))
	switch {
	case o.folder != "":
		base = filepath.Join(o.folder, base)
	case src.path != stream:
		base = strings.TrimSuffix(filepath.Clean(src.path), filepath.Ext(src.path))
	}
	return withEndings(base, o.usual())
}

func withEndings(base string, formats []octavo.Format) []target {
	var list []target
	for _, f := range formats {
		list = append(list, target{base + "." + string(f), f})
	}
	return list
}

// targets are the files of -o in their formats. In several there has to be a
// sign that a name without an ending is meant to be one file's.
func (o *outputs) targets(several bool) ([]target, error) {
	var list []target
	for _, path := range o.files {
		found, err := o.target(path, several)
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			if slices.ContainsFunc(list, func(other target) bool { return other.path == t.path }) {
				return nil, usagef("give every format a file of its own", "-o %s would be written twice", t.path)
			}
			list = append(list, t)
		}
	}
	return list, nil
}

func (o *outputs) target(path string, several bool) ([]target, error) {
	ending := strings.TrimPrefix(filepath.Ext(filepath.Base(path)), ".")
	byEnding, err := octavo.ParseFormat(ending)
	known := err == nil && ending != ""
	switch {
	case len(o.formats) == 1:
		return []target{{path, o.formats[0]}}, nil
	case len(o.formats) > 1 && path == stream:
		return nil, usagef("take one of them", "standard output has room for one format, not for %d", len(o.formats))
	case len(o.formats) > 1 && known:
		return nil, usagef("leave the ending off: -o "+strings.TrimSuffix(path, "."+ending),
			"-o %s is one file, but -t asks for %d formats", path, len(o.formats))
	case len(o.formats) > 1:
		return withEndings(path, o.formats), nil
	case known:
		return []target{{path, byEnding}}, nil
	case path == stream || ending == "" && !several:
		return []target{{path, octavo.Formats()[0]}}, nil
	case ending == "":
		return nil, usagef(fmt.Sprintf("a folder ends in a slash: -o %s/; a book has an ending: -o %s.%s", path, path, octavo.Formats()[0]),
			"-o %s: this may be a folder for all, or one file", path)
	}
	return nil, usagef(fmt.Sprintf("-t %s writes that format to a file of any name", octavo.Formats()[0]),
		"-o %s: no format has the ending %q", path, "."+ending)
}
