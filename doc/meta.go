package doc

import "time"

// Meta is what a document says about itself in its front matter. Strings are
// plain text; the …Line fields hold the same as inlines, with emphasis, code
// and typographic quotes, and are nil exactly where the string is empty.
type Meta struct {
	Title    string
	Subtitle string
	// Description is the description or summary.
	Description string

	TitleLine       []Inline
	SubtitleLine    []Inline
	DescriptionLine []Inline

	Authors    []Author
	Date       Date
	Updated    Date
	Tags       []string
	Categories []string
	Keywords   []string
	Draft      bool
	Lang       string // BCP 47; "" where nothing is said of it
	LangFound  bool   // nobody said it, the text tells
	Slug       string
	// Address is where the text stands on its site, as written: a path, or a
	// pattern for one. Aliases are all its addresses, this one among them.
	Address   string
	Aliases   []string
	Weight    int
	HasWeight bool
	Series    string
	// SeriesIndex is the place in the series, "2" or "2.5"; "" if not said.
	SeriesIndex string
	Cover       string // path as written
	TOC         *bool  // nil where the front matter says nothing
	Publisher   string
	Rights      string
	Identifier  string
	// TitleFromHeading says that there was no title in the front matter and
	// the first heading was taken for it (and out of the blocks).
	TitleFromHeading bool
	// TitleInBody says that the title is that of a heading which still stands
	// in the blocks: there is no title block to be set.
	TitleInBody bool
	// TitleID is the id of the heading that became the title, or repeated it,
	// and left the blocks; links may lead to it.
	TitleID string
	// TitleLevel is the level of that heading as written; 0 where there was none.
	TitleLevel int
	// Extra are the keys that Octavo has no use for, in the source's order.
	Extra []Field
}

// Author is a person or body that wrote a document.
type Author struct {
	Name  string
	Role  string // MARC relator code, "" for author
	Email string
	URL   string
}

// Date is a date, with a time of day if HasTime. The zero Date is unknown. A
// source may give no more than a month (NoDay) or a year (NoDay, NoMonth): Time
// is then its first day.
type Date struct {
	Time    time.Time
	HasTime bool
	NoDay   bool
	NoMonth bool
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Field is a front-matter key that is kept as it is: Value is the value in
// plain text, or in JSON if it is a list or a map.
type Field struct {
	At    Pos
	Key   string
	Value string
}
