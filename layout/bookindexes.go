package layout

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

func (m *maker) hasTags() bool {
	for _, c := range m.book.All() {
		if len(c.Doc.Meta.Tags) > 0 {
			return true
		}
	}
	return false
}

func (m *maker) hasDates() bool {
	for _, c := range m.book.All() {
		if !c.Doc.Meta.Date.IsZero() {
			return true
		}
	}
	return false
}

// tagIndex lists the tags in the order of the language's alphabet (the Unicode
// Collation Algorithm), each with its chapters.
// Tags that differ in capitals alone are one.
func (c *collector) tagIndex(m *maker, room geom.Length) {
	type tag struct {
		name     string
		chapters []*doc.Chapter
	}
	var tags []*tag
	by := map[string]*tag{}
	for _, ch := range m.book.All() {
		for _, name := range ch.Doc.Meta.Tags {
			key := strings.ToLower(name)
			t := by[key]
			if t == nil {
				t = &tag{name: name}
				by[key] = t
				tags = append(tags, t)
			}
			if n := len(t.chapters); n == 0 || t.chapters[n-1] != ch {
				t.chapters = append(t.chapters, ch)
			}
		}
	}
	alphabet := collate.New(language.Make(c.cfg.lang), collate.Numeric)
	slices.SortStableFunc(tags, func(a, b *tag) int { return alphabet.CompareString(a.name, b.name) })
	for _, t := range tags {
		c.indexHead(t.name)
		toc := c.g.tree.Add(page.RoleTOC, page.Root)
		for i, ch := range t.chapters {
			c.indexLine(ch, "", 0, room, toc)
			c.between(i, len(t.chapters))
		}
	}
}

// dateIndex lists the chapters by their dates, under their years.
func (c *collector) dateIndex(m *maker, room geom.Length) {
	var list []*doc.Chapter
	for _, ch := range m.book.All() {
		if !ch.Doc.Meta.Date.IsZero() {
			list = append(list, ch)
		}
	}
	slices.SortStableFunc(list, func(a, b *doc.Chapter) int {
		return a.Doc.Meta.Date.Time.Compare(b.Doc.Meta.Date.Time)
	})
	year := func(ch *doc.Chapter) int { return ch.Doc.Meta.Date.Time.Year() }
	labels := make([]string, len(list))
	for i, ch := range list {
		labels[i] = theme.FormatDay(ch.Doc.Meta.Date, c.cfg.numbers)
	}
	wide := c.labelWidth(labels, &c.cfg.theme.Text.TOC2)
	for first, last := 0, 0; first < len(list); first = last {
		for last < len(list) && year(list[last]) == year(list[first]) {
			last++
		}
		c.indexHead(theme.FormatDate(doc.Date{Time: list[first].Doc.Meta.Date.Time, NoMonth: true}, c.cfg.numbers))
		toc := c.g.tree.Add(page.RoleTOC, page.Root)
		for i := first; i < last; i++ {
			c.indexLine(list[i], labels[i], wide, room, toc)
			c.between(i-first, last-first)
		}
	}
}

// indexHead sets the title of a group, which stays with what it heads.
func (c *collector) indexHead(title string) {
	style := &c.cfg.theme.Text.IndexHead
	ctx := c.top()
	elem := c.g.tree.Add(page.RoleH2, ctx.parent)
	c.g.space(style.Before)
	boxes := c.setText(text{inlines: plainLine(title), style: c.styles.text(style), elem: elem, solid: true, still: true}, ctx)
	c.toGrid(boxes, true)
	c.g.space(style.After)
	c.g.keep(2)
}

func (c *collector) indexLine(ch *doc.Chapter, label string, wide, room geom.Length, toc page.ElemID) {
	c.listItem(&listLine{
		label: label, title: titleLineOf(&ch.Doc.Meta), dest: ch.ID,
		style: &c.cfg.theme.Text.TOC2, wide: wide, room: room,
	}, toc)
}

// between is what it costs to break a page after line i of n.
func (c *collector) between(i, n int) {
	switch {
	case i == n-1:
	case i == 0 || i == n-2:
		c.g.penalty(c.cfg.theme.Breaks.AfterIntro)
	default:
		c.g.penalty(c.cfg.theme.Breaks.InList)
	}
}
