package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// sink is room above what opens a page: so much as the theme says, less on low
// pages.
func (c *collector) sink(h geom.Length) *box {
	most := c.cfg.area.column.H / 4
	most -= most % c.cfg.theme.Page.Grid
	b := &box{height: min(h, most)}
	c.g.add(b)
	c.g.penalty(int(forbid))
	return b
}

// opener is the first box of a chapter.
func (c *collector) opener(ch *doc.Chapter, b *box) {
	b.opens = true
	b.anchors = append(b.anchors, ch.ID)
	m := &ch.Doc.Meta
	if m.TitleID != "" {
		b.anchors = append(b.anchors, c.cfg.place(m.TitleID))
	}
	if c.cfg.linksTop {
		b.anchors = append(b.anchors, c.cfg.place(topID))
	}
}

// chapterOpening sets what stands above a chapter's text.
func (c *collector) chapterOpening(ch *doc.Chapter, depth int) {
	if depth > 0 {
		c.sectionOpening(ch, depth)
		return
	}
	ctx, st := c.top(), &c.cfg.theme.Text
	c.opener(ch, c.sink(c.cfg.theme.Book.ChapterSink))
	title := c.g.tree.Add(c.titleRole(), ctx.parent)
	if ch.Number != "" {
		c.titleNumber(title, ch.Number, ctx)
	}
	boxes := c.titleIn(title, titleLineOf(&ch.Doc.Meta), &st.ChapterTitle, ctx)
	c.markTitle(boxes, ch)
	c.underTitle(ctx)
	c.titleRule(ctx)
}

// titleNumber sets a chapter's number above its title.
func (c *collector) titleNumber(elem page.ElemID, number string, ctx context) {
	style := &c.cfg.theme.Text.ChapterNumber
	boxes := c.setText(text{
		inlines: plainLine(c.cfg.digits(number) + " "), style: c.styles.text(style), elem: elem,
		pos: doc.Pos{File: c.cfg.doc.File}, solid: true, still: true, spaces: true,
	}, ctx)
	c.toGrid(boxes, false)
	c.g.space(style.After)
	c.g.penalty(int(forbid))
}

// titleRole is the structure role of the text's title.
func (c *collector) titleRole() page.Role {
	return page.RoleH1 + page.Role(min(max(c.cfg.bound.rank, 1), 6)-1)
}

// titleLineOf is a title as inlines.
func titleLineOf(m *doc.Meta) []doc.Inline {
	if len(m.TitleLine) == 0 {
		return plainLine(m.Title)
	}
	return m.TitleLine
}

// markTitle makes an entry of the outline.
func (c *collector) markTitle(boxes []*box, ch *doc.Chapter) {
	if len(boxes) > 0 {
		boxes[0].heading = &headingMark{title: c.cfg.withNumber(ch.Number, ch.Doc.Meta.Title), level: c.cfg.bound.rank}
	}
}

// withNumber is a title after its number, if it has one.
func (cfg *config) withNumber(number, title string) string {
	if number == "" || title == "" {
		return title
	}
	return cfg.digits(number) + " " + title
}

// sectionOpening sets the title of a chapter under another: a heading of the
// level below the other's title, after its number.
func (c *collector) sectionOpening(ch *doc.Chapter, depth int) {
	ctx := c.top()
	style := c.cfg.theme.Text.Heading(depth + 1)
	t := text{
		inlines: titleLineOf(&ch.Doc.Meta), style: c.styles.text(style), elem: c.g.tree.Add(c.titleRole(), ctx.parent),
		pos: doc.Pos{File: c.cfg.doc.File}, solid: true, still: true,
	}
	if ch.Number != "" {
		c.numberFirst(&t, ch.Number)
	}
	c.g.space(style.Before)
	boxes := c.setText(t, ctx)
	c.toGrid(boxes, true)
	if len(boxes) > 0 {
		c.opener(ch, boxes[0])
	}
	c.markTitle(boxes, ch)
	c.g.space(style.After)
	c.g.penalty(int(forbid))
	c.underTitle(ctx)
	c.g.keep(2)
}

// numberFirst puts a number before a title, whose further lines stand under the
// first one's words.
func (c *collector) numberFirst(t *text, number string) {
	ts := *c.styles.text(&c.cfg.theme.Text.SectionNumber)
	ts.size, ts.display = t.style.size, true
	st := *c.styles.build(look{style: &ts})
	gap := &inline.Object{Width: c.cfg.theme.Book.NumberGap, Text: " "}
	t.spans = []inline.Span{
		{Text: c.cfg.digits(number) + "\u00a0", Style: &st, Elem: t.elem},
		{Object: gap, Style: &st, Elem: t.elem},
	}
	t.hang = c.setter.Prepare(t.spans, inline.Options{Align: inline.Left, Lang: c.cfg.lang, RTL: c.top().rtl}).NaturalWidth()
}

// partOpening sets a part's title on a page of its own, over what opens it.
func (c *collector) partOpening(p *doc.Part) {
	ctx, st := c.top(), &c.cfg.theme.Text
	b := c.sink(c.cfg.theme.Book.PartSink)
	b.anchors = append(b.anchors, p.ID)
	title := p.TitleLine
	if len(title) == 0 {
		title = plainLine(p.Title)
	}
	boxes := c.titleIn(c.g.tree.Add(page.RoleH1, ctx.parent), title, &st.PartTitle, ctx)
	if len(boxes) > 0 {
		boxes[0].heading = &headingMark{title: p.Title, level: 1}
		boxes[0].pos = p.At
	}
	c.underTitle(ctx)
	if len(c.cfg.doc.Blocks) > 0 {
		c.keepSpace(c.cfg.theme.Title.After)
		c.g.keep(2)
	}
}
