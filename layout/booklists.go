package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// list is a section that lists others: contents or an index. It is filled
// later.
func (m *maker) list(title string) *section {
	return &section{cfg: m.cfg, title: title, right: m.o.OpenRight, sects: []sect{{role: page.RoleSect, parent: -1}}}
}

// backMatter adds the places of the indexes.
func (m *maker) backMatter() {
	add := func(id, title string, set func(c *collector, room geom.Length)) {
		s := m.list(title)
		s.id, s.fill = id, set
		m.add(s, false)
	}
	if m.o.TagIndex && m.hasTags() {
		add("_index-tags", m.cfg.words.Tags, func(c *collector, room geom.Length) { c.tagIndex(m, room) })
	}
	if m.o.DateIndex && m.hasDates() {
		add("_index-dates", m.cfg.words.ByDate, func(c *collector, room geom.Length) { c.dateIndex(m, room) })
	}
}

// lists gives the contents and the indexes something to set.
func (m *maker) lists() []*section {
	pages := 0
	for _, s := range m.sections {
		if s.set != nil {
			pages += len(s.set.pages)
		}
	}
	var out []*section
	for _, s := range m.sections {
		switch {
		case s.contents:
			s.fill = func(c *collector, room geom.Length) { c.bookContents(m.entries(), room) }
			fallthrough
		case s.fill != nil:
			s.jobs = []*job{{cfg: m.cfg, set: func(c *collector) {
				c.listTitle(s)
				s.fill(c, c.labelRoom(pages))
			}}}
			out = append(out, s)
		}
	}
	return out
}

// labelRoom is the width that the numbers of so many pages need.
func (c *collector) labelRoom(pages int) geom.Length {
	ts := c.styles.text(&c.cfg.theme.Text.TOC1)
	widest := geom.Length(0)
	for _, s := range []string{folio(max(pages, 99) - 1), "xxviii"} {
		run := ts.face.Shape(s, noShaping)
		widest = max(widest, geom.FromUnits(run.Width, ts.size, ts.face.UnitsPerEm))
	}
	return widest
}

// listTitle opens the contents or an index as a chapter does.
func (c *collector) listTitle(s *section) {
	ctx := c.top()
	b := c.sink(c.cfg.theme.Book.ChapterSink)
	if s.id != "" {
		b.anchors = append(b.anchors, s.id)
	}
	boxes := c.titleLine(plainLine(s.title), &c.cfg.theme.Text.ChapterTitle, page.RoleH1, ctx)
	if len(boxes) > 0 {
		boxes[0].heading = &headingMark{title: s.title, level: 1}
	}
	c.g.space(c.cfg.theme.Title.After)
	c.g.keep(2)
}

// listLine is a line of the contents or of an index, with a page number.
type listLine struct {
	label string // a number or date before the title
	title []doc.Inline
	dest  string
	lang  string
	style *theme.Style
	// indent is where the line begins, wide how much of it the label takes,
	// room how much its page number.
	indent, wide, room geom.Length
	noLeader           bool
}

// listItem sets a line under a list's element, and returns its own.
func (c *collector) listItem(l *listLine, toc page.ElemID) page.ElemID {
	ctx, ts := c.top(), c.styles.text(l.style)
	item := c.g.tree.Add(page.RoleTOCI, toc)
	elem := c.g.tree.Add(page.RoleLink, c.g.tree.Add(page.RoleReference, item))
	if l.lang != "" {
		c.g.tree.Get(elem).Lang, ctx.lang = l.lang, l.lang
	}
	inner := ctx.inset(l.indent+l.wide, l.room+ts.size*3/2)
	t := text{inlines: bare(l.title), style: ts, elem: elem, solid: true, balance: true}
	if l.wide == 0 {
		t.hang = ts.size
	}
	c.g.space(l.style.Before)
	boxes := c.setText(t, inner)
	c.g.space(l.style.After)
	if len(boxes) == 0 {
		return item
	}
	if l.label != "" {
		boxes[0].items = append(c.listLabel(l, ts, elem), boxes[0].items...)
	}
	last := boxes[len(boxes)-1]
	last.toc = &contentsMark{id: l.dest, style: ts, baseline: ts.baseline, noLeader: l.noLeader, elem: elem}
	last.toc.reach(last, ctx)
	alt := doc.PlainText(l.title)
	for _, b := range boxes {
		area := geom.Rect{W: ctx.w - l.indent, H: b.height}
		if !ctx.rtl {
			area.X = l.indent
		}
		b.items = append(b.items, &page.Link{Elem: elem, Rect: area, Dest: l.dest, Alt: alt})
	}
	return item
}

// listLabel sets what stands before a line's title.
func (c *collector) listLabel(l *listLine, ts *textStyle, elem page.ElemID) []page.Item {
	lines := c.labelText(l.label, ts, elem).Lines(c.cfg.area.column.W)
	if len(lines) == 0 {
		return nil
	}
	if c.top().rtl { // it is set against the right edge
		return shifted(lines[0].Items, -l.indent, ts.baseline)
	}
	return shifted(lines[0].Items, l.indent, ts.baseline)
}

func (c *collector) labelText(label string, ts *textStyle, elem page.ElemID) *inline.Paragraph {
	label = c.cfg.digits(label)
	return c.setter.Prepare([]inline.Span{{Text: label + " ", Style: c.styles.inline(look{style: ts}), Elem: elem}},
		inline.Options{Align: inline.Left, Lang: c.cfg.lang, RTL: c.top().rtl, KeepSpaces: true, Greedy: true})
}

// labelWidth is how wide the widest of some labels is, with the gap after it;
// 0 if there are none.
func (c *collector) labelWidth(labels []string, style *theme.Style) geom.Length {
	widest, ts := geom.Length(0), c.styles.text(style)
	for _, l := range labels {
		if l != "" {
			widest = max(widest, c.labelText(l, ts, page.Artifact).NaturalWidth()+c.cfg.theme.Book.NumberGap)
		}
	}
	return min(widest, c.cfg.area.column.W/3)
}
