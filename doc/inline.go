package doc

// Inline is a piece of a line of text. The set is closed, as Block's is.
type Inline interface{ inline() }

// Text is plain text, ready to be set: entities, escapes, emoji shortcodes,
// quotes and dashes are already resolved. It holds no newline.
type Text struct{ Value string }

// SpanKind is what a Span does to the text in it.
type SpanKind uint8

// The kinds of span.
const (
	SpanPlain SpanKind = iota // only attributes
	SpanEmph
	SpanStrong
	SpanStrike
	SpanSub
	SpanSup
	SpanMark
	SpanUnderline
	SpanSmall
	SpanKbd
	SpanCite
	SpanQuoted // <q>: quotation marks are already in the text
	// SpanRuby is text with readings: each SpanRubyText in it is the reading
	// of what stands before it.
	SpanRuby
	SpanRubyText
)

// Span is text in a style, or with attributes of its own.
type Span struct {
	Kind    SpanKind
	Attr    Attr
	Inlines []Inline
}

// Code is code in running text, set as it stands.
type Code struct{ Value string }

// Math is a formula in running text, in TeX notation, or as a math element if
// that is what its author wrote.
type Math struct {
	TeX     string
	MathML  string // the element; TeX is then a line of text that says the same
	Display bool   // it is set as one that stands by itself
	Defs    string // definitions of commands for it, those of formulas before it
}

// Link is a link. Dest is an absolute URL, or "#id" for a place in this
// document, or, for what could not be resolved, the destination as written.
type Link struct {
	At   Pos
	Dest string
	// To is where in the book the link leads, if it leads to another document
	// of it; Dest is then as written.
	To      *Place
	Title   string
	Inlines []Inline
}

// Image is a picture in a line. Asset is nil if it could not be had; a
// diagnostic has then said why, and its place is to be marked. An image
// without a description has Alt "" and is decorative only if Decorative.
type Image struct {
	At         Pos
	Src        string // as written
	Alt        string
	Decorative bool
	Title      string
	// Width and Height are as asked for; zero where nothing was.
	Width, Height Dimension
	Asset         *Asset
}

// Dimension is a width or height from an attribute: CSS pixels, or percent of
// the measure.
type Dimension struct {
	Value   float64
	Percent bool
}

// Asset is a picture's file, in memory.
type Asset struct {
	Name   string // base name of the file, for messages
	Format string // "png", "jpeg", "gif", "webp", "bmp", "tiff", "svg"
	Data   []byte
	// PxW and PxH are the size in pixels; for SVG in CSS pixels, 0 if unknown.
	PxW, PxH int
}

// Break is a line break that the author asked for.
type Break struct{}

// NoteRef is a reference to a footnote: Index counts into Document.Notes, and
// Nth says the how manieth reference to that note this is, from 1.
type NoteRef struct {
	At    Pos
	Index int
	Nth   int
}

// Anchor is a place that links can lead to: <a id="…"></a>.
type Anchor struct{ ID string }

func (*Text) inline()    {}
func (*Span) inline()    {}
func (*Code) inline()    {}
func (*Math) inline()    {}
func (*Link) inline()    {}
func (*Image) inline()   {}
func (*Break) inline()   {}
func (*NoteRef) inline() {}
func (*Anchor) inline()  {}
