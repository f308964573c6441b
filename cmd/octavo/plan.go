package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"octavo"
)

// target is a file to be written.
type target struct {
	path   string // or stream
	format octavo.Format
}

// job is a text and what becomes of it.
type job struct {
	source
	targets []target
}

// bookJob is a book and what becomes of it.
type bookJob struct {
	inputs  []input
	targets []target
	// Where there are no targets, these formats are written to this folder,
	// to files named after the book's title.
	folder  string
	formats []octavo.Format
}

// work is what a command line asks for: a book, or texts each by itself.
type work struct {
	book  *bookJob
	texts []job
	// batch says that the texts were not named one by one with their outputs:
	// drafts among them are left out, and what is done already is not done
	// again.
	batch bool
	// failed are inputs that can't be followed, while the others can.
	failed []error
}

// plan decides what is made of the inputs: one book where they have one file
// to go to, or where the input describes a book; else each text becomes a
// file of its own. Its errors are about the command line.
func plan(s *settings) (*work, error) {
	inputs := make([]input, len(s.inputs))
	listing := "" // an input that describes a book
	for i, path := range s.inputs {
		inputs[i] = input{path, classify(path)}
		if inputs[i].kind == summary || inputs[i].kind == bookFile {
			listing = path
		}
	}
	out, err := chooseOutputs(s)
	if err != nil {
		return nil, err
	}
	single := len(inputs) == 1 && inputs[0].kind == text
	switch {
	case single && s.bookFlag() == "":
		return planText(inputs[0], out)
	case single && len(out.files) == 0:
		j, err := planText(inputs[0], out)
		if err != nil {
			return nil, err
		}
		return &work{book: &bookJob{inputs: inputs, targets: j.texts[0].targets}}, nil
	case len(out.files) > 0:
		return planBook(inputs, out, single)
	case listing != "" && len(inputs) > 1:
		return nil, usagef("say where to with -o book.pdf, or leave out the other inputs",
			"%s makes a book, which needs a file of its own", listing)
	case listing != "":
		return planNamedBook(inputs[0], out), nil
	case s.bookFlag() != "":
		return nil, usagef("name the book's file, as in -o book."+string(out.usual()[0]),
			"--%s is about books, but each input would become a file of its own", s.bookFlag())
	}
	return planBatch(inputs, out)
}

// planText is for one text, named by itself.
func planText(in input, out *outputs) (*work, error) {
	list, _ := expand([]input{in})
	j := job{source: list[0]}
	var err error
	switch {
	case len(out.files) > 0:
		j.targets, err = out.targets(false)
	case in.path == stream && out.folder == "":
		j.targets, err = (&outputs{files: []string{stream}, formats: out.formats}).targets(false)
	default:
		j.targets = out.placed(j.source)
	}
	return &work{texts: []job{j}}, err
}

func planBook(inputs []input, out *outputs, single bool) (*work, error) {
	targets, err := out.targets(!single)
	return &work{book: &bookJob{inputs: inputs, targets: targets}}, err
}

// planNamedBook is for a book whose file is named after its title: in the
// folder that was given, or beside the input.
func planNamedBook(in input, out *outputs) *work {
	b := &bookJob{inputs: []input{in}, folder: out.folder, formats: out.usual()}
	if b.folder == "" {
		b.folder = filepath.Dir(in.path)
	}
	return &work{book: b}
}

// planBatch is for texts that become a file each.
func planBatch(inputs []input, out *outputs) (*work, error) {
	list, failed := expand(inputs)
	w := &work{batch: true, failed: failed}
	for _, src := range list {
		j := job{source: src, targets: out.placed(src)}
		w.texts = append(w.texts, j)
	}
	return w, collisions(w.texts)
}

// collisions finds texts that would be written to one file, or to a file that
// is an input.
func collisions(jobs []job) error {
	inputs := make(map[string]bool, len(jobs))
	for _, j := range jobs {
		inputs[filepath.Clean(j.path)] = true
	}
	taken := make(map[string]string, len(jobs))
	var pairs []string
	for _, j := range jobs {
		for _, t := range j.targets {
			other, ok := taken[t.path]
			switch {
			case ok && other == j.path:
				pairs = append(pairs, fmt.Sprintf("%s is there twice, and would be written to %s", other, t.path))
			case ok:
				pairs = append(pairs, fmt.Sprintf("%s and %s would both be written to %s", other, j.path, t.path))
			case inputs[t.path]:
				pairs = append(pairs, fmt.Sprintf("%s would be written to %s, which is an input", j.path, t.path))
			}
			taken[t.path] = j.path
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	return usagef("convert them one by one, each with its own -o; or name a folder, whose tree -o DIR/ keeps",
		"%s", strings.Join(pairs, "\noctavo: "))
}

// isFolder reports whether -o names a folder, which need not exist.
func isFolder(output string) bool {
	if output == "" || output == stream {
		return false
	}
	if os.IsPathSeparator(output[len(output)-1]) {
		return true
	}
	info, err := os.Stat(output)
	return err == nil && info.IsDir()
}
