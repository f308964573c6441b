package layout

import (
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// contentsEntry is an entry of a book's contents: a part, of level 0, or a
// chapter, section or heading, counted from 1.
type contentsEntry struct {
	level  int
	number string
	title  []doc.Inline
	dest   string
	lang   string
}

// usualDepth is how deep the contents go where nobody says.
const usualDepth = 2

// entries lists the book's parts, chapters and headings, as deep as was asked.
// A book of many short chapters, as a blog is, would have contents as long as
// some of them: there the headings are left to the chapters.
func (m *maker) entries() []contentsEntry {
	if m.o.TOCDepth > 0 {
		return m.entriesTo(m.o.TOCDepth, true)
	}
	if all := m.entriesTo(usualDepth, true); len(all) <= m.cfg.theme.Book.ContentsMost {
		return all
	}
	return m.entriesTo(usualDepth, false)
}

// entriesTo lists the entries down to a depth, with or without those of
// headings in chapters.
func (m *maker) entriesTo(depth int, headings bool) []contentsEntry {
	var out []contentsEntry
	for _, p := range m.book.Parts {
		if p.Title != "" {
			title := p.TitleLine
			if len(title) == 0 {
				title = plainLine(p.Title)
			}
			out = append(out, contentsEntry{title: title, dest: p.ID})
		}
		for _, c := range p.Chapters {
			out = m.chapterEntries(out, c, 1, depth, headings)
		}
	}
	for _, s := range m.sections {
		if s.fill != nil && !s.contents {
			out = append(out, contentsEntry{level: 1, title: plainLine(s.title), dest: s.id})
		}
	}
	return out
}

// chapterEntries adds a chapter, its headings, and the chapters under it.
func (m *maker) chapterEntries(out []contentsEntry, c *doc.Chapter, level, depth int, headings bool) []contentsEntry {
	if level > depth {
		return out
	}
	lang := ""
	if l := c.Doc.Meta.Lang; l != m.cfg.lang {
		lang = l
	}
	out = append(out, contentsEntry{level, c.Number, titleLineOf(&c.Doc.Meta), c.ID, lang})
	top := doc.TopLevel(c.Doc.Blocks)
	doc.Visitor{Block: func(b doc.Block) bool {
		h, ok := b.(*doc.Heading)
		if ok && headings && level+1+h.Level-top <= depth && strings.TrimSpace(doc.PlainText(h.Inlines)) != "" {
			out = append(out, contentsEntry{level + 1 + h.Level - top, h.Number, h.Inlines, c.ID + "." + h.Attr.ID, lang})
		}
		return true
	}}.Blocks(c.Doc.Blocks)
	for _, under := range c.Chapters {
		out = m.chapterEntries(out, under, level+1, depth, headings)
	}
	return out
}

// contentsLook is how the levels of the contents look: their styles, where
// their lines begin, and the room for their numbers.
type contentsLook struct {
	style  []*theme.Style
	indent []geom.Length
	wide   []geom.Length
}

func (c *collector) contentsLook(entries []contentsEntry) *contentsLook {
	deepest := 0
	for i := range entries {
		deepest = max(deepest, entries[i].level)
	}
	st, l := &c.cfg.theme.Text, &contentsLook{}
	at := geom.Length(0)
	for level := 0; level <= deepest; level++ {
		style := &st.TOC3
		switch {
		case level == 0:
			style = &st.TOCPart
		case level == 1 && deepest > 1:
			style = &st.TOC1
		case level <= 2:
			style = &st.TOC2
		}
		var labels []string
		for i := range entries {
			if entries[i].level == level {
				labels = append(labels, entries[i].number)
			}
		}
		wide := c.labelWidth(labels, style)
		l.style, l.wide, l.indent = append(l.style, style), append(l.wide, wide), append(l.indent, at)
		switch {
		case level == 0:
		case wide > 0:
			at += wide
		default:
			at += c.cfg.theme.Blocks.TOCIndent
		}
		at = min(at, c.cfg.area.column.W/3)
	}
	return l
}

// bookContents sets the contents. Every level is a list in an item of the one
// above it.
func (c *collector) bookContents(entries []contentsEntry, room geom.Length) {
	l := c.contentsLook(entries)
	tuning := &c.cfg.theme.Breaks
	lists := []page.ElemID{c.g.tree.Add(page.RoleTOC, page.Root)} // open, by nesting
	levels := []int{-1}                                           // of the entries in them
	var item page.ElemID
	for i := range entries {
		e := &entries[i]
		for len(levels) > 1 && e.level < levels[len(levels)-1] {
			lists, levels = lists[:len(lists)-1], levels[:len(levels)-1]
		}
		switch last := len(levels) - 1; {
		case levels[last] < 0:
			levels[last] = e.level
		case e.level > levels[last]:
			lists = append(lists, c.g.tree.Add(page.RoleTOC, item))
			levels = append(levels, e.level)
		}
		item = c.listItem(&listLine{
			label: e.number, title: e.title, dest: e.dest, lang: e.lang, style: l.style[e.level],
			indent: l.indent[e.level], wide: widthOf(e.number, l.wide[e.level]), room: room, noLeader: e.level == 0,
		}, lists[len(lists)-1])
		switch more := len(entries) - i - 1; {
		case e.level == 0:
			c.g.keep(2)
		case more > 0 && entries[i+1].level > e.level:
			c.g.keep(1)
		case more > 0 && entries[i+1].level == e.level && e.level > 1 && (more == 1 || entries[i+2].level < e.level):
			c.g.penalty(tuning.AfterIntro) // the last of several
		case more > 0 && entries[i+1].level >= e.level:
			c.g.penalty(tuning.InList)
		}
	}
}

// widthOf is the width for a label, if there is one.
func widthOf(label string, wide geom.Length) geom.Length {
	if label == "" {
		return 0
	}
	return wide
}
