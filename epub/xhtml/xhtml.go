// Package xhtml writes the texts of a book as XHTML content documents of EPUB 3
// (https://www.w3.org/TR/epub-33/#sec-xhtml), and the style sheet for them.
package xhtml

import (
	"octavo/doc"
	"octavo/theme"
)

// Env is what the writer of a text needs to know of the book around it.
type Env struct {
	// Lang is the language of the book; a text in another one says so.
	Lang  string
	Words theme.Words // of Lang
	// Numerals say in which digits the texts of the book have their numbers.
	Numerals theme.Numerals
	// Href is the address of a place in the book, relative to the file being
	// written; "" if there is no such place.
	Href func(doc.Place) string
	// Picture says where a picture's file is; false if it can't be shown.
	Picture func(*doc.Image) (Picture, bool)
	// Pages are where the pages of a printed edition begin in this text, in
	// reading order.
	Pages []doc.PageStart
}

// Picture is a picture's file in the book.
type Picture struct {
	Href string
	// Width and Height are in pixels of CSS; 0 if unknown.
	Width, Height int
}

// File is a text as the inside of a body element.
type File struct {
	Title string // plain text
	Lang  string // of the text
	Body  []byte
	// Type is the epub:type of the body: "bodymatter", "frontmatter" …
	Type string
	// Headings are the title and the headings of the text, for the contents.
	Headings []Heading
	// IDs are all ids in Body.
	IDs []string
	// Pages are where the pages of a printed edition begin, in the order of
	// Body, for a page list.
	Pages []PageMark
	// Uses says what is in the text, for the metadata of the book.
	Uses        Uses
	Diagnostics []doc.Diagnostic
}

// Heading is an entry for a table of contents.
type Heading struct {
	Level int // 1 for the title of the text; no level is skipped
	ID    string
	Label []byte // XHTML inlines, without links, ids and notes
	Text  string // the same in plain text
}

// PageMark is where a page of a printed edition begins.
type PageMark struct {
	ID     string
	Label  string // the page's number as printed, in the digits of the book
	Number string // the same in the digits 0 to 9
}

// Uses are the properties of a text that a package document declares, and the
// facts that claims of accessibility rest on.
type Uses struct {
	SVG     bool // inline SVG elements
	MathML  bool
	Formula bool // formulas in TeX notation
	Images  int  // pictures that are not decorative
	NoAlt   int  // those of them that have no description
	Tables  int
	Notes   int
	Remote  bool // resources on the network
	// Digits are those of lists for which StyleOptions has to ask.
	Digits []string
}
