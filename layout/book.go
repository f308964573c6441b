package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

// BookOptions are how a book is to be laid out.
type BookOptions struct {
	Options
	// TOCDepth is how many levels, from the chapters' titles down, the
	// contents show; 0 for 2, or for chapters alone where that would be very long.
	// Options.TOC is not used.
	TOCDepth int
	// NoTOC leaves the contents out.
	NoTOC bool
	// OpenRight has parts and chapters begin on right-hand pages.
	OpenRight bool
	// TwoSided mirrors the margins of left-hand pages.
	TwoSided bool
	// Bleed is how far the paper goes beyond the trimmed page, with crop marks
	// outside of it; 0 for none.
	Bleed geom.Length
	// PrintLinks notes the addresses of links at the foot of the page, and the
	// page numbers of places in the book.
	PrintLinks bool
	// TagIndex and DateIndex add an index of tags, and a list of the chapters
	// by date, at the end.
	TagIndex, DateIndex bool
	// Imprint are lines for the imprint: how the book was made.
	Imprint []string
}

// BookPages are the pages of a book.
type BookPages struct {
	Document *page.Document
	// Starts are where pages begin in each chapter, for page lists of other
	// editions.
	Starts map[*doc.Chapter][]doc.PageStart
}

// Book sets a book on pages: each part and chapter by itself, all of them at
// the same time, since none needs to know of another more than its page
// numbers. The error is a *doc.Error where theme and paper leave no room for
// text, or where a limit is passed; everything less is a diagnostic.
func Book(b *doc.Book, o BookOptions) (*BookPages, []doc.Diagnostic, error) {
	m, err := newMaker(b, o)
	if err != nil {
		return nil, nil, err
	}
	// Divide the book into what begins on a new page.
	m.divide()
	// Set it: every section becomes a galley, and that pages.
	m.set(m.sections)
	if err := m.tooMany(); err != nil {
		return nil, nil, err
	}
	// The contents and the indexes list what has come out of that.
	m.set(m.lists())
	if err := m.tooMany(); err != nil {
		return nil, nil, err
	}
	// Number the pages, and set again what prints other numbers than these.
	m.number()
	m.converge()
	// Fill in what refers to page numbers, and put all together.
	m.finishSections()
	return m.bind(), m.report(), nil
}
