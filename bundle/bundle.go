// Package bundle makes one book of many texts: it finds them, reads them,
// selects and sorts them, groups them in parts, and leads the links between
// them to their places in the book.
package bundle

import (
	"io/fs"

	"octavo/doc"
	"octavo/markdown"
)

// Input is a text, a folder of texts, a SUMMARY.md that lists texts, or a book
// file (octavo.yaml) that describes the book.
type Input struct {
	// FS is what may be read for this input, its pictures too; Path is the
	// input's place in it: "." for all of it.
	FS   fs.FS
	Path string
	// Name is what messages call the input: mostly its path on disk, with
	// slashes. Links between texts of different inputs are resolved by it, and
	// inputs of the same name are the same.
	Name string
	// Folder is what a folder is called whose Name doesn't say it, as "." does
	// not: a book may take its title from it.
	Folder string
	// Data is the text where it comes from no file; FS is then for pictures
	// alone, and Path for where they are relative to.
	Data []byte
}

// Order is what chapters are sorted by.
type Order string

// The orders. The default is by weight, then date, then path.
const (
	ByDefault  Order = ""
	ByDate     Order = "date"
	ByDateDown Order = "-date"
	ByTitle    Order = "title"
	ByPath     Order = "path"
	ByWeight   Order = "weight"
)

// Grouping is what makes the parts of a book.
type Grouping string

// The groupings. The default is what a SUMMARY.md or a book file says, and
// otherwise none.
const (
	GroupDefault Grouping = ""
	GroupYear    Grouping = "year"
	GroupSection Grouping = "section"
	GroupTag     Grouping = "tag"
)

// Options say how a book is made. The zero value takes all texts but drafts.
type Options struct {
	Lang  string // of texts that do not name their own
	Order Order
	// Drafts takes drafts too.
	Drafts bool
	// Tags, if not empty, selects texts with at least one of them; Series
	// those of that series; Since and Until those of a date between, both
	// included.
	Tags         []string
	Series       string
	Since, Until doc.Date
	Parts        Grouping
	// BaseURL is the public address of the site that the texts come from; "" if
	// it is not known. It overrides the book file's.
	BaseURL string
	// Meta is what the command line says of the book; what it leaves empty is
	// taken from the book file, and else from what the texts share.
	Meta doc.Meta
	// Cover is the picture on the cover. Where it is nil, Meta.Cover names one,
	// by a path from where the names of the inputs start.
	Cover *doc.Asset
	// RemoteImages gets a picture from the network; nil leaves them out. It is
	// called by several texts at once.
	RemoteImages func(url string) ([]byte, error)
	// Images and Extensions are as in markdown.Options.
	Images     func(src, dir string) ([]byte, error)
	Extensions []markdown.Extension
	// Workers is how many texts are read at once; 0 for as many as there are
	// processors. The result does not depend on it.
	Workers int
	// Limits are what each text may ask for, and all of them.
	Limits doc.Limits
}

// Result is a book, and what was learnt on the way.
type Result struct {
	Book        *doc.Book
	Diagnostics []doc.Diagnostic // in the order of the book
	// Drafts and Unselected count the texts that were left out.
	Drafts, Unselected int
	// Settings are what a book file says of things other than the book's
	// contents and metadata.
	Settings Settings
}

// Settings are what a book file says of how the book is to look; empty strings
// where it says nothing.
type Settings struct {
	At       doc.Pos // of the book file
	Theme    string
	Paper    string
	TOCDepth int
}

// Read makes a book of inputs. The error is a *doc.Error about an input that
// can't be read or a book file that can't be followed; everything less is a
// diagnostic. Where several texts can't be read, the result beside the error
// has the others in its diagnostics.
func Read(inputs []Input, o Options) (*Result, error) {
	b := &builder{o: o, out: Result{Book: &doc.Book{}}}
	b.resort = o.Order != ByDefault
	if err := b.inputs(inputs); err != nil {
		return &Result{Diagnostics: b.diags.List}, err
	}
	b.follow()
	b.o.Limits = b.o.Limits.Full()
	if err := b.tooMany(); err != nil {
		return &Result{Diagnostics: b.diags.List}, err
	}
	r := reader{o: &b.o, lang: b.lang, includes: b.mdBook}
	r.readAll(b.texts)
	if err := r.o.Limits.Err(); err != nil {
		return &Result{Diagnostics: b.diags.List}, err
	}
	if err := b.badTexts(); err != nil {
		return &Result{Diagnostics: b.diags.List}, err
	}
	for _, g := range b.groups {
		g.items = b.keep(g.items)
	}
	if err := b.empty(); err != nil {
		return &Result{Diagnostics: b.diags.List, Drafts: b.out.Drafts, Unselected: b.out.Unselected}, err
	}
	b.settle()
	b.arrange()
	b.makeParts()
	b.giveIDs()
	b.link()
	b.describe()
	b.loadCover()
	b.gather()
	return &b.out, nil
}
