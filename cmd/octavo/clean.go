package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"octavo/internal/ledger"
)

// clean removes the outputs whose texts are gone, or are drafts now. It goes by
// the records: what Octavo did not make, or what was changed since, stays.
func (r *runner) clean(records *records, w *work) {
	bases := map[string]bool{}
	if w.folder != "" {
		bases[w.folder] = true
	}
	for _, j := range w.texts {
		bases[j.base] = true
	}
	for base := range bases {
		b, err := records.of(base)
		if err != nil {
			continue // nothing is known of it
		}
		for _, e := range b.All() {
			if e.Source != "" && (r.leftOut[e.Source] || isGone(e.Source)) {
				r.removeOutput(records, e)
				records.keep(b.Forget(e.Output))
			}
		}
	}
}

func isGone(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

func (r *runner) removeOutput(records *records, e *ledger.Entry) {
	name := shortPath(e.Output)
	now, err := records.files.Look(e.Output, e.File)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return
	case err == nil && now.Seen.Sum != e.File.Sum:
		r.out.note("%s: its text is gone, but this file was changed since it was made: it stays", name)
		return
	case err == nil:
		err = os.Remove(e.Output)
	}
	if err != nil {
		r.done(&outcome{input: name, status: failed, err: outputError(name, "it can't be removed: "+cause(err).Error())})
		return
	}
	r.tally.removed++
	r.out.note("%s: removed, as its text is gone", name)
}

// shortPath is a path from here, where it is below.
func shortPath(path string) string {
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	return path
}
