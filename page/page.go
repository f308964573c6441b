// Package page is the model of finished pages: absolute items in drawing
// order, each tied to a structure element, and a readable dump of them. It
// holds nothing of PDF, and nothing is left to decide in it.
package page

import (
	"time"

	"octavo/geom"
)

// Document is a set of finished pages.
type Document struct {
	Meta    Meta
	Pages   []*Page
	Elems   []Elem // by ElemID; 0 is Artifact, 1 is the Document element
	Outline []OutlineEntry
	Dests   []Dest // sorted by name, no name twice
	// Facing says that pages lie open side by side, the first on the right.
	Facing bool
	// RTL says that pages follow each other from right to left: the book is
	// bound on the right.
	RTL bool
}

// Meta is what the file says about itself.
type Meta struct {
	Title    string
	Authors  []string
	Subject  string
	Keywords []string
	Lang     string // BCP 47, never empty
	Created  time.Time
	Modified time.Time
}

// Page is one page. Label is its number, as a viewer's page box should show it:
// that of its printed folio, also where a page is counted but not numbered, as
// a blank verso; "" for one that is not counted.
type Page struct {
	Size  geom.Size
	Label string
	Items []Item
	// Trim is the page as it is after trimming, and Bleed how far what is
	// printed to its edges goes beyond; both empty where the sheet is the page.
	Trim, Bleed geom.Rect
}

// OutlineEntry is a line of the outline. Level counts from 1 and goes down by
// any number of steps but up by one at most.
type OutlineEntry struct {
	Title string
	Level int
	Page  int // index into Document.Pages
	At    geom.Point
}

// Dest is a named place that links lead to.
type Dest struct {
	Name string
	Page int // index into Document.Pages
	At   geom.Point
}

// Color is an opaque colour in sRGB.
type Color struct{ R, G, B uint8 }
