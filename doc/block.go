package doc

// Block is a piece of a document that stands on lines of its own. The set of
// blocks is closed: a switch over it can be total.
type Block interface {
	Pos() Pos
	block()
}

// Attr is what a heading, a block or a span can be given: {#id .class lang=fr}.
type Attr struct {
	ID      string
	Classes []string
	Lang    string
}

// Heading is a heading of level 1 to 6. Its ID is unique in the document and
// never empty.
type Heading struct {
	At      Pos
	Level   int
	Attr    Attr
	Inlines []Inline
	// Number is the heading's number as shown, "2.1"; "" for none.
	Number string
}

// Paragraph is running text.
type Paragraph struct {
	At      Pos
	Attr    Attr
	Inlines []Inline
}

// TaskState says whether a list item is a task, and whether it is done.
type TaskState uint8

// The states of a checklist item.
const (
	NoTask TaskState = iota
	TaskOpen
	TaskDone
)

// List is a bulleted or numbered list. In a tight list the items' paragraphs
// are set without space between them.
type List struct {
	At      Pos
	Ordered bool
	Start   int // number of the first item of an ordered list
	// Numbering is how an ordered list is numbered, and Form what stands around
	// its numbers: ')' for a), '(' for (a), and else a full stop behind them.
	Numbering Numbering
	Form      byte
	Tight     bool
	Items     []*ListItem
}

// ListItem is one item of a list, a checklist item if Task is set.
type ListItem struct {
	At     Pos
	Task   TaskState
	Blocks []Block
}

// Quote is a block quotation. Attribution is the last line of a quote that
// names its author, without the dash that introduced it; nil if there is none.
type Quote struct {
	At          Pos
	Blocks      []Block
	Attribution []Inline
}

// Alert is a call-out: "note", "tip", "important", "warning" or "caution".
// Title is what its author wrote in place of the usual word; mostly nil.
type Alert struct {
	At     Pos
	Kind   string
	Title  []Inline
	Blocks []Block
}

// CodeBlock is preformatted text. Text is exactly what is to be seen and
// copied, without a final newline; Tokens, if not empty, divide it without
// gaps. Lang is the language as written, "" if none.
type CodeBlock struct {
	At     Pos
	Attr   Attr
	Lang   string
	Text   string
	Tokens []Token
	// Title is a file name or caption set above the code.
	Title string
	// LineNumbers asks for numbered lines, from FirstLine (at least 1).
	LineNumbers bool
	FirstLine   int
	// Marked are the lines to be highlighted, counted from 1 in Text, sorted.
	Marked []LineRange
}

// LineRange is a range of lines, both ends included.
type LineRange struct{ From, To int }

// Token is a stretch of code of one class: the next Len bytes of the text.
type Token struct {
	Class TokenClass
	Len   int32
}

// TokenClass is what a stretch of code is; a theme gives classes their inks.
type TokenClass uint8

// The classes of code. They are few, since a printed page bears few inks.
const (
	TokenPlain TokenClass = iota
	TokenKeyword
	TokenName // names being defined or called, types, tags, attributes
	TokenString
	TokenNumber
	TokenComment
	TokenPunct
	TokenInserted
	TokenDeleted
	TokenHeading // headings and prompts in diffs, logs and sessions
	TokenError
	TokenClassCount
)

// MathBlock is a displayed formula in TeX notation, or as a math element.
type MathBlock struct {
	At  Pos
	TeX string
	// MathML is the math element that its author wrote; TeX is then a line of
	// text that says the same.
	MathML string
	Defs   string // definitions of commands for it, those of formulas before it
}

// Align is the alignment of a table's column.
type Align uint8

// The alignments; AlignAuto is left to the typesetter.
const (
	AlignAuto Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Table is a table. All rows have as many cells as Aligns, counting spans.
type Table struct {
	At      Pos
	Attr    Attr
	Aligns  []Align
	Head    []*Row // nil where the table has no header
	Rows    []*Row
	Caption []Inline
}

// Row is a row of cells.
type Row struct {
	At    Pos
	Cells []*Cell
}

// Cell is a cell of a table. ColSpan and RowSpan are at least 1. Header marks
// a row's header cell in the table's body.
type Cell struct {
	At               Pos
	Blocks           []Block
	ColSpan, RowSpan int
	Header           bool
}

// Rule is a thematic break.
type Rule struct{ At Pos }

// PageBreak asks for a new page.
type PageBreak struct{ At Pos }

// DefinitionList is a list of terms and what they mean.
type DefinitionList struct {
	At    Pos
	Items []*Definition
}

// Definition is one or more terms with one or more descriptions.
type Definition struct {
	At    Pos
	Terms [][]Inline
	Defs  [][]Block
}

// Figure is an image that stands by itself, or other blocks, with a caption.
type Figure struct {
	At      Pos
	Attr    Attr
	Blocks  []Block // what is shown: mostly one paragraph of one image
	Caption []Inline
}

// Details is a disclosure; on paper it is always open.
type Details struct {
	At      Pos
	Summary []Inline
	Blocks  []Block
}

// Div groups blocks under an id, classes or a language.
type Div struct {
	At     Pos
	Attr   Attr
	Align  Align // from <center> or align="…"
	Blocks []Block
}

// Pos returns where the block stands in its source.
func (b *Heading) Pos() Pos        { return b.At }
func (b *Paragraph) Pos() Pos      { return b.At }
func (b *List) Pos() Pos           { return b.At }
func (b *Quote) Pos() Pos          { return b.At }
func (b *Alert) Pos() Pos          { return b.At }
func (b *CodeBlock) Pos() Pos      { return b.At }
func (b *MathBlock) Pos() Pos      { return b.At }
func (b *Table) Pos() Pos          { return b.At }
func (b *Rule) Pos() Pos           { return b.At }
func (b *PageBreak) Pos() Pos      { return b.At }
func (b *DefinitionList) Pos() Pos { return b.At }
func (b *Figure) Pos() Pos         { return b.At }
func (b *Details) Pos() Pos        { return b.At }
func (b *Div) Pos() Pos            { return b.At }

func (*Heading) block()        {}
func (*Paragraph) block()      {}
func (*List) block()           {}
func (*Quote) block()          {}
func (*Alert) block()          {}
func (*CodeBlock) block()      {}
func (*MathBlock) block()      {}
func (*Table) block()          {}
func (*Rule) block()           {}
func (*PageBreak) block()      {}
func (*DefinitionList) block() {}
func (*Figure) block()         {}
func (*Details) block()        {}
func (*Div) block()            {}
