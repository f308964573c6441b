package bundle

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
	"octavo/markdown"
)

// settleTitle gives a chapter its title: that of the front matter, else of the
// heading at the head of the text, else what a list calls it (label), else the
// file's name. The heading leaves the blocks.
func settleTitle(t *text, label, lang string) {
	m := &t.doc.Meta
	first, at := titleHeading(t.doc.Blocks)
	switch {
	case t.meta.Title != "" && m.Title != "":
		if m.TitleID == "" && first != nil && sameTitle(m.Title, doc.PlainText(first.Inlines)) {
			dropHeading(t.doc, at)
		}
	case m.TitleFromHeading && !m.TitleInBody: // has left the blocks
		line, refs := withoutNotes(m.TitleLine)
		m.TitleLine = line
		openWithNotes(t.doc, refs)
	case first != nil && at == 0 && isListOfChanges(t.doc, first):
		m.TitleFromHeading = false
	case first != nil:
		takeHeading(t.doc, first, at)
	case takeAligned(t.doc):
	default:
		m.Title, m.TitleLine = titleFromLabel(label, lang)
		if m.Title == "" {
			m.Title, m.TitleLine = plainLine(readable(t.stem()))
		}
		m.TitleFromHeading = false
	}
	m.TitleInBody = false
}

// isListOfChanges reports whether a text is called by its file, as its first
// heading is but the last release of several.
func isListOfChanges(d *doc.Document, first *doc.Heading) bool {
	return d.Meta.TitleInBody && d.Meta.Title != "" && !sameTitle(d.Meta.Title, doc.PlainText(first.Inlines))
}

// takeHeading makes the heading at a place in the blocks the title.
func takeHeading(d *doc.Document, h *doc.Heading, at int) {
	m := &d.Meta
	m.TitleLine, _ = withoutNotes(h.Inlines)
	m.Title = doc.PlainText(m.TitleLine)
	m.TitleFromHeading = true
	dropHeading(d, at)
}

// takeAligned makes the title of the only heading of level 1 in the blocks that
// are set in the middle, as projects have it on their front pages, between
// their logos and what they are; it reports false if there is none.
func takeAligned(d *doc.Document) bool {
	var in *doc.Div
	var h *doc.Heading
	at := 0
	for _, b := range d.Blocks {
		div, ok := b.(*doc.Div)
		if !ok || div.Align == doc.AlignAuto {
			continue
		}
		for i, b := range div.Blocks {
			if found, ok := b.(*doc.Heading); ok && found.Level == 1 && doc.PlainText(found.Inlines) != "" {
				if h != nil {
					return false
				}
				in, h, at = div, found, i
			}
		}
	}
	if h == nil {
		return false
	}
	if _, refs := withoutNotes(h.Inlines); len(refs) > 0 {
		return false // its notes would be lost
	}
	middle := &doc.Document{Blocks: in.Blocks}
	takeHeading(middle, h, at)
	m := &d.Meta
	m.Title, m.TitleLine, m.TitleFromHeading = middle.Meta.Title, middle.Meta.TitleLine, true
	m.TitleID, m.TitleLevel = middle.Meta.TitleID, middle.Meta.TitleLevel
	in.Blocks = middle.Blocks
	return true
}

// dropHeading takes the heading at a place, which is the title, out of the
// blocks.
func dropHeading(d *doc.Document, at int) {
	h := d.Blocks[at].(*doc.Heading)
	d.Meta.TitleID, d.Meta.TitleLevel = h.Attr.ID, h.Level
	d.Blocks = append(d.Blocks[:at:at], d.Blocks[at+1:]...)
	_, refs := withoutNotes(h.Inlines)
	openWithNotes(d, refs)
}

// openWithNotes has the text begin with the notes that the title referred to,
// unless the text refers to them too.
func openWithNotes(d *doc.Document, refs []int) {
	if len(refs) == 0 {
		return
	}
	uses := map[int]int{}
	for _, ref := range refs {
		uses[ref]++
	}
	var opening []doc.Block
	for _, ref := range refs {
		if note := d.Notes[ref]; uses[ref] == note.Refs {
			opening = append(opening, &doc.Div{At: note.At, Attr: doc.Attr{Classes: []string{"title-note"}}, Blocks: note.Blocks})
			uses[ref] = 0
		}
	}
	d.Blocks = append(opening, d.Blocks...)
	d.Notes = notesOf(d.Blocks, d.Notes)
}

