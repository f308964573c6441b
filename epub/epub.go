// Package epub writes a book as an EPUB 3.3 publication
// (https://www.w3.org/TR/epub-33/).
package epub

import (
	"errors"
	"io"
	"time"

	"octavo/doc"
	"octavo/fonts"
	"octavo/theme"
)

// Options are how a book is written.
type Options struct {
	Theme *theme.Theme // required: the style sheet is made from it
	Fonts *fonts.Book  // required: the cover is drawn with it
	// Lang is the language of a book that does not name its own; "en" if empty.
	Lang string
	// TOCDepth is how many levels of headings, from the chapters' titles down,
	// the table of contents shows; 0 for 2.
	TOCDepth int
	// EmbedFonts puts the theme's fonts into the file.
	EmbedFonts bool
	// MaxImageSize is the longest side of a picture in pixels; larger ones are
	// scaled down. 0 for 2000.
	MaxImageSize int
	// Modified is when the book was last changed; zero for the latest date
	// found in it. The clock is never read.
	Modified time.Time
	// Pages are where the pages of a printed edition begin in each chapter; with
	// them the book gets a page list. PrintSource names that edition.
	Pages       map[*doc.Chapter][]doc.PageStart
	PrintSource string
	// Producer is the program's name and version, for the colophon and metadata.
	Producer string
}

// Write writes a book. The same book and options make the same bytes. The
// diagnostics name what a checker or a reader would find wrong, with its place
// in the source.
func Write(w io.Writer, b *doc.Book, o Options) ([]doc.Diagnostic, error) {
	return nil, errors.New("books can't be written yet")
}
