package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"path/filepath"

	"octavo/internal/ledger"
)

// bookRecord is the job that a book is recorded as, with what it depends on
// beside files and the settings of all texts: which texts it takes. It reports
// whether the book can be found again: not where its name comes to light only
// when it is read, or where it comes from or goes to a stream.
func (c *converter) bookRecord(b *bookJob) (job, bool) {
	if c.records == nil || len(b.targets) == 0 {
		return job{}, false
	}
	made := struct {
		Inputs, Outputs []string
		Chosen          map[string][]string
	}{Chosen: map[string][]string{}}
	for _, in := range b.inputs {
		path, err := filepath.Abs(in.path)
		if err != nil || in.path == stream {
			return job{}, false
		}
		made.Inputs = append(made.Inputs, path)
	}
	for _, t := range b.targets {
		if t.path == stream {
			return job{}, false
		}
		made.Outputs = append(made.Outputs, t.path)
	}
	for _, name := range []string{"drafts", "tag", "series", "since", "until", "exclude"} {
		made.Chosen[name] = c.settings.valuesOf(name)
	}
	data, err := json.Marshal(made)
	first, err2 := filepath.Abs(b.targets[0].path)
	if err != nil || err2 != nil {
		return job{}, false
	}
	sum := sha256.Sum256(data)
	key := base64.RawURLEncoding.EncodeToString(sum[:]) + " "
	return job{source{path: b.inputs[0].path, base: "book " + first, key: key}, b.targets}, true
}

// valuesOf are the values of a flag, from the command line or the settings file.
func (s *settings) valuesOf(name string) []string {
	if s.isGiven(name) {
		return s.given[name]
	}
	for _, set := range s.config {
		if set.used && set.Name == name {
			return set.Values
		}
	}
	return nil
}

// bookUpToDate reports whether all files of a book are as they would be made.
// Then they are its outputs.
func (c *converter) bookUpToDate(j job, o *outcome) bool {
	if c.settings.force {
		return false
	}
	var outputs []product
	var uses []ledger.Usage
	var last *remark
	for _, t := range j.targets {
		note, more := c.records.current(j, t)
		if note == nil || c.mayDiffer(note) {
			return false
		}
		outputs = append(outputs, product{target: t, status: unchanged, pages: note.Pages, chapters: note.Chapters})
		uses, last = append(uses, more...), note
	}
	o.status, o.outputs, o.words = unchanged, outputs, last.Words
	o.drafts, o.unselected = last.Drafts, last.Unselected
	o.addDiagnostics(last.Diags)
	o.dependOn(c, uses)
	return true
}

// recordBook remembers what a file of a book was made of.
func (c *converter) recordBook(j job, o *outcome, output int, data []byte, uses []ledger.Usage) {
	p := o.outputs[output]
	note := remark{
		Pages: p.pages, Chapters: p.chapters, Words: o.words, Diags: o.diags,
		Drafts: o.drafts, Unselected: o.unselected,
	}
	if options, err := c.options(); err == nil && options.Book.SystemConsulted() {
		note.System = c.records.system()
	}
	c.records.record(j, p.target, data, uses, note)
}
