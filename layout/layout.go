// Package layout sets a document on pages: blocks become a galley of boxes,
// the galley is cut into pages, and the pages get their notes, heads and
// folios. It measures, then places; drawing is somebody else's.
package layout

import (
	"time"

	"octavo/doc"
	"octavo/fonts"
	"octavo/page"
	"octavo/theme"
)

// Options are how a document is to be laid out.
type Options struct {
	Theme *theme.Theme // required
	Book  *fonts.Book  // required
	// Lang is the language of a document that does not say its own; "en" if
	// empty.
	Lang string
	// TOC sets a table of contents after the title.
	TOC bool
	// Date is the date that the file gets where the document has none; it is
	// never shown. Zero: no date.
	Date time.Time
	// Workers is how many goroutines set blocks; 0 for as many as there are
	// processors. The result does not depend on it.
	Workers int
	// Limits bound the pages, and the time: see Layout.
	Limits doc.Limits
}

// Layout sets d on pages. The error is a *doc.Error where the document, theme
// and paper leave no room for text, or where there are more pages than the
// limits allow, and otherwise that of their context; everything less is a
// diagnostic.
func Layout(d *doc.Document, o Options) (*page.Document, []doc.Diagnostic, error) {
	// Resolve the theme for this paper and language, once.
	cfg, err := newConfig(d, o)
	if err != nil {
		return nil, nil, err
	}
	// Set every block at its measure: one long galley, and the notes.
	galley := collect(cfg, d)
	// Settle the spaces between boxes and where the galley may be cut.
	boxes := settle(galley, &cfg.theme.Breaks)
	takeInner(boxes, galley)
	boxes = spreadNotes(boxes, galley, cfg.area.column.H, cfg.theme.Blocks.NoteGap)
	// Cut it into pages.
	breaks := breakPages(boxes, galley, cfg)
	if err := cfg.tooMany(len(breaks)); err != nil {
		return nil, nil, err
	}
	// Put boxes, frames and notes in their places.
	pages := compose(boxes, breaks, galley, cfg)
	// Now that page numbers are known, fill in what refers to them.
	fillContents(pages, cfg)
	addMarginals(pages, cfg)
	return finish(pages, galley, cfg), report(galley, pages), nil
}
