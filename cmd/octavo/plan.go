package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	// batch says that the texts are many: drafts among them are left out, and
	// what is up to date is left alone.
	batch bool
	// failed are inputs that can't be followed, while the others can.
	failed []error
	folder string // of the outputs; "" for beside the texts
}

// plan decides what is made of the inputs: one book where they have one file
// to go to, or where the input describes a book; else each text becomes a
// file of its own. Its errors are about the command line.
func plan(p *process, s *settings) (*work, error) {
	inputs, listing, err := gatherInputs(p, s)
	if err != nil {
		return nil, err
	}
	out, err := chooseOutputs(s)
	if err != nil {
		return nil, err
	}
	bookFlag := s.bookFlag()
	single := len(inputs) == 1 && inputs[0].kind == text && s.filesFrom == "" && !s.isGiven("shard") && !s.isGiven("clean")
	switch {
	case single && bookFlag == "":
		return planText(s, inputs[0], out)
	case single && len(out.files) == 0:
		w, err := planText(s, inputs[0], out)
		if err != nil {
			return nil, err
		}
		return &work{book: &bookJob{inputs: inputs, targets: w.texts[0].targets}}, s.notForBooks()
	case len(out.files) > 0:
		return planBook(s, inputs, out, single)
	case listing != "" && len(inputs) > 1:
		return nil, usagef("say where to with -o book.pdf, or leave out the other inputs",
			"%s makes a book, which needs a file of its own", listing)
	case listing != "":
		return planNamedBook(inputs[0], out), s.notForBooks()
	case bookFlag != "":
		return nil, usagef("name the book's file, as in -o book."+string(out.usual()[0]),
			"--%s is about books, but each input would become a file of its own", bookFlag)
	}
	return planBatch(s, inputs, out)
}

// gatherInputs lists what the command line and --files-from name, and one of
// them that describes a book.
func gatherInputs(p *process, s *settings) (inputs []input, listing string, err error) {
	if err := s.checkList(); err != nil {
		return nil, "", err
	}
	if err := s.notAnInput(); err != nil {
		return nil, "", err
	}
	more, err := p.readList(s)
	if err != nil {
		return nil, "", err
	}
	for _, path := range slices.Concat(s.inputs, more) {
		in := input{path, classify(path)}
		if in.kind == summary || in.kind == bookFile {
			listing = path
		}
		inputs = append(inputs, in)
	}
	return inputs, listing, nil
}

// planText is for one text, named by itself.
func planText(s *settings, in input, out *outputs) (*work, error) {
	g := &gatherer{settings: s, out: out}
	if g.file(in.path); len(g.list) == 0 {
		return nil, usagef("", "--exclude leaves out %s, the only input", in.path)
	}
	j := job{source: g.list[0]}
	var err error
	switch {
	case len(out.files) > 0:
		j.targets, err = out.targets(false)
	case in.path == stream && out.folder == "" && !s.check:
		j.targets, err = (&outputs{files: []string{stream}, formats: out.formats}).targets(false)
	default:
		j.targets = out.placed(j.source)
	}
	return &work{texts: []job{j}}, err
}

func planBook(s *settings, inputs []input, out *outputs, single bool) (*work, error) {
	targets, err := out.targets(!single)
	if err == nil {
		err = s.notForBooks()
	}
	b := &bookJob{targets: targets}
	for _, in := range inputs {
		if !s.excludesFile(in.path) {
			b.inputs = append(b.inputs, in)
		}
	}
	if err == nil && len(b.inputs) == 0 {
		err = usagef("", "there is nothing that the book could be made of")
	}
	return &work{book: b}, err
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
func planBatch(s *settings, inputs []input, out *outputs) (*work, error) {
	g := &gatherer{settings: s, out: out}
	g.expand(inputs)
	jobs := make([]job, 0, len(g.list))
	for _, src := range g.list {
		jobs = append(jobs, job{source: src, targets: out.placed(src)})
	}
	if err := collisions(jobs); err != nil {
		return nil, err
	}
	if s.shard.of > 0 {
		jobs = slices.DeleteFunc(jobs, func(j job) bool { return !s.shard.has(j.rel) })
	}
	return &work{batch: true, texts: jobs, failed: g.errs, folder: out.folder}, nil
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
	return usagef("convert them one by one, each with its own -o; or name the folder that they are in, or --root: -o DIR/ keeps its tree",
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
