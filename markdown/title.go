package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// metaLines parses the strings of the front matter that may hold markup.
func (l *lowerer) metaLines(m *doc.Meta) {
	parse := func(s *string, line *[]doc.Inline) {
		if strings.TrimSpace(*s) == "" {
			*s = ""
			return
		}
		*line = l.parseLine(*s)
		*s = doc.PlainText(*line)
	}
	parse(&m.Title, &m.TitleLine)
	parse(&m.Subtitle, &m.SubtitleLine)
	parse(&m.Description, &m.DescriptionLine)
	m.Authors = l.smartNames(m.Authors)
	m.Publisher, m.Series = l.smartText(m.Publisher), l.smartText(m.Series)
	if m.TOC == nil && l.toc {
		m.TOC = &l.toc
	}
}

// smartNames are people whose names have the apostrophes that are set: O’Neill.
func (l *lowerer) smartNames(people []doc.Author) []doc.Author {
	out := slices.Clone(people)
	for i := range out {
		out[i].Name = l.smartText(out[i].Name)
	}
	return out
}

// smartText is a text without markup whose quotes are set as in running text.
func (l *lowerer) smartText(s string) string {
	if !strings.ContainsAny(s, "'\"") {
		return s
	}
	return doc.PlainText(l.finish([]doc.Inline{&doc.Text{Value: s}}))
}

// parseLine parses a text of its own as inlines; they have no positions.
func (l *lowerer) parseLine(s string) []doc.Inline {
	if len(l.extensions) == 0 && isPlainLine(s) {
		w := newInlines(l)
		defer w.done()
		w.write([]byte(s))
		return l.finish(w.take(0))
	}
	body, lines := l.body, l.lines
	l.body, l.lines = []byte(s), nil
	defer func() { l.body, l.lines = body, lines }()

	root := lineGrammar().Parse(text.NewReader(l.body))
	w := newInlines(l)
	defer w.done()
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		l.inlines(dest{line: w}, c)
		w.softBreak()
	}
	out := w.take(0)
	if len(out) == 0 {
		out = []doc.Inline{&doc.Text{Value: s}}
	}
	return l.finish(out)
}

// takeTitle settles which text is the document's title.
//
//   - Front matter names it: a first heading that repeats it is dropped.
//   - The text begins with a heading, and no other is of its level or above:
//     that heading is the title and leaves the blocks.
//   - The text begins with one of several such headings, as in chapters put
//     one after the other, or its first heading comes later and is of level 1:
//     that is the title, but stays where it is.
func (l *lowerer) takeTitle(d *doc.Document) {
	m := &d.Meta
	var first *doc.Heading
	if len(d.Blocks) > 0 {
		first, _ = d.Blocks[0].(*doc.Heading)
	}
	if m.Title != "" {
		if first != nil && sameTitle(m.Title, doc.PlainText(first.Inlines)) {
			l.dropTitle(d, first)
		}
		return
	}
	title := l.titleHeading(first)
	if title == nil || doc.PlainText(title.Inlines) == "" {
		return
	}
	m.TitleLine = withoutNotes(title.Inlines)
	m.Title = doc.PlainText(m.TitleLine)
	if title == first && l.outranks(first) {
		m.TitleFromHeading = true
		l.dropTitle(d, first)
		return
	}
	m.TitleInBody = true
	if title == first && namesRelease(m.Title) {
		l.nameChanges(m)
	}
}

// titleHeading is the heading that names the document.
func (l *lowerer) titleHeading(first *doc.Heading) *doc.Heading {
	if first != nil {
		return first
	}
	if list := l.ids.headings; len(list) > 0 && list[0].heading.Level == 1 {
		return list[0].heading
	}
	return nil
}

// outranks reports whether every other heading is of a lower level.
func (l *lowerer) outranks(h *doc.Heading) bool {
	for _, p := range l.ids.headings {
		if p.heading != h && p.heading.Level <= h.Level {
			return false
		}
	}
	return true
}

// dropTitle takes the first heading out of the blocks, unless it is to stay or
// a note hangs on it.
func (l *lowerer) dropTitle(d *doc.Document, h *doc.Heading) {
	if l.keep || len(withoutNotes(h.Inlines)) < len(h.Inlines) {
		d.Meta.TitleInBody, d.Meta.TitleFromHeading = true, false
		return
	}
	d.Meta.TitleID, d.Meta.TitleLevel = h.Attr.ID, h.Level
	d.Blocks = d.Blocks[1:]
}

// withoutNotes leaves out the note references on the top level: a title is set
// where its notes cannot be.
func withoutNotes(inlines []doc.Inline) []doc.Inline {
	out := make([]doc.Inline, 0, len(inlines))
	for _, n := range inlines {
		if _, note := n.(*doc.NoteRef); !note {
			out = append(out, n)
		}
	}
	return out
}

// sameTitle compares the letters and digits of two titles.
func sameTitle(a, b string) bool {
	x := onlyLetters(a)
	return x != "" && x == onlyLetters(b)
}

// reportEmpty tells of a text that becomes a page with nothing on it, which
// nobody means.
func (l *lowerer) reportEmpty(d *doc.Document) {
	if len(d.Blocks) == 0 && d.Meta.Title == "" {
		l.diags.Warn(doc.Pos{File: d.File, Line: 1, Col: 1}, "empty-text", "there is nothing in this text", "")
	}
}
