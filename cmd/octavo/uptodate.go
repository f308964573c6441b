package main

import (
	"path/filepath"

	"octavo"
	"octavo/doc"
)

// upToDate marks the outputs of a text that need not be made again. It reports
// whether none has to be.
func (c *converter) upToDate(j job, o *outcome) bool {
	if c.records == nil || c.settings.force {
		return false
	}
	all := true
	for i := range o.outputs {
		p := &o.outputs[i]
		note, uses := c.records.current(j, p.target)
		if note == nil || c.mayDiffer(note) {
			all = false
			continue
		}
		p.status, p.pages, o.words = unchanged, note.Pages, max(o.words, note.Words)
		o.addDiagnostics(note.Diags)
		o.dependOn(c, uses)
	}
	if all {
		o.status = unchanged
	}
	return all
}

// mayDiffer reports whether this run might not write what an earlier one wrote
// of the same: because it is a draft, or there were warnings.
func (c *converter) mayDiffer(note *remark) bool {
	if c.settings.strict {
		for _, d := range note.Diags {
			if d.Severity == doc.Warning {
				return true
			}
		}
	}
	return note.Draft && !c.settings.book.Drafts
}

// selects reports whether texts are selected by what they say of themselves,
// beside being drafts.
func (s *settings) selects() bool {
	b := &s.book
	return len(b.Tags) > 0 || b.Series != "" || !b.Since.IsZero() || !b.Until.IsZero()
}

// wants reports whether a text in a batch is to be converted. If not, it is
// counted. Front matter that can't be read is left for the conversion to
// report.
func (c *converter) wants(t *textFile, o *outcome) bool {
	meta, err := octavo.FrontMatter(t.data, inputName(t.path))
	if err != nil {
		return true
	}
	t.draft = meta.Draft
	switch draft, selected := c.settings.book.Takes(&meta, filepath.ToSlash(t.path)); {
	case draft:
		o.drafts = 1
	case !selected:
		o.unselected = 1
	default:
		return true
	}
	o.status, o.outputs = leftOut, nil
	return false
}