// titleHeading is the heading at the head of a text, where only pictures and
// rules may stand before it, or else the only one of level 1 at the top level, if
// no other stands before it; at is its place.
func titleHeading(blocks []doc.Block) (h *doc.Heading, at int) {
	for i, b := range blocks {
		if found, ok := b.(*doc.Heading); ok {
			if doc.PlainText(found.Inlines) == "" {
				break
			}
			return found, i
		}
		if !isOrnament(b) {
			break
		}
	}
	for i, b := range blocks {
		found, ok := b.(*doc.Heading)
		switch {
		case !ok:
		case found.Level == 1 && h == nil:
			h, at = found, i
		case found.Level == 1 || h == nil: // several, or one below other sections
			return nil, 0
		}
	}
	if h != nil && doc.PlainText(h.Inlines) == "" {
		return nil, 0
	}
	return h, at
}

// isOrnament reports whether a block holds no words: pictures, rules.
func isOrnament(b doc.Block) bool {
	words := false
	v := doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b.(type) {
			case *doc.Rule, *doc.PageBreak, *doc.Paragraph, *doc.Div:
			case *doc.Figure:
				return false // its caption belongs to the picture
			default:
				words = true
			}
			return !words
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Text:
				words = words || strings.TrimSpace(n.Value) != ""
			case *doc.Code, *doc.Math, *doc.NoteRef:
				words = true
			}
			return !words
		},
	}
	v.Blocks([]doc.Block{b})
	return !words
}

// titleFromLabel reads the Markdown in which a list calls a text.
func titleFromLabel(label, lang string) (string, []doc.Inline) {
	m := doc.Meta{Title: label}
	markdown.MetaLines(&m, lang)
	return m.Title, m.TitleLine
}

func plainLine(s string) (string, []doc.Inline) {
	if s == "" {
		return "", nil
	}
	return s, []doc.Inline{&doc.Text{Value: s}}
}

// sameTitle compares the letters and digits of two titles.
func sameTitle(a, b string) bool {
	x, y := letters(a), letters(b)
	return x == y && (x != "" || strings.TrimSpace(a) == strings.TrimSpace(b))
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// readable makes a title of a file's name: "rust-blog" becomes "Rust Blog". A
// date, or a number for sorting, before it is dropped; a name that has capitals
// or spaces keeps its letters.
func readable(name string) string {
	name = path.Base(name)
	if name == "." || name == ".." || name == "/" { // "" is "." to path
		return ""
	}
	_, rest := cutNameDate(name)
	if short := strings.TrimLeft(rest, "0123456789"); len(short) > 1 && len(rest)-len(short) <= 3 && strings.ContainsRune("-_ ", rune(short[0])) {
		rest = short
	}
	words := strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(rest))
	if len(words) == 0 {
		return name
	}
	if rest == strings.ToLower(rest) && !strings.Contains(rest, " ") {
		for i, w := range words {
			r, n := utf8.DecodeRuneInString(w)
			if i == 0 || i == len(words)-1 || !smallWords[w] {
				words[i] = string(unicode.ToUpper(r)) + w[n:]
			}
		}
	}
	return strings.Join(words, " ")
}

// smallWords are not capitalised in a title.
var smallWords = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true,
	"in": true, "of": true, "on": true, "or": true, "the": true, "to": true, "with": true,
}

// cutNameDate splits the date of Jekyll's names, 2019-05-01-title, off: "" if
// there is none.
func cutNameDate(name string) (date, rest string) {
	if len(name) < 12 || name[4] != '-' || name[7] != '-' || strings.IndexByte("-_ ", name[10]) < 0 {
		return "", name
	}
	for i, c := range []byte(name[:10]) {
		if i != 4 && i != 7 && (c < '0' || c > '9') {
			return "", name
		}
	}
	return name[:10], name[11:]
}
