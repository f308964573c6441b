package doc

import "iter"

// Book is several documents made into one.
type Book struct {
	Meta Meta
	// Cover is the picture on the cover; nil where none was given.
	Cover *Asset
	// Parts hold the chapters in reading order. A part without a title stands
	// for chapters that belong to none.
	Parts []*Part
}

// Part is a group of chapters under a title.
type Part struct {
	At        Pos
	Title     string
	TitleLine []Inline
	// ID is unique among the ids of a book's parts and chapters; "" for a part
	// without a title.
	ID string
	// Intro is the text that opens the part; nil mostly.
	Intro    *Document
	Chapters []*Chapter
}

// Matter says in which division of a book a chapter stands.
type Matter uint8

// The divisions of a book.
const (
	BodyMatter  Matter = iota
	FrontMatter        // a foreword, an introduction: before the first chapter
	BackMatter         // an appendix, a list of contributors: after the last
)

// Chapter is a document in a book. Its title is Doc.Meta.Title, which is never
// empty; the heading that it was taken from is not in the blocks.
type Chapter struct {
	// ID names the chapter in file names and link targets. It is unique among
	// the ids of a book's parts and chapters, begins with a letter, and
	// consists of a-z, 0-9 and "-". Ids in Doc are unique only in the chapter.
	ID  string
	Doc *Document
	// Number is the chapter's number as shown, "3" or "3.1"; "" for none.
	Number string
	// Depth is 0 for a chapter of a part or book, 1 for a section of it.
	Depth    int
	Matter   Matter
	Chapters []*Chapter // that stand under this one
}

// Place is where in a book a link leads: a part's page, or a chapter or what
// has an id in it. Exactly one of Part and Chapter is not nil.
type Place struct {
	Part    *Part
	Chapter *Chapter
	ID      string // "" for the beginning
}

// All are the chapters of a book in reading order, each after its part's title
// and before the chapters under it.
func (b *Book) All() iter.Seq2[*Part, *Chapter] {
	return func(yield func(*Part, *Chapter) bool) {
		for _, p := range b.Parts {
			for c := range Under(p.Chapters) {
				if !yield(p, c) {
					return
				}
			}
		}
	}
}

// Documents are the texts of a book in reading order, the parts' among them.
func (b *Book) Documents() []*Document {
	var list []*Document
	for _, p := range b.Parts {
		if p.Intro != nil {
			list = append(list, p.Intro)
		}
		for c := range Under(p.Chapters) {
			list = append(list, c.Doc)
		}
	}
	return list
}

// Under are chapters and all that stand under them, in reading order.
func Under(chapters []*Chapter) iter.Seq[*Chapter] {
	var walk func(list []*Chapter, yield func(*Chapter) bool) bool
	walk = func(list []*Chapter, yield func(*Chapter) bool) bool {
		for _, c := range list {
			if !yield(c) || !walk(c.Chapters, yield) {
				return false
			}
		}
		return true
	}
	return func(yield func(*Chapter) bool) { walk(chapters, yield) }
}

// TopLevel is the highest level of the headings among blocks: 1 to 6, or 0
// where there are none.
func TopLevel(blocks []Block) int {
	top := 0
	Visitor{Block: func(b Block) bool {
		if h, ok := b.(*Heading); ok && (top == 0 || h.Level < top) {
			top = h.Level
		}
		return true
	}}.Blocks(blocks)
	return top
}

// PageStart is where a page of a printed edition begins.
type PageStart struct {
	Label string // the page's number as printed: "iv", "42"
	// Block is the paragraph, heading, code block or other block without
	// blocks in it in which the page begins, and Offset how many bytes of its
	// plain text (PlainText of its inlines, or the text of the code) stand on
	// earlier pages: 0 at its beginning. Block is nil where the page begins
	// with the chapter's title.
	Block  Block
	Offset int
}
